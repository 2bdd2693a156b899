/** Teams: who of the staff is on when, what they write to each other, and which speakers are ready, in every space. Carries STF1. */
import { type RefusalCode, StoaError } from "../../shared/protocol/refusal.ts";
import {
  NO_TEAM,
  remindAt,
  type Shift,
  type Team,
  type TeamDeed,
  type TeamRefusal,
  teamAfter,
  teamRefusal,
  toRemind,
} from "../../shared/team/team.ts";
import type { Store } from "../store/store.ts";
import { Kept } from "./kept.ts";

const REFUSALS: Record<TeamRefusal, { code: RefusalCode; message: string }> = {
  long: { code: "invalid", message: "A shift ends after it begins, and within a day." },
  over: { code: "invalid", message: "That shift is over already." },
  far: { code: "invalid", message: "A shift begins within the next 60 days." },
  full: { code: "full", message: "There are as many as a team has already. Take one off first." },
  unknown: { code: "not-found", message: "That shift is not there any more." },
  same: { code: "invalid", message: "That is how it is already." },
};

/** A timer waits no longer, ms: whatever is due later is looked at again then. */
const LOOK_MS = 6 * 3_600_000;

type TeamsParts = {
  store: Store["histories"];
  now: () => number;
  after: (ms: number, act: () => void) => () => void;
  changed: (space: string) => void;
  /** Somebody is on in five minutes: told once. */
  remind: (space: string, shift: Shift) => void;
};

export class Teams {
  readonly #parts: TeamsParts;
  readonly #kept: Kept<Team, TeamDeed>;
  readonly #timers = new Map<string, () => void>();
  readonly #reminded = new Set<string>();

  constructor(parts: TeamsParts) {
    this.#parts = parts;
    this.#kept = new Kept<Team, TeamDeed>({
      called: "staff",
      store: parts.store,
      now: () => Math.round(parts.now()),
      empty: NO_TEAM,
      after: teamAfter,
      changed: (space, team) => {
        this.#watch(space, team);
        parts.changed(space);
      },
    });
  }

  async of(space: string): Promise<Team> {
    const { state } = await this.#kept.of(space);
    if (!this.#timers.has(space)) this.#watch(space, state);
    return state;
  }

  /**
   * Does something; nothing where it is so already.
   * @throws {StoaError} when it may not be
   */
  async add(space: string, by: string, deed: TeamDeed, text?: string): Promise<void> {
    const history = await this.#kept.of(space);
    await history.add((team) => {
      const refused = teamRefusal(team, deed, by, this.#parts.now());
      if (refused === "same") return null;
      if (refused !== null) throw new StoaError(REFUSALS[refused].code, REFUSALS[refused].message);
      return { by, deed, ...(text !== undefined && { text }) };
    });
  }

  /** Somebody was forgotten in the store; answers the spaces that this may concern. */
  forget(): Promise<string[]> {
    return this.#kept.afresh();
  }

  close(): void {
    for (const stop of this.#timers.values()) stop();
  }

  #watch(space: string, { shifts }: Team): void {
    this.#timers.get(space)?.();
    const now = this.#parts.now();
    for (const shift of toRemind(shifts, now)) {
      const name = `${space} ${shift.id}`;
      if (this.#reminded.has(name)) continue;
      this.#reminded.add(name);
      this.#parts.remind(space, shift);
    }
    const at = remindAt(shifts, now);
    const look = () => this.#watch(space, this.#kept.known(space) ?? NO_TEAM);
    this.#timers.set(space, at === null ? () => {} : this.#parts.after(Math.min(at - now, LOOK_MS), look));
  }
}
