/**
 * Facts: everything that rules look at is noted here, judged in the same moment, and kept as a kind and a number for trying
 * rules on past days. Staff are never judged, and nothing about them is noted. Carries RUL6, RUL7 and RUL9.
 */
import type { Fact, NotedKind } from "../../shared/conduct/facts.ts";
import { Judge, Pasts, type Verdict } from "../../shared/conduct/judge.ts";
import { isStaff, type Role } from "../../shared/conduct/roles.ts";
import type { RuleSet } from "../../shared/conduct/rule-set.ts";
import type { Decision } from "../../shared/conduct/standing.ts";
import type { After } from "../store/batch-writer.ts";
import type { Store } from "../store/store.ts";
import { createFactWriter, type FactWriter } from "./fact-writer.ts";
import { LatelySaid } from "./lately-said.ts";

/** A ladder has come down for sure after so long, ms. */
const PAST_MS = 30 * 24 * 3_600_000;
/** So many people are known at once; whoever was met first is met anew. */
const MOST_KNOWN = 20_000;

export type FactsParts = {
  rulesOf: (space: string) => RuleSet;
  store: {
    conduct: Pick<Store["conduct"], "byMachine">;
    facts: Pick<Store["facts"], "add">;
    people: Pick<Store["people"], "highestRole">;
  };
  now: () => number;
  after: After;
  newId: () => string;
  /** Carries a verdict out. */
  act: (verdict: Verdict, space: string) => void;
  /** Is told what went wrong, and goes on. */
  failed: (error: unknown, what: string) => void;
};

type Known = { staff: boolean; came: boolean; readonly said: LatelySaid };

export class Facts {
  readonly #parts: FactsParts;
  readonly #writer: FactWriter;
  readonly #pasts = new Pasts();
  readonly #judges = new Map<string, { rules: RuleSet; judge: Judge }>();
  readonly #known = new Map<string, Known>();
  readonly #meeting = new Map<string, Promise<Known>>();

  constructor(parts: FactsParts) {
    this.#parts = parts;
    this.#writer = createFactWriter(parts.store, parts.after, (error) =>
      parts.failed(error, "facts could not be written yet"),
    );
  }

  /** Reads what rules decided about somebody before, so that whatever they do is judged in the same moment. */
  async meet(person: string): Promise<void> {
    await this.#meet(person);
  }

  /** Somebody comes in, in a role that the store may not have yet; answers whether it is their first time of late. */
  comes(person: string, role: Role): boolean {
    const known = this.#known.get(person);
    if (!known) return false;
    if (isStaff(role)) known.staff = true;
    const isFirst = !known.came;
    known.came = true;
    return isFirst;
  }

  /**
   * Notes a fact about somebody, here or not, and carries out what follows from it.
   * @param value in the kind's own unit, such as 1 message, 0.5 s, a report's weight; nothing is no fact
   */
  note(space: string, person: string, kind: NotedKind, value = 1): void {
    if (!(value > 0 && Number.isFinite(value))) return;
    const known = this.#known.get(person);
    if (known) {
      this.#take(known, space, person, kind, value);
      return;
    }
    this.#meet(person).then(
      (one) => this.#take(one, space, person, kind, value),
      (error: unknown) => this.#parts.failed(error, "a fact was lost"),
    );
  }

  /** What somebody said lately, over leaving and coming back. */
  saidBy(person: string): LatelySaid {
    return this.#known.get(person)?.said ?? new LatelySaid();
  }

  /** Something was decided about somebody: what was taken back counts on no ladder any more. */
  decided(person: string, { act, of }: Pick<Decision, "act" | "of">): void {
    if (act === "undo" && of !== null) this.#pasts.undo(person, of);
  }

  forget(person: string): void {
    this.#known.delete(person);
    this.#pasts.forget(person);
    this.#writer.drop((fact) => fact.person === person);
    for (const { judge } of this.#judges.values()) judge.forget(person);
  }

  /** Resolves when everything noted so far is on disk; rejects when the store fails. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  #take(known: Known, space: string, person: string, kind: NotedKind, value: number): void {
    if (known.staff) return;
    const fact: Fact = { person, kind, value, at: Math.round(this.#parts.now()) };
    this.#writer.add({ ...fact, space });
    for (const verdict of this.#judgeOf(space).take(fact)) this.#parts.act(verdict, space);
  }

  /** A changed set of rules judges anew; what was decided before stays. */
  #judgeOf(space: string): Judge {
    const rules = this.#parts.rulesOf(space);
    const here = this.#judges.get(space);
    if (here?.rules === rules) return here.judge;
    const judge = new Judge(rules, this.#pasts, this.#parts.newId);
    this.#judges.set(space, { rules, judge });
    return judge;
  }

  #meet(person: string): Promise<Known> {
    const known = this.#known.get(person);
    if (known) return Promise.resolve(known);
    const meeting =
      this.#meeting.get(person) ??
      this.#read(person).finally(() => {
        this.#meeting.delete(person);
      });
    this.#meeting.set(person, meeting);
    return meeting;
  }

  async #read(person: string): Promise<Known> {
    const { conduct, people } = this.#parts.store;
    const [past, role] = await Promise.all([
      conduct.byMachine(person, this.#parts.now() - PAST_MS),
      people.highestRole(person),
    ]);
    this.#pasts.forget(person);
    for (const { rule, ...one } of past) this.#pasts.add(person, rule, one);
    const known = { staff: isStaff(role), came: false, said: new LatelySaid() };
    this.#known.set(person, known);
    for (const first of this.#known.keys()) {
      if (this.#known.size <= MOST_KNOWN) break;
      this.#known.delete(first);
      this.#pasts.forget(first);
    }
    return known;
  }
}
