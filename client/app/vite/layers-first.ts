/** LayersFirst: which file of styles comes first is the build's affair, so each says first in which order the layers stand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { APP } from "./folders.ts";

export function layersFirst(): Plugin {
  const [order = ""] = /^@layer .*;$/m.exec(readFileSync(join(APP, "../ui/styles/index.css"), "utf8")) ?? [];
  return {
    name: "stoa-layers-first",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const [fileName, file] of Object.entries(bundle))
          if (fileName.endsWith(".css") && file.type === "asset") file.source = order + String(file.source);
      },
    },
  };
}
