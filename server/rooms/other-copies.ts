/**
 * Other copies: which copies of a space there are beside this one, and how many people they have, in whichever process, as those tell it
 * once a second. A copy that says nothing any more counts no more. Carries MIR8.
 */
import type { AudienceTold } from "../between/stage.ts";
import type { SpaceRoom } from "./space-room.ts";

/** A copy tells how many it has once in so long, ms, and counts for so long after. */
const TELL_EVERY_MS = 1000;
const COUNTS_FOR_MS = 3500;

type Room = Pick<SpaceRoom, "house" | "space" | "copy" | "company" | "tell">;

export class OtherCopies {
  readonly #room: Room;
  readonly #copies = new Map<string, { people: number; at: number }>();
  readonly #stop: () => void;
  #saidAt = Number.NEGATIVE_INFINITY;
  #toldAt = Number.NEGATIVE_INFINITY;
  #told = 0;

  /** `met`: another copy has said its first word. */
  constructor(room: Room, met: () => void) {
    this.#room = room;
    this.#stop = room.house.wire.on("audience", (told, from) => {
      if (told.space === room.space.id && !this.#isMine(told, from) && this.#hear(told, from)) met();
    });
    this.#say(room.house.now());
  }

  /** How many people the other copies have. */
  get elsewhere(): number {
    let sum = 0;
    for (const { people } of this.#copies.values()) sum += people;
    return sum;
  }

  /** Whether there are other copies, which want to see who is on the stage here. */
  get any(): boolean {
    return this.#copies.size > 0;
  }

  /** After each step: says how many are here, and tells those how many are elsewhere; each once a second at most. */
  step(now: number): void {
    if (now - this.#saidAt >= TELL_EVERY_MS) this.#say(now);
    for (const [name, { at }] of this.#copies) if (now - at > COUNTS_FOR_MS) this.#copies.delete(name);
    if (this.elsewhere === this.#told || now - this.#toldAt < TELL_EVERY_MS) return;
    this.#toldAt = now;
    this.#told = this.elsewhere;
    for (const visitor of this.#room.company.all()) this.#room.tell(visitor, "audience", { elsewhere: this.#told });
  }

  /** The copy closes. */
  close(): void {
    this.#stop();
    const { house, space, copy } = this.#room;
    house.wire.tell("audience", { space: space.id, copy, people: null });
  }

  #say(now: number): void {
    const { house, space, copy, company } = this.#room;
    this.#saidAt = now;
    if (space.copies > 1) house.wire.tell("audience", { space: space.id, copy, people: company.size });
  }

  #isMine({ copy }: AudienceTold, from: string): boolean {
    return from === this.#room.house.wire.here && copy === this.#room.copy;
  }

  /** Whether it is the first word of that copy. */
  #hear({ copy, people }: AudienceTold, from: string): boolean {
    const name = `${from} ${copy}`;
    if (people === null) {
      this.#copies.delete(name);
      return false;
    }
    const isFirst = !this.#copies.has(name);
    this.#copies.set(name, { people, at: this.#room.house.now() });
    // Who has just opened has not heard of this copy yet.
    if (isFirst) this.#saidAt = Number.NEGATIVE_INFINITY;
    return isFirst;
  }
}
