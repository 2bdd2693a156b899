/**
 * Reactions: what people of a space do to show what they think, told to everybody in every copy of it as one small message of
 * numbers, at most twice a second. Carries RCT1 to RCT3.
 */
import { getMessageBytes, Protocol } from "@colyseus/core";
import { addCounts, type Reaction, type ReactionCounts, Tally } from "../../shared/team/reactions.ts";
import type { Wire } from "../between/wire.ts";
import { noteReaction } from "./event-notes.ts";
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** What is counted here is told to all processes, and what they told to people, at most once in so long, ms. */
const COUNTED_MS = 400;
const TOLD_MS = 500;
/** The event log keeps one of a kind of each person within this, ms. */
const NOTED_MS = 60_000;

type Parts = {
  wire: Pick<Wire, "tell" | "on">;
  now: () => number;
  after: (ms: number, act: () => void) => () => void;
  /** Told to everybody in a space, once for all. */
  tell: (space: string, counts: ReactionCounts) => void;
};

export class Reactions {
  readonly #parts: Parts;
  readonly #tallies = new Map<string, { tally: Tally; waits: boolean }>();
  readonly #due = new Map<string, { counts: ReactionCounts; waits: boolean; toldAt: number }>();
  readonly #noted = new Map<string, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.wire.on("reacted", ({ space, counts }) => this.#take(space, counts));
  }

  /** Whether it counts. */
  add(space: string, person: string, kind: Reaction): boolean {
    const { now, after, wire } = this.#parts;
    const of = this.#tallies.get(space) ?? { tally: new Tally(), waits: false };
    this.#tallies.set(space, of);
    if (!of.tally.add(person, kind, now())) return false;
    if (of.waits) return true;
    of.waits = true;
    after(COUNTED_MS, () => {
      of.waits = false;
      const counts = of.tally.take(now());
      if (counts !== null) wire.tell("reacted", { space, counts });
    });
    return true;
  }

  /** Whether the event log is to be told. */
  isNews(person: string, kind: Reaction): boolean {
    const now = this.#parts.now();
    const name = `${kind} ${person}`;
    if (now - (this.#noted.get(name) ?? Number.NEGATIVE_INFINITY) < NOTED_MS) return false;
    this.#noted.delete(name);
    this.#noted.set(name, now);
    // In the order in which they were noted.
    for (const [old, at] of this.#noted) {
      if (now - at < NOTED_MS) break;
      this.#noted.delete(old);
    }
    return true;
  }

  forget(person: string): void {
    for (const { tally } of this.#tallies.values()) tally.forget(person);
    for (const name of this.#noted.keys()) if (name.endsWith(` ${person}`)) this.#noted.delete(name);
  }

  #take(space: string, counts: ReactionCounts): void {
    const due = this.#due.get(space) ?? { counts: {}, waits: false, toldAt: Number.NEGATIVE_INFINITY };
    this.#due.set(space, due);
    due.counts = addCounts(due.counts, counts);
    if (due.waits) return;
    const wait = due.toldAt + TOLD_MS - this.#parts.now();
    if (wait <= 0) {
      this.#tell(space);
      return;
    }
    due.waits = true;
    this.#parts.after(wait, () => {
      due.waits = false;
      this.#tell(space);
    });
  }

  #tell(space: string): void {
    const due = this.#due.get(space)!;
    const { counts } = due;
    due.counts = {};
    due.toldAt = this.#parts.now();
    this.#parts.tell(space, counts);
  }
}

/** The same bytes go to everybody. */
export function tellReactions(house: Pick<House, "rooms">, space: string, counts: ReactionCounts): void {
  const bytes = getMessageBytes.raw(Protocol.ROOM_DATA, "reactions", counts);
  for (const { company } of roomsOf(house, space))
    for (const { fields, client, reading } of company.all()) if (!fields.away && reading) client.enqueueRaw(bytes);
}

/** Somebody shows what they think: counted where they are neither kept apart nor muted. */
export function react(room: SpaceRoom, visitor: Visitor, kind: Reaction): void {
  const { house, space } = room;
  if (visitor.standing.isolated !== null) return;
  if (!house.reactions.add(space.id, visitor.person, kind)) return;
  if (house.reactions.isNews(visitor.person, kind)) noteReaction(room, visitor, kind);
}
