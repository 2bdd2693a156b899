/**
 * EventLog: what happens in the spaces of a house is noted here, for reports. Nobody waits for it: a note is checked, given its
 * pseudonym and put on disk a while later, with others. Carries EVT1 to EVT3.
 */
import type { Role } from "../../shared/conduct/roles.ts";
import { dayOf, type LogFact, type LogRow, logFactSchema } from "../../shared/events/log-fact.ts";
import { type After, BatchWriter } from "../store/batch-writer.ts";
import type { LogOccasion, Store } from "../store/store.ts";
import { pseudonymOf } from "../store/vault.ts";

/** So many people are known at once; whoever was met first is met anew. */
const MOST_KNOWN = 20_000;

export type EventLogParts = {
  store: { eventLog: Pick<Store["eventLog"], "add" | "keyOf"> };
  now: () => number;
  after: After;
  newId: () => string;
  /** Is told what went wrong, and goes on. */
  failed: (error: unknown, what: string) => void;
};

/** Whom a fact is of; `role` is null for somebody who is not there. */
export type Of = { person: string; role: Role | null };

export class EventLog {
  readonly #parts: EventLogParts;
  readonly #writer: BatchWriter<LogRow>;
  readonly #keys = new Map<string, Uint8Array>();
  readonly #evenings = new Map<string, string>();

  constructor(parts: EventLogParts) {
    this.#parts = parts;
    this.#writer = new BatchWriter({
      write: (rows) => parts.store.eventLog.add(rows),
      failed: (error) => parts.failed(error, "events could not be written yet"),
      after: parts.after,
      batchMs: 2000,
      retryMs: 5000,
      most: 100_000,
      letsGo: true,
    });
  }

  /** Reads what makes somebody's pseudonyms, before they come in. */
  async meet(person: string): Promise<void> {
    await this.#keyOf(person);
  }

  /** The evening that is on in a space; null where there is none. */
  eveningIn(space: string): string | null {
    return this.#evenings.get(space) ?? null;
  }

  /** From now on what is noted in a space is of this evening, or (null) of the day. Who is there is for rooms to note again. */
  setEvening(space: string, evening: string | null): void {
    if (evening === null) this.#evenings.delete(space);
    else this.#evenings.set(space, evening);
  }

  /** Whether nothing is noted of it any more. */
  isOver({ space, occasion }: Pick<LogOccasion, "space" | "occasion">): boolean {
    return occasion !== this.eveningIn(space) && occasion !== dayOf(this.#parts.now());
  }

  /**
   * Notes a fact; `of` is whom it is of, nobody for what the house did.
   * @param once what is noted again of the same person under the same word, by whichever process, is in the log once
   */
  note(space: string, fact: LogFact, of?: Of, once?: string): void {
    const checked = logFactSchema.safeParse(fact);
    if (!checked.success) {
      // The mistake is ours; what was wrong about it may be somebody's words.
      this.#parts.failed(new Error("That is no fact."), "an event was not noted");
      return;
    }
    const at = Math.round(this.#parts.now());
    const occasion = this.eveningIn(space) ?? dayOf(at);
    const row = { at, space, occasion, role: of?.role ?? null, fact: checked.data };
    const addOf = (who: string | null) => {
      const id = once === undefined ? this.#parts.newId() : [space, occasion, once, who ?? []].flat().join(" ");
      this.#writer.add({ ...row, id, who });
    };
    const add = (key: Uint8Array) => addOf(pseudonymOf(key, space, occasion));
    const key = of && this.#keys.get(of.person);
    if (of === undefined) addOf(null);
    else if (key) add(key);
    else
      this.#keyOf(of.person).then(
        // Whoever is forgotten leaves nothing more.
        (found) => found && add(found),
        (error: unknown) => this.#parts.failed(error, "an event was lost"),
      );
  }

  /** What is noted of them later is of nobody. */
  forget(person: string): void {
    this.#keys.delete(person);
  }

  /** Resolves when everything noted so far is on disk; rejects when the store fails. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  async #keyOf(person: string): Promise<Uint8Array | null> {
    const known = this.#keys.get(person);
    if (known) return known;
    const key = await this.#parts.store.eventLog.keyOf(person);
    if (key === null) return null;
    this.#keys.set(person, key);
    for (const first of this.#keys.keys()) {
      if (this.#keys.size <= MOST_KNOWN) break;
      this.#keys.delete(first);
    }
    return key;
  }
}
