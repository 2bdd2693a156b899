import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PACKAGE_ROOT } from "../../../server/folders.ts";

const app = join(PACKAGE_ROOT, "client/app");
const manifest = JSON.parse(readFileSync(join(app, "public/manifest.webmanifest"), "utf8"));

test("[PAGE42] The page can be installed: it names its manifest, whose icons are there in the sizes it says.", () => {
  expect(readFileSync(join(app, "index.html"), "utf8")).toContain('<link rel="manifest" href="/manifest.webmanifest"');
  expect(manifest).toMatchObject({ start_url: "/", scope: "/", display: "standalone" });
  const sizes = manifest.icons.map(({ src, sizes, type }: Record<"src" | "sizes" | "type", string>) => {
    expect(type).toBe("image/png");
    const png = readFileSync(join(app, "public", src));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
    return sizes;
  });
  expect(sizes).toEqual(expect.arrayContaining(["192x192", "512x512"]));
});
