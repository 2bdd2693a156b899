/**
 * Draws the pictures of the plaza's screens from `screens.html`, in the house's own type.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const fonts: [family: string, file: string][] = [
  ["Source Serif 4", "source-serif-4/files/source-serif-4-latin-opsz-normal.woff2"],
  ["Source Sans 3", "source-sans-3/files/source-sans-3-latin-wght-normal.woff2"],
];

function fontFaces(): string {
  const faces = fonts.map(([family, file]) => {
    const data = readFileSync(beside(`../../../../node_modules/@fontsource-variable/${file}`)).toString("base64");
    return `@font-face { font-family: "${family}"; font-weight: 200 900; src: url(data:font/woff2;base64,${data}); }`;
  });
  return faces.join("\n");
}

/** Writes `screen-stage.png` and `screen-board.png` in the brand's colour. Needs Chromium (/usr/bin/chromium). */
export async function drawScreens(brandColour: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1600 } });
    await page.setContent(readFileSync(beside("screens.html"), "utf8"));
    await page.addStyleTag({ content: `${fontFaces()}\n:root { --brand: ${brandColour}; }` });
    await page.evaluate(() => document.fonts.ready);
    for (const name of ["stage", "board"]) {
      await page.locator(`#${name}`).screenshot({ path: beside(`../screen-${name}.png`) });
    }
  } finally {
    await browser.close();
  }
}
