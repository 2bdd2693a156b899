/**
 * Floors: the queue of raised hands of every space, and who is up; one for all copies. What is due by itself, as the end of a
 * turn, is added when its time has come, with the time at which it was due. Carries FLO1 to FLO6.
 */
import {
  dueAt,
  type Floor,
  type FloorDeed,
  type FloorRefusal,
  floorAfter,
  floorRefusal,
  handOf,
  KEPT_MS,
  NOBODY_UP,
  nextDue,
  turnOf,
} from "../../shared/floor/queue.ts";
import { type RefusalCode, StoaError } from "../../shared/protocol/refusal.ts";
import type { Store } from "../store/store.ts";
import { Kept } from "./kept.ts";

const REFUSALS: Record<FloorRefusal, { code: RefusalCode; message: string }> = {
  waiting: { code: "invalid", message: "Your hand is up already." },
  up: { code: "invalid", message: "They are up already." },
  full: { code: "full", message: "More hands are up than anybody can call. Try again in a while." },
  unknown: { code: "not-found", message: "That hand is not up any more." },
  away: { code: "not-found", message: "They are away. Their place is kept for two minutes." },
  taken: { code: "full", message: "Every seat of the stage is taken. Let somebody go back first." },
  late: { code: "not-found", message: "They were away for too long. Their place is gone." },
};

export type FloorsParts = {
  store: Store["histories"];
  now: () => number;
  after: (ms: number, act: () => void) => () => void;
  /** Told of each event once it is on disk. */
  changed: (space: string, floor: Floor) => void;
  /** Something that was due could not be written. */
  failed: (error: unknown) => void;
};

export class Floors {
  readonly #parts: FloorsParts;
  readonly #kept: Kept<Floor, FloorDeed>;
  readonly #timers = new Map<string, () => void>();

  constructor(parts: FloorsParts) {
    this.#parts = parts;
    this.#kept = new Kept<Floor, FloorDeed>({
      called: "hands",
      store: parts.store,
      now: () => Math.round(parts.now()),
      empty: NOBODY_UP,
      after: floorAfter,
      changed: (space, floor) => {
        this.#watch(space, floor);
        parts.changed(space, floor);
      },
    });
  }

  async of(space: string): Promise<Floor> {
    const { state } = await this.#kept.of(space);
    if (!this.#timers.has(space)) this.#watch(space, state);
    return state;
  }

  /** Whether it was asked for before. */
  isKnown(space: string): boolean {
    return this.#kept.known(space) !== undefined;
  }

  /** How it stands, where it was asked for before. */
  known(space: string): Floor {
    return this.#kept.known(space) ?? NOBODY_UP;
  }

  /**
   * Does something to the floor; what is due is done first.
   * @param decide what is done as it stands then; null for nothing
   * @throws {StoaError} when it may not be
   */
  async add(space: string, by: string | null, decide: (floor: Floor) => FloorDeed | null): Promise<Floor> {
    await this.#catchUp(space);
    const history = await this.#kept.of(space);
    return history.add((floor) => {
      const deed = decide(floor);
      if (deed === null) return null;
      const refused = floorRefusal(floor, deed, by, this.#parts.now());
      if (refused !== null) throw new StoaError(REFUSALS[refused].code, REFUSALS[refused].message);
      return { by, deed };
    });
  }

  /** Raises a hand; one that is up stays where it is. Answers its number. */
  async raise(space: string, person: string, newcomer: boolean): Promise<number> {
    const floor = await this.add(space, person, (now) =>
      handOf(now, person) || turnOf(now, person) ? null : { kind: "raised", newcomer },
    );
    return handOf(floor, person)?.id ?? turnOf(floor, person)!.hand;
  }

  async lower(space: string, person: string): Promise<void> {
    await this.add(space, person, (floor) => {
      const hand = handOf(floor, person);
      return hand ? { kind: "lowered", hand: hand.id } : null;
    });
  }

  /** Somebody left the space: their turn is over, and their place is kept for a while. */
  async left(space: string, person: string): Promise<void> {
    await this.add(space, person, (floor) => {
      const hand = handOf(floor, person);
      if (hand) return hand.leftAt === null ? { kind: "left", hand: hand.id } : null;
      const turn = turnOf(floor, person);
      return turn ? { kind: "left", hand: turn.hand } : null;
    });
  }

  async cameBack(space: string, person: string): Promise<void> {
    await this.add(space, person, (floor) => {
      const hand = handOf(floor, person);
      return hand && hand.leftAt !== null ? { kind: "came-back", hand: hand.id } : null;
    });
  }

  /** The house was away itself: whoever is not back a while later has left. */
  watchAbsent(space: string, isHere: (person: string) => boolean): void {
    this.#parts.after(KEPT_MS, () => {
      const { waiting, up } = this.known(space);
      for (const { person } of [...waiting, ...up])
        if (!isHere(person)) this.left(space, person).catch(this.#parts.failed);
    });
  }

  async refresh(space: string): Promise<void> {
    await this.#kept.refresh(space);
  }

  /** Somebody was forgotten in the store; answers the spaces that this may concern. */
  forget(): Promise<string[]> {
    return this.#kept.afresh();
  }

  close(): void {
    for (const stop of this.#timers.values()) stop();
  }

  async #catchUp(space: string): Promise<void> {
    const history = await this.#kept.of(space);
    for (;;) {
      const due = nextDue(history.state, this.#parts.now());
      if (due === null) return;
      await history.add((floor) => {
        const still = nextDue(floor, this.#parts.now());
        return still && { by: null, deed: still.deed, at: Math.round(still.at) };
      });
    }
  }

  #watch(space: string, floor: Floor): void {
    this.#timers.get(space)?.();
    const at = dueAt(floor);
    const stop =
      at === null
        ? () => {}
        : this.#parts.after(Math.max(0, Math.min(at - this.#parts.now(), KEPT_MS)), () => {
            this.#catchUp(space)
              .then(() => this.#watch(space, this.known(space)))
              .catch(this.#parts.failed);
          });
    this.#timers.set(space, stop);
  }
}
