/**
 * Backtest: what rules would have decided on facts of past days, and about whom it was later taken back. Nothing is done.
 * Rules in shadow are tried as if they were switched on. Carries RUL12.
 */
import type { Fact } from "./facts.ts";
import { Judge, Pasts } from "./judge.ts";
import { MACHINE_ACTS, type MachineAct } from "./ladder.ts";
import type { RuleSet } from "./rule-set.ts";

/** What one check would have decided; people, each once, by what would have been done. */
export type CheckTried = {
  rule: string;
  check: string;
  verdicts: number;
  people: number;
  /** About how many of the people something was later taken back, or a case dismissed. */
  cleared: number;
  did: Partial<Record<MachineAct, number>>;
};

/** `facts` were noted of `people`; `found` of them would have been told or held. */
export type Tried = {
  version: string;
  facts: number;
  people: number;
  found: number;
  cleared: number;
  checks: CheckTried[];
};

export class Backtest {
  readonly #rules: RuleSet;
  readonly #judge: Judge;
  readonly #people = new Set<string>();
  readonly #found = new Map<string, { verdicts: number; did: Map<MachineAct, Set<string>> }>();
  #facts = 0;
  #ids = 0;

  /** @param rule the only rule to be tried; all of them unless told */
  constructor(rules: RuleSet, rule?: string) {
    const tried = rules.rules.filter(({ id }) => rule === undefined || id === rule);
    this.#rules = {
      ...rules,
      rules: tried.map((one) => ({ ...one, checks: one.checks.map((check) => ({ ...check, shadow: false })) })),
    };
    this.#judge = new Judge(this.#rules, new Pasts(), () => `tried ${this.#ids++}`);
  }

  /** Facts come in the order of their times. */
  take(fact: Fact): void {
    this.#facts++;
    this.#people.add(fact.person);
    for (const { check, person, do: act } of this.#judge.take(fact)) {
      const found = this.#found.get(check) ?? { verdicts: 0, did: new Map<MachineAct, Set<string>>() };
      this.#found.set(check, found);
      found.verdicts++;
      found.did.set(act, (found.did.get(act) ?? new Set()).add(person));
    }
  }

  /** @param cleared about whom something was taken back meanwhile */
  result(cleared: ReadonlySet<string>): Tried {
    const all = new Set<string>();
    const checks = this.#rules.rules.flatMap(({ id: rule, checks }) =>
      checks.map(({ id: check }): CheckTried => {
        const { verdicts, did } = this.#found.get(check) ?? { verdicts: 0, did: new Map<MachineAct, Set<string>>() };
        const people = new Set([...did.values()].flatMap((some) => [...some]));
        for (const person of people) all.add(person);
        const counts = MACHINE_ACTS.flatMap((act) => (did.has(act) ? [[act, did.get(act)!.size]] : []));
        return {
          rule,
          check,
          verdicts,
          people: people.size,
          cleared: among(people, cleared),
          did: Object.fromEntries(counts),
        };
      }),
    );
    const { version } = this.#rules;
    return {
      version,
      facts: this.#facts,
      people: this.#people.size,
      found: all.size,
      cleared: among(all, cleared),
      checks,
    };
  }
}

const among = (people: ReadonlySet<string>, cleared: ReadonlySet<string>) =>
  [...people].filter((person) => cleared.has(person)).length;

const WOULD: Record<MachineAct, string> = {
  notice: "given notice to",
  warn: "warned",
  slow: "slowed",
  mute: "muted",
  isolate: "set apart",
};

const persons = (count: number) => `${count} ${count === 1 ? "person" : "people"}`;

/** The same in sentences. */
export function triedWords({ version, facts, people, found, cleared, checks }: Tried, days: number): string[] {
  const tried = checks.map((one) => {
    if (one.people === 0) return `${one.rule}, ${one.check}: would have done nothing.`;
    const did = Object.entries(one.did).map(
      ([act, count], n) => `${WOULD[act as MachineAct]} ${n === 0 ? persons(count) : count}`,
    );
    return `${one.rule}, ${one.check}: would have ${did.join(", ")}; ${one.cleared} of them later cleared.`;
  });
  const over = `Version ${version} over ${days} ${days === 1 ? "day" : "days"}, ${facts} facts of ${persons(people)}.`;
  return [over, ...tried, `Together: ${persons(found)}, ${cleared} of them later cleared.`];
}
