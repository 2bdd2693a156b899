/**
 * Event notes: what a room tells the event log: who comes and goes, zones, reactions, consequences. Zones are looked at four
 * times a second, and nothing is made of it while nobody changes theirs. Carries EVT4.
 */

import type { Decision } from "../../shared/conduct/standing.ts";
import type { Answer } from "../../shared/conversation/polls.ts";
import { daysSince, type LogFact } from "../../shared/events/log-fact.ts";
import { pollName } from "../../shared/events/poll-name.ts";
import { NOWHERE } from "../../shared/space/zones.ts";
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** Zones are looked at every so many steps. */
const EVERY_STEPS = 5;

export class EventNotes {
  readonly #room: SpaceRoom;
  /** By slot: the zone somebody was seen in, since when, and since when they are here; ms since 1970. */
  readonly #zone: Int16Array;
  readonly #inZoneSince: Float64Array;
  readonly #hereSince: Float64Array;
  #zones: SpaceRoom["world"]["zones"];

  constructor(room: SpaceRoom) {
    const { capacity } = room.world.bodies;
    this.#room = room;
    this.#zone = new Int16Array(capacity).fill(NOWHERE);
    this.#inZoneSince = new Float64Array(capacity);
    this.#hereSince = new Float64Array(capacity);
    this.#zones = room.world.zones;
  }

  arrive(visitor: Visitor): void {
    const now = this.#room.house.now();
    this.#hereSince[visitor.slot] = now;
    this.#zone[visitor.slot] = NOWHERE;
    this.#note(visitor, { kind: "arrived", days: daysSince(visitor.since, now) });
  }

  leave(visitor: Visitor): void {
    const now = this.#room.house.now();
    this.#see(visitor, NOWHERE, now);
    this.#note(visitor, { kind: "left", stayed: span(this.#hereSince[visitor.slot]!, now) });
  }

  /** After a step. */
  step(now: number): void {
    const { world, company } = this.#room;
    // In another file of the space the same number is another zone.
    if (world.zones !== this.#zones) {
      for (const visitor of company.all()) this.#see(visitor, NOWHERE, now);
      this.#zones = world.zones;
    } else if (world.tick % EVERY_STEPS !== 0) return;
    const { capacity, present } = world.bodies;
    for (let slot = 0; slot < capacity; slot++) {
      if (present[slot] === 0 || world.zone[slot] === this.#zone[slot]) continue;
      const visitor = company.at(slot);
      if (visitor) this.#see(visitor, world.zone[slot]!, now);
    }
  }

  #see(visitor: Visitor, zone: number, now: number): void {
    const { slot } = visitor;
    if (this.#zone[slot] === zone) return;
    const before = this.#zones.zone(this.#zone[slot]!)?.id;
    const stayed = span(this.#inZoneSince[slot]!, now);
    this.#zone[slot] = zone;
    this.#inZoneSince[slot] = now;
    if (before !== undefined) this.#note(visitor, { kind: "zone-left", zone: before, stayed });
    const after = this.#zones.zone(zone)?.id;
    if (after !== undefined) this.#note(visitor, { kind: "zone-entered", zone: after });
  }

  #note(visitor: Visitor, fact: LogFact): void {
    const { house, space } = this.#room;
    house.events.note(space.id, fact, visitor);
  }
}

const span = (from: number, until: number) => Math.max(0, Math.round(until) - Math.round(from));

/** Somebody did something for others to see. */
export function noteReaction({ house, space }: SpaceRoom, visitor: Visitor, what: string): void {
  house.events.note(space.id, { kind: "reacted", with: what }, visitor);
}

/** Somebody asked the house, or one of it answered. */
export function noteAsked({ house, space }: SpaceRoom, visitor: Visitor, question: number): void {
  house.events.note(space.id, { kind: "asked", question: `${question}` }, visitor);
}

export function noteAnswered(
  { house, space }: SpaceRoom,
  visitor: Visitor,
  question: number,
  how: "text" | "stage",
): void {
  house.events.note(space.id, { kind: "answered", question: `${question}`, how }, visitor);
}

/** Somebody answered a poll: one of the programme goes by its cue, one that a host opened by its own name. */
export function noteVote({ house, space }: SpaceRoom, visitor: Visitor, poll: string, given: Answer): void {
  const choices = [...new Set([given].flat())].sort((a, b) => a - b);
  house.events.note(space.id, { kind: "voted", poll: pollName(poll), choices }, visitor);
}

/** Somebody was shown a call to action, or follows it: each once, whatever happens again. */
export function noteCall(
  { house, space }: SpaceRoom,
  visitor: Visitor,
  kind: "call-shown" | "call-clicked",
  call: string,
): void {
  house.events.note(space.id, { kind, call }, visitor, `${kind} ${call}`);
}

/** Something was decided about somebody, here or not. */
export function noteConsequence(
  house: House,
  person: string,
  { id, act, space }: Pick<Decision, "id" | "act" | "space">,
): void {
  const here = roomsOf(house, space).flatMap((room) => room.company.byPerson(person) ?? [])[0];
  house.events.note(space, { kind: "consequence", act }, { person, role: here?.role ?? null }, `consequence ${id}`);
}

/** An evening begins in a space, or (null) is over: who is there has left the one and come to the other. */
export function beginEvening(house: House, space: string, evening: string | null): void {
  if (house.events.eveningIn(space) === evening) return;
  const there = roomsOf(house, space).flatMap((room) => [...room.company.all()].map((visitor) => ({ room, visitor })));
  for (const { room, visitor } of there) room.events.leave(visitor);
  house.events.setEvening(space, evening);
  for (const { room, visitor } of there) room.events.arrive(visitor);
}
