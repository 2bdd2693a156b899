/**
 * Package file: package.json as it stands in the checkout, where `exports` point at TypeScript, and as it is packed,
 * where they point at what was built. The first is kept beside it while the second one stands in its place.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..");
const FILE = join(ROOT, "package.json");
const KEPT = join(ROOT, "package.json.checkout");

type PackageFile = {
  bin: Record<string, string>;
  exports: Record<string, string>;
  [field: string]: unknown;
};

/** Only the checkout needs these. */
const CHECKOUT_ONLY = ["scripts", "devDependencies", "overrides", "allowScripts"];

const built = (source: string, ending: ".js" | ".d.ts") => source.replace(/^\.\//, "./dist/").replace(/\.ts$/, ending);

/** package.json as it is packed. */
export function packed(checkout: PackageFile): PackageFile {
  const kept = Object.fromEntries(Object.entries(checkout).filter(([field]) => !CHECKOUT_ONLY.includes(field)));
  return {
    ...kept,
    bin: Object.fromEntries(Object.entries(checkout.bin).map(([name, source]) => [name, built(source, ".js")])),
    exports: Object.fromEntries(
      Object.entries(checkout.exports).map(([name, source]) => [
        name,
        { types: built(source, ".d.ts"), default: built(source, ".js") },
      ]),
    ),
  };
}

/** Puts the packed one in place; the checkout's is moved aside whole, so that it comes back byte for byte. */
export function putPacked(): void {
  const text = readFileSync(FILE, "utf8");
  writeFileSync(KEPT, text);
  writeFileSync(FILE, `${JSON.stringify(packed(JSON.parse(text) as PackageFile), null, 2)}\n`);
}

/** Puts the checkout's back, also after a pack that was broken off. */
export function putBack(): void {
  if (existsSync(KEPT)) renameSync(KEPT, FILE);
}
