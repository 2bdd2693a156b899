/** Serves the harness pages of this folder, with the files of the spaces and of WebXR's controllers where the page has them. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { createServer, type Plugin } from "vite";

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

/** Opens the pages at a free port; `url` is the folder's address. */
export async function servePages(cacheDir: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = await createServer({
    root,
    configFile: false,
    plugins: [
      react(),
      folder("/spaces", "assets/spaces"),
      folder("/xr-profiles", "node_modules/@webxr-input-profiles/assets/dist/profiles"),
    ],
    cacheDir,
    server: { port: 0, host: "127.0.0.1", hmr: false },
    publicDir: false,
    // Found while the page loads they would make it load again.
    optimizeDeps: {
      include: [
        "react",
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
        "zod",
      ],
    },
    logLevel: "error",
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (address === null || typeof address !== "object") throw new Error("the page server has no port");
  return {
    url: `http://127.0.0.1:${address.port}/test/support/world-page/`,
    close: () => server.close(),
  };
}
