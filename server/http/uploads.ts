/**
 * Uploads: chunks of the files that hosts bring for screens, and the files themselves for everybody who is shown them.
 * Whoever knows an awaited file's name was given it in a room. [SCR10] [SCR12]
 */
import express, { type Router } from "express";
import { StoaError } from "../../shared/protocol/refusal.ts";
import { CHUNK, UPLOADS_PATH } from "../../shared/screen/upload.ts";
import type { Uploads } from "../uploads/uploads.ts";

export function uploadRoutes(uploads: Uploads): Router {
  const router = express.Router();
  router.post(
    `${UPLOADS_PATH}/:file`,
    (request, _response, next) => {
      // Nobody's bytes are taken in before it is known that they are awaited.
      if (!uploads.awaits(request.params.file ?? "")) throw new StoaError("not-found", "No such file is awaited.");
      next();
    },
    express.raw({ limit: CHUNK, type: () => true, inflate: false }),
    async (request, response) => {
      const at =
        typeof request.query.at === "string" && /^\d{1,12}$/.test(request.query.at) ? Number(request.query.at) : -1;
      if (at < 0 || !Buffer.isBuffer(request.body)) throw new StoaError("invalid", "A chunk says where it begins.");
      const received = await uploads.append(request.params.file ?? "", at, request.body);
      response.set("Cache-Control", "no-store").json({ received });
    },
  );

  router.get("/uploads/:file", async (request, response) => {
    const file = request.params.file ?? "";
    const path = uploads.pathOf(file);
    const type = uploads.find(file)?.type;
    if (path === undefined || type === undefined) throw new StoaError("not-found", "That is not shown any more.");
    await new Promise<void>((sent, failed) => {
      response.sendFile(
        path,
        {
          cacheControl: false,
          dotfiles: "allow",
          headers: { "Content-Type": type, "Cache-Control": "private, max-age=86400, immutable" },
        },
        (error) => (error === undefined ? sent() : failed(error)),
      );
    });
  });
  return router;
}
