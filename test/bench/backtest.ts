/** What trying the house rules on past days costs: 100,000 facts of 500 people in a week, in the store of one machine. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backtest } from "../../server/conduct/backtest.ts";
import { openStore } from "../../server/store/open.ts";
import type { NotedFact } from "../../server/store/store.ts";
import { checkRules } from "../../shared/conduct/check-rules.ts";
import { FACT_KINDS } from "../../shared/conduct/facts.ts";
import { seeded } from "../support/seeded.ts";
import type { Table } from "./table.ts";

const FACTS = 100_000;
const PEOPLE = 500;
const WEEK_MS = 7 * 24 * 3_600_000;

export async function benchBacktest(): Promise<Table> {
  const data = mkdtempSync(join(tmpdir(), "stoa-backtest-"));
  const store = await openStore({ data, secret: "a secret for this benchmark" });
  try {
    const random = seeded(7);
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => store.people.create(0)));
    const facts = Array.from({ length: FACTS }, (_, n): NotedFact => {
      const kind = FACT_KINDS[Math.floor(random() ** 3 * FACT_KINDS.length)]!;
      const { person } = people[Math.floor(random() ** 2 * PEOPLE)]!;
      return {
        space: "plaza",
        person,
        kind,
        value: kind === "capitals" ? random() : 1,
        at: Math.round((n / FACTS) * WEEK_MS),
      };
    });
    const writing = performance.now();
    await store.facts.add(facts);
    const written = performance.now() - writing;
    const rules = checkRules(readFileSync("assets/conduct/house.json", "utf8"));
    if (!rules.ok) throw new Error("The house rules are broken.");
    const began = performance.now();
    const tried = await backtest(store, { space: "plaza", rules: rules.rules, from: 0, until: WEEK_MS });
    const took = performance.now() - began;
    return {
      title: "Trying house rules on past days",
      rows: [
        {
          facts: tried.facts,
          people: tried.people,
          "tried in, s": (took / 1000).toFixed(2),
          "people found": tried.found,
        },
      ],
      notes: [
        `Written before in ${(written / 1000).toFixed(1)} s. Reading is in slices, and nobody is held up meanwhile.`,
      ],
    };
  } finally {
    await store.close();
    rmSync(data, { recursive: true, force: true });
  }
}
