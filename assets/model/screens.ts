/**
 * Draws the pictures of a space's screens from the `screens.html` beside its model, in the house's own type.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const fonts: [family: string, file: string][] = [
  ["Source Serif 4", "source-serif-4/files/source-serif-4-latin-opsz-normal.woff2"],
  ["Source Sans 3", "source-sans-3/files/source-sans-3-latin-wght-normal.woff2"],
];

function fontFaces(): string {
  const faces = fonts.map(([family, file]) => {
    const data = readFileSync(new URL(`../../node_modules/@fontsource-variable/${file}`, import.meta.url)).toString(
      "base64",
    );
    return `@font-face { font-family: "${family}"; font-weight: 200 900; src: url(data:font/woff2;base64,${data}); }`;
  });
  return faces.join("\n");
}

/**
 * Writes `screen-<id>.png` into a space's folder for every element of `model/screens.html` that has one of these ids, in
 * the brand's colour. Needs Chromium (/usr/bin/chromium).
 */
export async function drawScreens(folder: URL, ids: readonly string[], brandColour: string): Promise<void> {
  const file = (name: string) => fileURLToPath(new URL(name, folder));
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1600 } });
    await page.setContent(readFileSync(file("model/screens.html"), "utf8"));
    await page.addStyleTag({ content: `${fontFaces()}\n:root { --brand: ${brandColour}; }` });
    await page.evaluate(() => document.fonts.ready);
    for (const id of ids) {
      await page.locator(`#${id}`).screenshot({ path: file(`screen-${id}.png`) });
    }
  } finally {
    await browser.close();
  }
}
