/**
 * Panic: one press, and strangers keep away, are silent and pale; moderators are called and a refuge is offered. That
 * somebody panics is told to them and to moderators alone; everybody else meets a wider bubble. Carries PAN1 to PAN8.
 */
import type { CaseDeed } from "../../shared/conduct/case.ts";
import { may } from "../../shared/conduct/roles.ts";
import { findRefuge } from "../presence/refuge.ts";
import { callHere } from "./calls.ts";
import { sealFor } from "./evidence.ts";
import { PANIC_EVERY_MS } from "./panics.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** In force in memory at once, then told; then it is a case on the queue, with the last minutes sealed. */
export function raisePanic(room: SpaceRoom, visitor: Visitor): void {
  const { house, space } = room;
  const now = house.now();
  house.panics.raise(space.id, visitor.person, now);
  visitor.panic ??= { called: false, safe: null };
  enforce(room, visitor, true);
  voidOffers(room, visitor);
  const called = house.panics.called(space.id, visitor.person, now, () => callModerators(room, visitor));
  house.wire.tell("panicked", { space: space.id, person: visitor.person, called });
  visitor.panic = { called, safe: findRefuge(room.world, visitor.slot) };
  room.tell(visitor, "panic", visitor.panic);
  tellModerators(room, visitor);
  openCase(room, visitor).catch((error: unknown) => house.log.error({ error }, "a call for help is on no queue"));
}

/** One case for all calls of somebody until it is decided; it grows no faster than moderators are called. */
function openCase(room: SpaceRoom, { person, slot }: Visitor): Promise<void> {
  const { house, space, world } = room;
  const place = world.zoneOf(slot);
  const deed = { kind: "panicked" as const, ...(place !== null && { place }) };
  return house.turns.run(`calls ${space.id} ${person}`, () => callAgain(room, person, deed));
}

async function callAgain(room: SpaceRoom, person: string, deed: CaseDeed & { kind: "panicked" }): Promise<void> {
  const { house, space } = room;
  const open = house.cases
    .in(space.id)
    .find(({ state, events }) => state.origin === "panic" && events[0]?.by === person);
  const last = open?.events.findLast(({ kind }) => kind === "panicked");
  if (last !== undefined && house.now() - last.at < PANIC_EVERY_MS) return;
  const one = open
    ? await house.cases.add(open.id, person, deed)
    : await house.cases.begin({ id: house.newId(), space: space.id, about: null, of: null }, person, deed);
  sealFor(room, one, person, null);
}

export function endPanic(room: SpaceRoom, visitor: Visitor): void {
  room.house.panics.calm(room.space.id, visitor.person);
  if (visitor.panic === null) return;
  room.house.wire.tell("calmed", { space: room.space.id, person: visitor.person });
  visitor.panic = null;
  enforce(room, visitor, false);
  room.tell(visitor, "panic", null);
  tellModerators(room, visitor);
  tellWithheld(room, visitor);
}

/** Who moderates has come, or somebody whose panic came along: the one is told of the others. */
export function tellPanics(room: SpaceRoom, visitor: Visitor): void {
  if (visitor.panic !== null) {
    room.tell(visitor, "panic", visitor.panic);
    tellModerators(room, visitor);
  }
  if (!may(visitor.role, "moderate")) return;
  const others = [...room.company.all()].filter((one) => one.panic !== null && room.company.sees(visitor, one));
  if (others.length > 0)
    room.tell(visitor, "panics", Object.fromEntries(others.map(({ avatar }) => [avatar, true as boolean])));
}

function enforce(room: SpaceRoom, visitor: Visitor, on: boolean): void {
  room.world.setPanic(visitor.slot, on);
  room.company.change(visitor, { bubble: room.world.radiusOf(visitor.slot) });
  room.voices.passSoon(room.house.now());
}

/** What they offered somebody who has not answered is void: nobody comes closer by their own word alone. */
function voidOffers(room: SpaceRoom, visitor: Visitor): void {
  for (const other of room.company.all()) {
    if (!visitor.closer.has(other.person) || other.closer.has(visitor.person)) continue;
    room.company.setCloser(visitor, other, false);
    room.tell(visitor, "closer", { avatar: other.avatar, mine: false, theirs: false });
    if (room.company.mayHear(other, visitor))
      room.tell(other, "closer", { avatar: visitor.avatar, mine: false, theirs: false });
  }
}

/** Calls whoever moderates the space, in every copy of it; answers whether anybody is there to come. */
function callModerators({ house, space, world, copy }: SpaceRoom, visitor: Visitor): boolean {
  const zone = space.zones.find(({ id }) => id === world.zoneOf(visitor.slot))?.name;
  const here = copy === 1 ? space.name : `${space.name} ${copy}`;
  const text = `${visitor.fields.name} has asked for space and help, at ${zone === undefined ? here : `${zone}, ${here}`}.`;
  const call = { space: space.id, by: visitor.person, about: visitor.avatar, words: { text }, note: null };
  house.wire.tell("called", call);
  return callHere(house, call).there + house.others.moderators(space.id, visitor.person).there > 0;
}

function tellModerators(room: SpaceRoom, visitor: Visitor): void {
  for (const one of room.company.all()) {
    if (one !== visitor && may(one.role, "moderate") && room.company.sees(one, visitor))
      room.tell(one, "panics", { [visitor.avatar]: visitor.panic !== null });
  }
}

/** Whoever offered closeness meanwhile was not told of; now they are. */
function tellWithheld(room: SpaceRoom, visitor: Visitor): void {
  for (const other of room.company.all()) {
    if (!other.closer.has(visitor.person) || !room.company.mayHear(visitor, other)) continue;
    room.tell(visitor, "closer", { avatar: other.avatar, mine: visitor.closer.has(other.person), theirs: true });
  }
}
