/** Report style: colours and letters of the house, and what a report makes of them, in one piece that asks for nothing. */
import { readFile } from "node:fs/promises";

/** The letters that a report is read in, as they lie in the checkout; the package brings copies beside this file. */
const LETTERS = {
  "Source Serif 4 Variable": "source-serif-4",
  "Source Sans 3 Variable": "source-sans-3",
} as const;

export async function reportStyle(): Promise<string> {
  const [tokens, own, ...letters] = await Promise.all([
    read("../../client/ui/styles/tokens.css"),
    read("./report-page.css"),
    ...Object.entries(LETTERS).map(([family, name]) => fontFace(family, name)),
  ]);
  return [...letters, tokens, own].join("\n");
}

const read = (path: string) => readFile(new URL(path, import.meta.url), "utf8");

/** Nothing where there are no such letters: the next of its kind is taken. */
async function fontFace(family: string, name: string): Promise<string> {
  const file = `${name}-latin-wght-normal.woff2`;
  const places = [`./${file}`, `../../node_modules/@fontsource-variable/${name}/files/${file}`];
  for (const place of places) {
    const bytes = await readFile(new URL(place, import.meta.url)).catch(() => null);
    if (bytes === null) continue;
    const source = `url("data:font/woff2;base64,${bytes.toString("base64")}") format("woff2-variations")`;
    return `@font-face { font-family: "${family}"; font-weight: 200 900; src: ${source}; }`;
  }
  return "";
}
