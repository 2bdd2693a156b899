/** Module page: an empty page that can import the checkout's own modules, their types stripped, at a free port. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { transformWithOxc } from "vite";

const ROOT = resolve(import.meta.dirname, "../..");

export async function serveModules(): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/")
      return void response.setHeader("content-type", "text/html").end("<!doctype html><title>.</title>");
    try {
      const { code } = await transformWithOxc(await readFile(join(ROOT, pathname), "utf8"), pathname);
      response.setHeader("content-type", "text/javascript").end(code);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () => void server.close(),
  };
}
