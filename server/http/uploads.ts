/**
 * Uploads: chunks of the files that hosts bring for screens, and the files themselves for everybody who is shown them.
 * Whoever knows an awaited file's name was given it in a room. [SCR10] [SCR12]
 */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import express, { type Router } from "express";
import { StoaError } from "../../shared/protocol/refusal.ts";
import { CHUNK, UPLOADS_PATH } from "../../shared/screen/upload.ts";
import type { Uploads } from "../uploads/uploads.ts";

const KEPT = "private, max-age=86400, immutable";
/** How long another process may take over a file, ms. */
const PATIENCE_MS = 60_000;

/** @param others where the other processes of the house are reached: what was sent to one of them lies there */
export function uploadRoutes(uploads: Uploads, others: () => readonly string[] = () => []): Router {
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
    if (path === undefined || type === undefined) {
      const there = "here" in request.query ? null : await elsewhere(file, others());
      if (there?.body == null) throw new StoaError("not-found", "That is not shown any more.");
      response.set({ "Content-Type": there.headers.get("content-type") ?? "", "Cache-Control": KEPT });
      await pipeline(Readable.fromWeb(there.body as WebStream), response);
      return;
    }
    await new Promise<void>((sent, failed) => {
      response.sendFile(
        path,
        {
          cacheControl: false,
          dotfiles: "allow",
          headers: { "Content-Type": type, "Cache-Control": KEPT },
        },
        (error) => (error === undefined ? sent() : failed(error)),
      );
    });
  });
  return router;
}

/** A file that lies with another process of the house; null where none has it. */
async function elsewhere(file: string, addresses: readonly string[]): Promise<Response | null> {
  for (const address of addresses) {
    const asked = `${address}/uploads/${encodeURIComponent(file)}?here`;
    const response = await fetch(asked, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
    if (response?.ok) return response;
    await response?.body?.cancel();
  }
  return null;
}
