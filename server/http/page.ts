/**
 * Page: the built page at `/`, at `/s/<space>`, at `/moderate` and `/host` with its parts, that of the ledger at `/ledger`, and that of what
 * was decided about its reader at `/decisions`. Files with a hash in their name never change; the page itself is always asked for again.
 * While developing Vite builds it as it is asked for, and reloads it live. [RUN11]
 */
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer as createNetServer } from "node:net";
import { extname, join } from "node:path";
import express, { type RequestHandler, type Router } from "express";
import { PACKAGE_ROOT, PAGE } from "../folders.ts";
import { StartError } from "../start-error.ts";

/** Where each page is: its address bar may hold any of these. */
const PAGES = [
  { file: "index.html", paths: ["/", "/s/:space", "/moderate", "/host", "/host/:part"] },
  { file: "ledger.html", paths: ["/ledger"] },
  { file: "decisions.html", paths: ["/decisions"] },
];

/** What the page is made of. */
const PAGE_SOURCES = ["client", "shared", "assets", "node_modules"];

const NO_PAGE = "The page has not been built. npm start does that in the checkout.";

/** The page as it was built. */
export function builtPage(folder: string = PAGE): Router {
  const router = express.Router();
  for (const { file, paths } of PAGES) {
    const page = join(folder, file);
    router.get(paths, (_request, response) => {
      if (existsSync(page)) response.set("Cache-Control", "no-cache").sendFile(page, { cacheControl: false });
      else response.status(503).type("text").send(NO_PAGE);
    });
  }
  router.use("/assets", sendCompressed(join(folder, "assets")));
  router.use(
    "/assets",
    express.static(join(folder, "assets"), { immutable: true, maxAge: "365d", index: false, redirect: false }),
  );
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response) => void response.setHeader("Cache-Control", "no-cache"),
    }),
  );
  return router;
}

/** Lets a browser that takes Brotli have the file that was compressed when the page was built, where there is one. */
function sendCompressed(folder: string): RequestHandler {
  const ending = ".br";
  const compressed = existsSync(folder)
    ? new Set(readdirSync(folder).filter((name) => name.endsWith(ending)))
    : new Set();
  return (request, response, next) => {
    const name = request.path.slice(1);
    if (!compressed.has(name + ending)) return next();
    response.vary("Accept-Encoding");
    if (request.acceptsEncodings("br") === "br") {
      response.set("Content-Encoding", "br").type(extname(name));
      request.url = `/${name}${ending}`;
    }
    next();
  };
}

export type DevelopedPage = { routes: RequestHandler; close(): Promise<void> };

/**
 * The page as it is being developed.
 * @throws {StartError} where Vite is not installed, such as in the installed package
 */
export async function developedPage(): Promise<DevelopedPage> {
  const vite = await import("vite").catch(() => undefined);
  const configFile = join(PACKAGE_ROOT, "vite.config.ts");
  if (vite === undefined || !existsSync(configFile))
    throw new StartError("--dev needs the checkout of Stoa with everything installed; use npm run dev there.");
  const server = await vite.createServer({
    configFile,
    appType: "custom",
    clearScreen: false,
    logLevel: "warn",
    server: {
      middlewareMode: true,
      // Its socket has a port of its own: the server's own upgrades all belong to people.
      hmr: { port: await freePort() },
      // Not the data folder, which may lie in the checkout.
      fs: { allow: PAGE_SOURCES.map((folder) => join(PACKAGE_ROOT, folder)) },
    },
  });
  const router = express.Router();
  for (const { file, paths } of PAGES) {
    router.get(paths, async (request, response) => {
      const html = await readFile(join(server.config.root, file), "utf8");
      const page = await server.transformIndexHtml(request.originalUrl, html);
      response.set("Cache-Control", "no-cache").type("html").send(page);
    });
  }
  router.use((request, response, next) => server.middlewares(request, response, next));
  return { routes: router, close: () => server.close() };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createNetServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
