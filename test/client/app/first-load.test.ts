/** What a fresh browser fetches until the plaza stands, as sent: by the files that the build leaves. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { PACKAGE_ROOT, PAGE } from "../../../server/folders.ts";
import en from "../../../shared/text/en.json" with { type: "json" };
import opened from "../../../shared/text/opened.json" with { type: "json" };
import pages from "../../../shared/text/pages.json" with { type: "json" };
import { buildPage } from "../../support/page.ts";

const MOST = 900_000;
/** Letters of other scripts, which a browser fetches where somebody writes them. */
const OTHER_LETTERS = /-(latin-ext|greek|cyrillic)-/;
const PLAZA = join(PACKAGE_ROOT, "assets/spaces/plaza");

beforeAll(() => buildPage(), 120_000);

/** What speaks to the house, and the place: both are fetched while the card stands. */
const FETCHED = /^(build|world)-.*\.js$/;

/** What may be a key of the catalogue, whole or with parts that are filled in. */
const KEY = /["'`]([a-z]+(?:\.(?:[a-z-]|\$\{[^}`]+\})+)+)["'`]/g;

/** The page's scripts, styles and fonts that come before the place is shown: what it names, what is fetched, and what these import. */
function first(): string[] {
  const all = readdirSync(join(PAGE, "assets"));
  const html = readFileSync(join(PAGE, "index.html"), "utf8");
  const found = new Set(all.filter((name) => (/\.(js|css)$/.test(name) && html.includes(name)) || FETCHED.test(name)));
  for (const name of found) {
    if (!name.endsWith(".js")) continue;
    const code = readFileSync(join(PAGE, "assets", name), "utf8");
    for (const match of code.matchAll(/(?:from|import)\s?["'`]\.\/([\w.-]+)["'`]/g)) found.add(match[1]!);
  }
  return [...found, ...all.filter((name) => name.endsWith(".woff2") && !OTHER_LETTERS.test(name))];
}

function sentSize(name: string): number {
  const file = join(PAGE, "assets", name);
  return statSync(name.endsWith(".woff2") ? file : `${file}.br`).size;
}

test("[ENT7] Scripts, styles, fonts and the plaza's model come to at most 900 kB before the world shows.", () => {
  const names = first();
  for (const kind of [".js", ".css", ".woff2"]) expect(names.some((name) => name.endsWith(kind))).toBe(true);
  const page = statSync(join(PAGE, "index.html")).size + names.reduce((sum, name) => sum + sentSize(name), 0);
  const facts = brotliCompressSync(readFileSync(join(PLAZA, "space.json"))).length;
  const model = statSync(join(PLAZA, "plaza.glb.br")).size;
  expect(page + facts + model).toBeLessThanOrEqual(MOST);
});

test("[ENT7] What ships compressed beside each model unpacks to it, so that it is what is sent.", () => {
  for (const id of ["plaza", "launch", "lounge"]) {
    const file = join(PACKAGE_ROOT, "assets/spaces", id, `${id}.glb`);
    expect(brotliDecompressSync(readFileSync(`${file}.br`)).equals(readFileSync(file))).toBe(true);
  }
});

test("[ENT7] What comes before the place says no word that is left for later.", () => {
  const atOnce = Object.keys(en);
  const later = [...Object.keys(opened), ...Object.keys(pages)];
  const said = first()
    .filter((name) => name.endsWith(".js"))
    .flatMap((name) => [...readFileSync(join(PAGE, "assets", name), "utf8").matchAll(KEY)])
    .map((match) => new RegExp(`^${match[1]!.replaceAll(".", "\\.").replace(/\$\{[^}]+\}/g, ".+")}$`));
  const guilty = said
    .filter((key) => later.some((one) => key.test(one)) && !atOnce.some((one) => key.test(one)))
    // Shortcuts bear the names of their words; the sheet of keys says them.
    .filter(({ source }) => !source.startsWith("^keys"));
  expect(guilty).toEqual([]);
});
