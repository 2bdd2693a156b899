/**
 * Other copies: which copies of a space there are beside this one, in this process and in others, and how many people are in
 * them. Those of a process that falls silent count no more (`other-processes.ts`). Carries MIR8.
 */
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";

/** Which there are is looked at so often, ms; how many people they have is told so often at most. */
const LOOK_EVERY_MS = 250;
const TELL_EVERY_MS = 1000;

type Room = Pick<SpaceRoom, "space" | "copy" | "company" | "tell"> & {
  house: Pick<House, "rooms"> & { others: Pick<House["others"], "of"> };
};

export class OtherCopies {
  readonly #room: Room;
  readonly #met: () => void;
  #known = "";
  #elsewhere = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #toldAt = Number.NEGATIVE_INFINITY;
  #told = 0;

  /** `met`: there are other copies than before. */
  constructor(room: Room, met: () => void) {
    this.#room = room;
    this.#met = met;
  }

  /** How many people the other copies have. */
  get elsewhere(): number {
    return this.#elsewhere;
  }

  /** Whether there are any, which want to see who is on the stage here. */
  get any(): boolean {
    return this.#known !== "";
  }

  /** After each step: looks around, and tells those here how many are elsewhere, once a second at most. */
  step(now: number): void {
    if (now - this.#lookedAt >= LOOK_EVERY_MS) this.#look(now);
    if (this.#elsewhere === this.#told || now - this.#toldAt < TELL_EVERY_MS) return;
    this.#toldAt = now;
    this.#told = this.#elsewhere;
    for (const visitor of this.#room.company.all()) this.#room.tell(visitor, "audience", { elsewhere: this.#told });
  }

  #look(now: number): void {
    this.#lookedAt = now;
    const { house, space, copy } = this.#room;
    const [names, counts]: [string[], number[]] = [[], []];
    for (const room of roomsOf(house, space.id)) {
      if (room.copy === copy) continue;
      names.push(`${room.copy}`);
      counts.push(room.company.size);
    }
    for (const { room, people } of house.others.of(space.id)) {
      names.push(room);
      counts.push(people.filter(({ avatar }) => avatar !== null).length);
    }
    this.#elsewhere = counts.reduce((sum, count) => sum + count, 0);
    const known = names.sort().join(" ");
    if (known === this.#known) return;
    this.#known = known;
    this.#met();
  }
}
