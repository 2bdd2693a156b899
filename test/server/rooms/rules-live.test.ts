/** House rules that change while people are there. */
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "../../../server/log.ts";
import type { RuleVersion } from "../../../shared/conduct/rule-changes.ts";
import type { RuleSetFile } from "../../../shared/conduct/rule-set.ts";
import type { Notice } from "../../../shared/protocol/from-server/index.ts";
import { once, type TestHouse, until } from "../../support/house.ts";
import { FLOOD, type RulesHouse, rulesHouse, rulesOf } from "../../support/rules-house.ts";

const logged: string[] = [];
let place: RulesHouse;
let house: TestHouse;

beforeAll(async () => {
  place = await rulesHouse(rulesOf("1", [FLOOD]));
  house = await place.open({ log: createLog({ write: (line) => void logged.push(line) }) });
}, 60_000);
afterAll(async () => {
  await house.close();
  await place.remove();
});

const write = (rules: RuleSetFile | string) =>
  writeFile(place.file, typeof rules === "string" ? rules : JSON.stringify(rules, null, 1));
const rules = async () => (await fetch(`${house.url}/api/spaces/square/rules`)).json() as Promise<RuleSetFile>;
const versions = async () =>
  ((await (await fetch(`${house.url}/api/spaces/square/rules/changes`)).json()) as { versions: RuleVersion[] })
    .versions;
const entries = async () => {
  const { rows } = (await (await fetch(`${house.url}/api/ledger`)).json()) as { rows: { entry: unknown }[] };
  return rows
    .map(({ entry }) => (typeof entry === "string" ? JSON.parse(entry) : entry))
    .filter(({ kind }) => kind === "rules");
};
const refusal = (words: string) =>
  until(() => logged.some((line) => line.includes("rules not taken") && line.includes(words)));

test("[RUL10] [RUL11] A changed file is in force at once, on record and announced; what changed can be read; a broken one is refused.", async () => {
  const ada = await house.enter("Ada", { space: "square" });
  const told: Notice[] = [];
  ada.on("notice", (notice) => told.push(notice));
  expect((await versions()).map(({ version, changes }) => [version, changes])).toEqual([["1", []]]);
  expect(await entries()).toEqual([]);

  await write("{ not JSON");
  await refusal("conduct/house.json: expected JSON");
  await write(rulesOf("2", [{ ...FLOOD, over: 9 }]));
  await refusal("rules[0].checks[0].examples[0].then: expected notice after 4 s, and it decides nothing.");
  await write(rulesOf("1", [{ ...FLOOD, within: 11 }]));
  await refusal("version: 1 was in force with other words");
  expect((await rules()).version).toBe("1");
  expect(told).toEqual([]);

  const changed = once(ada, "notice", ({ kind }) => kind === "rules");
  const next = rulesOf("2", [{ ...FLOOD, within: 11 }]);
  next.rules.push({ id: "names", title: "Fair names", text: "Be fair.", door: "Fair names." });
  await write(next);
  const { text } = await changed;
  expect(text).toContain("version 2 is in force. New: “Fair names”. Changed: “Leave room for others”.");
  expect((await rules()).version).toBe("2");
  expect(await entries()).toMatchObject([{ rules: "house", version: "2", previous: "1" }]);
  const [newest, first] = await versions();
  expect(newest).toMatchObject({
    version: "2",
    changes: [
      { rule: "spam", what: "changed", checks: true },
      { rule: "names", what: "added", after: { title: "Fair names", text: "Be fair." } },
    ],
  });
  expect(first).toMatchObject({ version: "1", changes: [] });
  // Nothing that only looks different is a change.
  await write(JSON.stringify(next));
  // Whoever agreed to the old ones stays, is judged by the new ones, and is asked when they come again.
  const judged = once(ada, "notice", ({ rule }) => rule === "spam");
  for (let n = 0; n < 4; n++) await ada.say(`still here ${n}`);
  expect((await judged).text).toContain("4 messages within 11 seconds");
  expect((await entries()).length).toBe(1);
  await ada.leave();
});

test("[RUL10] A start with other words under a version that was in force stops with one sentence.", async () => {
  await house.close();
  await write(rulesOf("2", [FLOOD]));
  await expect(place.open()).rejects.toThrow(/house\.json: version: 2 was in force with other words/);
  await write(rulesOf("3", [FLOOD]));
  house = await place.open();
  expect((await versions()).map(({ version }) => version)).toEqual(["3", "2", "1"]);
}, 30_000);
