/** Serves the harness pages of this folder, with the files of the spaces and of WebXR's controllers where the page has them. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { createServer, type Plugin } from "vite";
import { worklets } from "../../../client/app/vite/worklets.ts";

const root = resolve(import.meta.dirname, "../../..");

/** The files of a folder under an address. */
function folder(address: string, path: string): Plugin {
  return {
    name: address,
    configureServer(server) {
      server.middlewares.use(address, async (request, response, next) => {
        const file = new URL(request.url ?? "/", "http://localhost").pathname;
        try {
          response.end(await readFile(join(root, path, file)));
        } catch {
          next();
        }
      });
    },
  };
}

export type ServedPages = {
  /** This folder's address. */
  url: string;
  /** The checkout's. */
  origin: string;
  close(): Promise<void>;
};

/** Opens the pages at a free port; `env` is what they find as `import.meta.env`. */
export async function servePages(cacheDir: string, env: Record<string, string> = {}): Promise<ServedPages> {
  const server = await createServer({
    root,
    configFile: false,
    plugins: [
      react(),
      worklets(),
      folder("/spaces", "assets/spaces"),
      folder("/xr-profiles", "node_modules/@webxr-input-profiles/assets/dist/profiles"),
    ],
    cacheDir,
    define: Object.fromEntries(
      Object.entries(env).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)]),
    ),
    server: { port: 0, host: "127.0.0.1", hmr: false },
    publicDir: false,
    // Found while the page loads they would make it load again.
    optimizeDeps: {
      include: [
        "react",
        "react-aria-components",
        "react-dom/client",
        "react/jsx-runtime",
        "react/jsx-dev-runtime",
        "three",
        "three/addons/utils/BufferGeometryUtils.js",
        "three/addons/loaders/GLTFLoader.js",
        "@react-three/fiber",
        "@react-three/xr",
        "@lingui/core",
        "@lingui/message-utils/compileMessage",
        "colyseus.js",
        "zod",
      ],
    },
    logLevel: "error",
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (address === null || typeof address !== "object") throw new Error("the page server has no port");
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    url: `${origin}/test/support/world-page/`,
    origin,
    close: () => server.close(),
  };
}
