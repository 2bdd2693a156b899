/**
 * shoot: pictures of the harness pages into test/pictures, by a Vite server of its own and Debian's Chromium.
 * `node test/support/world-page/shoot.ts people.html?view=row [more …]`
 */
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { chromium } from "playwright-core";
import { createServer, type Plugin } from "vite";

/** The files of the spaces, where the server has them. */
function spaces(): Plugin {
  return {
    name: "spaces",
    configureServer(server) {
      server.middlewares.use("/spaces", async (request, response, next) => {
        const path = new URL(request.url ?? "/", "http://localhost").pathname;
        try {
          response.end(await readFile(join(root, "assets/spaces", path)));
        } catch {
          next();
        }
      });
    },
  };
}

const root = resolve(import.meta.dirname, "../../..");
const pages = process.argv.slice(2);
const pictures = join(root, "test/pictures");
await mkdir(pictures, { recursive: true });
const profile = await mkdtemp(join(tmpdir(), "stoa-shoot-"));
const server = await createServer({
  root,
  configFile: false,
  plugins: [react(), spaces()],
  cacheDir: join(tmpdir(), "stoa-shoot-vite"),
  server: { port: 0, host: "127.0.0.1", hmr: false },
  publicDir: false,
  optimizeDeps: {
    include: [
      "react",
      "react-dom/client",
      "react/jsx-dev-runtime",
      "three",
      "@react-three/fiber",
      "@react-three/xr",
      "zod",
    ],
  },
  logLevel: "warn",
});
await server.listen();
const address = server.httpServer?.address();
if (address === null || typeof address !== "object") throw new Error("the page server has no port");
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
  viewport: { width: 1120, height: 630 },
});
try {
  for (const page of pages) {
    const tab = await browser.newPage();
    tab.on("console", (message) => console.log(`[${message.type()}] ${message.text()}`));
    tab.on("pageerror", (error) => console.log(`[page] ${error.message}`));
    await tab.goto(`http://127.0.0.1:${address.port}/test/support/world-page/${page}`);
    await tab.waitForSelector("body[data-ready=yes]", { timeout: 60_000 });
    const name = page.replace(/\.html/, "").replaceAll(/[^a-z0-9]+/gi, "-");
    await tab.screenshot({ path: join(pictures, `world-${name}.png`) });
    console.log(`${name}: ${await tab.title()}`);
    await tab.close();
  }
} finally {
  await browser.close();
  await server.close();
  await rm(profile, { recursive: true, force: true });
}
