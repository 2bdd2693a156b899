/** `stoa ledger`, as it is run. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, serve } from "../../../server/index.ts";
import { createLog } from "../../../server/log.ts";
import { openStore } from "../../../server/store/open.ts";
import { houseSecret } from "../../../server/store/secret.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";
import { sanctionOf } from "../store/rows.ts";

const STOA = resolve("server/cli/stoa.ts");

let folder: string;
let data: string;
let spaces: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-cli-ledger-"));
  data = await dataFolder();
  spaces = await writeSpaces(folder, SQUARE);
  env = { ...process.env, PORT: "0", STOA_DATA: data, STOA_SPACES: spaces };
  const store = await openStore({ data, secret: houseSecret(data) });
  const [{ person }, { person: by }] = [await store.people.create(1), await store.people.create(1)];
  for (let i = 0; i < 7; i++) await store.conduct.record(sanctionOf(person, by, { id: `s-${i}`, note: "quillwort" }));
  await store.close();
}, 60_000);
afterAll(() => Promise.all([folder, data].map((one) => rm(one, { recursive: true, force: true }))));

const stoa = (...args: string[]) => stoaWith(env, ...args);
const stoaWith = (env: NodeJS.ProcessEnv, ...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((ended) => {
    execFile(process.execPath, [STOA, "ledger", ...args], { env }, (error, out, err) => {
      ended({ code: error === null ? 0 : Number(error.code ?? 1), out: out.trim(), err: err.trim() });
    });
  });

test("[LED11] `stoa ledger` exports and checks this house's own chain, without a running server and beside one.", async () => {
  const file = join(folder, "ledger.ndjson");
  let server: Served | null = null;
  try {
    for (const beside of [false, true]) {
      if (beside) server = await serve({ port: 0, data, spaces, log: createLog({ write: () => {} }) });
      const written = await stoa("export", "--out", file);
      expect(written.err).toBe("");
      expect(written.out).toMatch(/^7 entries are in .*ledger\.ndjson\. Head: 7:[0-9a-f]{64}$/);
      const text = await readFile(file, "utf8");
      expect((await stoa("export")).out).toBe(text.trimEnd());
      expect(text).not.toContain("quillwort");
      for (const args of [["verify"], ["verify", file]]) {
        const { code, out, err } = await stoa(...args);
        expect([code, err]).toEqual([0, ""]);
        expect(out).toMatch(/^7 entries, and the chain is whole: .*\.\nHead: 7:[0-9a-f]{64}$/);
      }
      await rm(file);
    }
  } finally {
    await server?.close();
  }
  expect((await readdir(folder)).filter((name) => name.includes(".new"))).toEqual([]);
}, 120_000);

test("[LED11] A file that is not whole is told in one sentence, with 1 as the exit code, and as JSON; a noted head counts.", async () => {
  const file = join(folder, "told.ndjson");
  await stoa("export", "--out", file);
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
  const { head } = JSON.parse(lines[7]!) as { head: { seq: number; hash: string } };
  const { hash: third } = JSON.parse(lines[2]!) as { hash: string };
  const whole = await stoa("verify", file, "--head", `3:${third}`, "--json");
  expect([whole.code, JSON.parse(whole.out)]).toEqual([0, { whole: true, entries: 7, head }]);

  // Where there is no house, and nothing of it is set right.
  const elsewhere = { STOA_DATA: join(folder, "nowhere"), PORT: "none" };
  expect((await stoaWith(elsewhere, "verify", file)).code).toBe(0);

  const wrong = await stoa("verify", file, "--head", `4:${third}`);
  expect([wrong.code, wrong.err]).toEqual([1, ""]);
  expect(wrong.out).toMatch(/^Entry 4 is not the one that was noted: .*\.$/);

  await writeFile(file, `${lines.filter((_, i) => i !== 3).join("\n")}\n`);
  expect(await stoa("verify", file)).toEqual({
    code: 1,
    out: "Entry 4 is missing: it was taken out, and later ones follow.",
    err: "",
  });
  const json = await stoa("verify", file, "--json");
  expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { whole: false, problem: "missing", seq: 4, line: 4 }]);

  for (const [args, sentence] of [
    [["verify", join(folder, "nowhere")], "cannot be read (ENOENT)."],
    [["verify", folder], "cannot be read (EISDIR)."],
    [["verify", file, "--head", "7"], "--head must be a number"],
    [["export", "--out", join(folder, "no", "where")], "cannot be written (ENOENT)."],
  ] as const) {
    const { code, out, err } = await stoa(...args);
    expect.soft([code, out]).toEqual([1, ""]);
    expect.soft(err).toContain(sentence);
    expect.soft(err).not.toMatch(/^\s+at /m);
  }
}, 120_000);
