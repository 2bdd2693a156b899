/** Beside: other pages, built into the same folder. They share nothing: a part that two pages share is a request more for both. */
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build, type Plugin } from "vite";
import { compressed } from "./compressed.ts";
import { APP, BUILT } from "./folders.ts";
import { sameHead } from "./same-head.ts";

export function beside(...pages: string[]): Plugin {
  let mode = "production";
  return {
    name: "stoa-beside",
    apply: "build",
    configResolved(config) {
      mode = config.mode;
    },
    closeBundle: {
      sequential: true,
      async handler() {
        for (const page of pages) {
          await build({
            configFile: false,
            root: APP,
            mode,
            logLevel: "error",
            plugins: [react(), compressed(), sameHead()],
            build: {
              outDir: BUILT,
              emptyOutDir: false,
              copyPublicDir: false,
              target: "es2023",
              rolldownOptions: { input: join(APP, page) },
            },
          });
        }
      },
    },
  };
}
