/** `stoa rules`, as it is run. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../../server/store/open.ts";
import { houseSecret } from "../../../server/store/secret.ts";
import type { NotedFact } from "../../../server/store/store.ts";
import { FLOOD, type RulesHouse, rulesHouse, rulesOf } from "../../support/rules-house.ts";
import { sanctionOf } from "../store/rows.ts";

const STOA = resolve("server/cli/stoa.ts");
const HOUR = 3_600_000;

let place: RulesHouse;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  place = await rulesHouse(rulesOf("1", [FLOOD]));
  env = { ...process.env, PORT: "0", STOA_DATA: place.data, STOA_SPACES: place.spaces };
  const store = await openStore({ data: place.data, secret: houseSecret(place.data) });
  const people = await Promise.all([1, 2, 3].map(() => store.people.create(1)));
  const [ada, ben, cleo] = people.map(({ person }) => person);
  const now = Date.now();
  const facts = (person: string, from: number, count: number): NotedFact[] =>
    Array.from({ length: count }, (_, n) => ({
      person,
      space: "square",
      kind: "messages",
      value: 1,
      at: from + n * 1000,
    }));
  // Ada floods twice, Ben once and long ago, Cleo never.
  await store.facts.add([
    ...facts(ben!, now - 10 * 24 * HOUR, 5),
    ...facts(ada!, now - 3 * HOUR, 4),
    ...facts(ada!, now - 3 * HOUR + 60_000, 4),
    ...facts(cleo!, now - 2 * HOUR, 3),
  ]);
  await store.conduct.record(sanctionOf(ada!, cleo!, { id: "s1", at: now - HOUR, space: "square" }));
  await store.conduct.record(
    sanctionOf(ada!, cleo!, { id: "s2", act: "undo", of: "s1", at: now - HOUR + 1, space: "square" }),
  );
  await store.close();
}, 60_000);
afterAll(() => place.remove());

const stoa = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((ended) => {
    execFile(process.execPath, [STOA, "rules", ...args], { env }, (error, out, err) => {
      ended({ code: error === null ? 0 : Number(error.code ?? 1), out: out.trim(), err: err.trim() });
    });
  });

test("[RUL12] What rules would have decided is told, beside a running server and without one.", async () => {
  const wider = join(place.folder, "wider.json");
  await writeFile(wider, JSON.stringify(rulesOf("2", [{ ...FLOOD, over: 2, examples: [FLOOD.examples[0]!] }])));
  for (const beside of [false, true]) {
    const house = beside ? await place.open() : null;
    try {
      expect(await stoa("backtest", "--space", "square")).toEqual({
        code: 0,
        err: "",
        out: [
          "Version 1 over 7 days, 11 facts of 2 people.",
          "spam, flood: would have given notice to 1 person, slowed 1; 1 of them later cleared.",
          "Together: 1 person, 1 of them later cleared.",
        ].join("\n"),
      });
      const { out } = await stoa("backtest", "--space", "square", "--days", "30", "--file", wider, "--json");
      expect(JSON.parse(out)).toMatchObject({ version: "2", facts: 16, people: 3, found: 3, cleared: 1 });
    } finally {
      await house?.close();
    }
  }
  expect(await stoa("backtest", "--space", "nowhere")).toMatchObject({ code: 1, err: "There is no space nowhere." });
}, 40_000);

test("[RUL12] A file of rules is checked, with its examples.", async () => {
  expect((await stoa("check", "assets/conduct/house.json")).out).toMatch(
    /house\.json: version [\w.-]+ is good: 4 rules, \d+ checks \(\d+ in shadow\), and all \d+ examples hold\.$/,
  );
  const broken = join(place.folder, "broken.json");
  await writeFile(broken, JSON.stringify(rulesOf("2", [{ ...FLOOD, over: 9 }])));
  const { code, out } = await stoa("check", broken, "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ok: false, problems: [{ path: "rules[0].checks[0].examples[0].then" }] });
});
