/** What a fresh browser fetches until the plaza stands, as sent: by the files that the build leaves. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { PACKAGE_ROOT, PAGE } from "../../../server/folders.ts";
import { buildPage } from "../../support/page.ts";

const MOST = 900_000;
/** Readers of PDFs, what headsets need, voice, the card of who asked for space, what changed in rules, the ledger; letters of other scripts. */
const LATER =
  /^(pdf|xr|headset|voice|space-card|rules-changed|playout|capture|ledger|cockpit|_stoa-no-emulator)[.-]|-(latin-ext|greek|cyrillic)-/;
const PLAZA = join(PACKAGE_ROOT, "assets/spaces/plaza");

beforeAll(() => buildPage(), 120_000);

/** The names of the page's scripts, styles and fonts that come before the place is shown. */
function first(): string[] {
  return readdirSync(join(PAGE, "assets")).filter((name) => /\.(js|css|woff2)$/.test(name) && !LATER.test(name));
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
