/** SameHead: what the head of every page says, from `head.html`: pages name it by `<!-- head.html -->`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { APP } from "./folders.ts";

export function sameHead(): Plugin {
  const head = readFileSync(join(APP, "head.html"), "utf8").trim().replaceAll("\n", "\n    ");
  return {
    name: "stoa-same-head",
    transformIndexHtml: { order: "pre", handler: (page) => page.replace("<!-- head.html -->", head) },
  };
}
