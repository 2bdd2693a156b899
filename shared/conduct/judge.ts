/**
 * Judge: facts in, verdicts out. Nothing in it acts, waits, or knows the clock: the same facts in the same order give the
 * same verdicts, live, tried on past days, or in a rule's own examples. Carries RUL3 and RUL4.
 */
import { type Fact, type FactKind, kindOf } from "./facts.ts";
import { isLookedAt, lasts, type MachineAct, nextRung, type Past } from "./ladder.ts";
import type { Check, RuleSet } from "./rule-set.ts";

/** What a rule has decided about somebody, and from what. */
export type Verdict = {
  id: string;
  rule: string;
  /** Of the rule set. */
  version: string;
  check: string;
  person: string;
  /** ms since 1970 */
  at: number;
  /** What was measured, by the name of the fact, and within how many seconds. */
  facts: Record<string, number>;
  /** Which step of its ladder, from 0. */
  rung: number;
  do: MachineAct;
  /** How long it holds; null for what is only said. */
  minutes: number | null;
  /** It is counted, and nothing happens. */
  shadow: boolean;
  /** A person is to look at it. */
  look: boolean;
};

/** Nobody gets two verdicts by one rule within so long, however much they do, ms. */
export const REST_MS = 5000;
/** A word that was said is not said again sooner, ms: the ledger holds each. */
export const REPEAT_MS = 60_000;
/** How many facts of one kind are held for one person: more than any threshold asks for. */
const MOST_HELD = 2000;
/** How many decisions are held: a ladder has come to its top before. */
const MOST_PAST = 50;

/** What rules decided about people before, by rule; what only pretends has a past of its own. */
export class Pasts {
  readonly #of = new Map<string, Map<string, Past[]>>();

  of(person: string, rule: string): readonly Past[] {
    return this.#of.get(person)?.get(rule) ?? NONE;
  }

  /** In the order of their times. */
  add(person: string, rule: string, past: Past): void {
    const rules = this.#of.get(person) ?? new Map<string, Past[]>();
    this.#of.set(person, rules);
    const all = rules.get(rule) ?? [];
    rules.set(rule, all);
    all.push(past);
    if (all.length > MOST_PAST) all.shift();
  }

  /** It counts no more; the facts it rested on are not held against them again. */
  undo(person: string, id: string): void {
    for (const all of this.#of.get(person)?.values() ?? []) for (const one of all) if (one.id === id) one.undone = true;
  }

  forget(person: string): void {
    this.#of.delete(person);
  }
}

const NONE: readonly Past[] = [];

type Numbered = { check: Check; rule: string; number: number; withinMs: number; decayMs: number; key: string };

export class Judge {
  readonly #version: string;
  readonly #pasts: Pasts;
  readonly #newId: () => string;
  readonly #byKind = new Map<FactKind, Numbered[]>();
  /** By check, then by person; one for all where a kind is the space's. */
  readonly #windows: Map<string, Window>[] = [];
  readonly #arrived = new Map<string, number>();
  #longestMs = 0;
  #prunedAt = 0;

  constructor(rules: Pick<RuleSet, "version" | "rules">, pasts: Pasts, newId: () => string) {
    this.#version = rules.version;
    this.#pasts = pasts;
    this.#newId = newId;
    for (const { id: rule, checks } of rules.rules) {
      for (const check of checks) {
        const number = this.#windows.push(new Map()) - 1;
        const withinMs = check.within * 1000;
        const key = check.shadow ? `${rule}/${check.id}` : rule;
        const one = { check, rule, number, withinMs, decayMs: check.decay * 60_000, key };
        this.#byKind.set(check.fact, [...(this.#byKind.get(check.fact) ?? []), one]);
        this.#longestMs = Math.max(this.#longestMs, withinMs);
      }
    }
  }

  /** Facts come in the order of their times. */
  take(fact: Fact): Verdict[] {
    const { person, kind, at } = fact;
    this.#prune(at);
    if (kind === "arrived") {
      this.#arrived.set(person, at);
      return [];
    }
    const checks = this.#byKind.get(kind);
    if (checks === undefined) return [];
    const verdicts: Verdict[] = [];
    for (const one of checks) {
      const verdict = this.#judge(one, fact);
      if (verdict) verdicts.push(verdict);
    }
    return verdicts;
  }

  forget(person: string): void {
    for (const windows of this.#windows) windows.delete(person);
    this.#arrived.delete(person);
  }

  #judge({ check, rule, number, withinMs, decayMs, key }: Numbered, { person, kind, value, at }: Fact): Verdict | null {
    const whole = kindOf(kind as FactKind);
    const windows = this.#windows[number]!;
    const of = whole.of === "space" ? "" : person;
    const window = windows.get(of) ?? new Window();
    windows.set(of, window);
    window.add(at, value);
    const past = this.#pasts.of(person, key);
    const last = past.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    // What a decision rested on is not held against somebody twice; a wave is everybody's.
    window.dropUntil(whole.of === "space" ? at - withinMs : Math.max(at - withinMs, last));
    if (at - last < REST_MS || window.count < check.least) return null;
    const measured = whole.as === "mean" ? window.sum / window.count : window.sum;
    if (!(measured > check.over) || !this.#hasBeenHere(check, person, at)) return null;
    const rung = nextRung(past, check.ladder.length, decayMs, at);
    const { do: act, minutes, tell } = check.ladder[rung]!;
    if (
      !lasts(act) &&
      at - last < REPEAT_MS &&
      rung === nextRung(past.slice(0, -1), check.ladder.length, decayMs, last)
    )
      return null;
    const id = this.#newId();
    this.#pasts.add(person, key, { id, at, undone: false });
    return {
      id,
      rule,
      version: this.#version,
      check: check.id,
      person,
      at,
      facts: { [kind]: Math.round(measured * 100) / 100, within: check.within },
      rung,
      do: act,
      minutes: minutes ?? null,
      shadow: check.shadow,
      look: !check.shadow && (tell === "moderators" || isLookedAt(act)),
    };
  }

  #hasBeenHere({ arrived }: Check, person: string, at: number): boolean {
    if (arrived === undefined) return true;
    const came = this.#arrived.get(person);
    if (came === undefined) return arrived.under === undefined;
    const here = (at - came) / 1000;
    return (
      (arrived.under === undefined || here < arrived.under) && (arrived.over === undefined || here >= arrived.over)
    );
  }

  /** Forgets what no check looks back to any more. */
  #prune(now: number): void {
    if (now - this.#prunedAt < Math.max(this.#longestMs, 60_000)) return;
    this.#prunedAt = now;
    for (const windows of this.#windows)
      for (const [of, window] of windows) if (now - window.newest > this.#longestMs) windows.delete(of);
    for (const [person, came] of this.#arrived) if (now - came > 24 * 3_600_000) this.#arrived.delete(person);
  }
}

/** Facts of the last while, with their sum. */
class Window {
  #at: number[] = [];
  #values: number[] = [];
  #from = 0;
  sum = 0;

  get count(): number {
    return this.#at.length - this.#from;
  }

  get newest(): number {
    return this.#at.at(-1) ?? Number.NEGATIVE_INFINITY;
  }

  add(at: number, value: number): void {
    this.#at.push(at);
    this.#values.push(value);
    this.sum += value;
    if (this.count > MOST_HELD) this.#drop();
  }

  /** Everything of that time and before it counts no more. */
  dropUntil(time: number): void {
    while (this.count > 0 && this.#at[this.#from]! <= time) this.#drop();
    if (this.count === 0) this.sum = 0;
  }

  #drop(): void {
    this.sum -= this.#values[this.#from]!;
    this.#from++;
    if (this.#from < 512) return;
    this.#at = this.#at.slice(this.#from);
    this.#values = this.#values.slice(this.#from);
    this.#from = 0;
  }
}
