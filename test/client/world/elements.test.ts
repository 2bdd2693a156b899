/** The page leaves out most of three.js, and nothing that is drawn. */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ELEMENTS } from "../../../client/world/elements.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** `primitive` is whatever object it is given; a canvas of its own stands in a `div`. */
const OTHERS = new Set(["primitive", "div"]);

function drawnIn(pattern: string, element: RegExp): Set<string> {
  const files = globSync(pattern, { cwd: root });
  expect(files.length).toBeGreaterThan(0);
  const names = files.flatMap((file) =>
    [...readFileSync(root + file, "utf8").matchAll(element)].map(([, name]) => name!),
  );
  return new Set(names.filter((name) => !OTHERS.has(name)));
}

test("[ENT7] Every element that is drawn as JSX is among the few that the page knows.", () => {
  const drawn = drawnIn("client/{world,xr,ui/headset}/**/*.tsx", /(?<![\w)\]])<([a-z]\w*)/g);
  const inHeadsets = drawnIn("node_modules/@react-three/xr/dist/**/*.js", /jsxs?\("(\w+)"/g);
  for (const html of ["div", "button"]) inHeadsets.delete(html);
  const known = new Set(Object.keys(ELEMENTS).map((name) => name[0]!.toLowerCase() + name.slice(1)));
  expect(new Set([...drawn, ...inHeadsets])).toEqual(known);
});
