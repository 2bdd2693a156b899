/**
 * Orders, carried out in every copy of a space at once: announced to everybody, entered in the ledger, over by themselves.
 * Carries ORD1 to ORD5.
 */
import { isStaff, may, type Role } from "../../shared/conduct/roles.ts";
import { zoneSounds } from "../../shared/hearing/zone-sound.ts";
import type { Ordered } from "../../shared/protocol/from-server/orders.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import { type HouseKey, houseWords } from "../../shared/text/house-words.ts";
import type { OrderTold } from "../between/told.ts";
import type { ZoneOrder } from "../conduct/orders.ts";
import { type House, roomsOf } from "./house.ts";
import { NEWCOMER_MS, shutMicrophone, tellMicrophone } from "./microphones.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** What is usual while a space is shielded, for whoever has not chosen a bubble, metres. */
const SHIELDED_USUAL = 1.8;

/** Brings a copy of a space under what is ordered for it: also one that has just opened. */
export function obeyOrders(room: SpaceRoom): void {
  const { house, space, world } = room;
  const shield = house.orders.shieldOf(space.id);
  world.setLeastUsual(shield === null ? null : SHIELDED_USUAL);
  room.frozen = new Set(house.orders.zones(space.id, "frozen").keys());
  hearZones(room);
  for (const visitor of room.company.all()) {
    holdNewcomer(room, visitor);
    room.company.change(visitor, { bubble: world.radiusOf(visitor.slot) });
  }
  room.voices.passSoon(house.now());
}

/** What each zone does to sound now: by the space's file, by what is ordered, and by what the evening says. */
export function hearZones(room: SpaceRoom): void {
  const { house, space } = room;
  const hushed = house.orders.zones(space.id, "hushed");
  const quiet = new Set(house.evenings.inForce(space.id).quiet);
  const sounds = zoneSounds(space);
  const known = new Map(
    [null, ...space.zones.map(({ id }) => id)].map((id) => {
      const sound = sounds(id);
      if (id !== null && hushed.has(id)) return [id, silenced(sound)];
      return [id, id !== null && quiet.has(id) ? { ...sound, quiet: true } : sound];
    }),
  );
  room.soundOf = (zone) => known.get(zone) ?? sounds(zone);
}

/** A zone in which nobody near is heard or read; what goes to the whole space comes through. */
const silenced = <Sound extends { quiet: boolean; text: number }>(sound: Sound): Sound => ({
  ...sound,
  quiet: true,
  text: 0,
});

/** While a space is shielded, whoever came to the house lately listens only. */
export function holdNewcomer(room: SpaceRoom, visitor: Visitor): void {
  const shield = room.house.orders.shieldOf(room.space.id);
  const isNew = shield !== null && !isStaff(visitor.role) && visitor.since > shield.from - NEWCOMER_MS;
  if (isNew) {
    visitor.held ??= { before: visitor.voice.held };
    visitor.voice.held = { why: "newcomer", until: shield.until };
    shutMicrophone(room, visitor);
    tellMicrophone(room, visitor);
    return;
  }
  if (visitor.held === null) return;
  const { before } = visitor.held;
  visitor.held = null;
  // Whom a host has let speak meanwhile goes on.
  if (visitor.voice.held === null) return;
  visitor.voice.held = before;
  tellMicrophone(room, visitor);
}

/** Everybody in the space hears what was ordered, in their language. */
export function announce(house: House, space: string, key: HouseKey, values: Record<string, string | number>): void {
  for (const room of roomsOf(house, space)) {
    for (const visitor of room.company.all()) {
      const text = houseWords(visitor.fields.language, key, values);
      room.notify(visitor, { kind: "house", text });
    }
  }
}

/** What is ordered in a space now, for whoever moderates it. */
export function orderedIn(house: House, space: string): Ordered {
  const now = house.now();
  const zones = (what: ZoneOrder) => Object.fromEntries(house.orders.zones(space, what));
  const shield = house.orders.shieldOf(space);
  return {
    shield: shield && { until: shield.until, knocks: house.orders.knocksAt(space, now) },
    hushed: zones("hushed"),
    frozen: zones("frozen"),
  };
}

export function tellOrders(house: House, space: string): void {
  for (const room of roomsOf(house, space)) {
    for (const one of room.company.all()) {
      if (may(one.role, "moderate")) room.tell(one, "ordered", orderedIn(house, space));
    }
  }
}

/** What was ordered, here or in another process, holds in the copies here; answers whether that changed anything. */
export function takeOrder(house: House, space: string, order: OrderTold): boolean {
  const { orders } = house;
  const copies = roomsOf(house, space);
  if (order.do !== "shield") orders.set(space, order.do, order.zone, order.until);
  else if (order.until !== null) {
    const here = copies.flatMap(({ company }) => [...company.all()].map(({ person }) => person));
    orders.raise(space, here, Math.round(house.now()), order.until);
  } else if (!orders.lower(space)) return false;
  for (const copy of copies) obeyOrders(copy);
  return true;
}

/** Everybody here hears of it, and whoever moderates sees it. */
export function announceOrder(house: House, space: string, order: OrderTold): void {
  const { count, until } = order;
  const place = house.spaces.get(space);
  if (order.do === "shield") {
    const values = { place: place?.name ?? space, count };
    announce(house, space, until === null ? "house.shield.off" : "house.shield.on", values);
  } else {
    const zone = place?.zones.find(({ id }) => id === order.zone)?.name ?? order.zone;
    announce(house, space, `house.${order.do}.${until === null ? "off" : "on"}`, { zone, count });
  }
  tellOrders(house, space);
}

/** What holds here just now, for a process that was not there when it was ordered. */
export function tellHolding({ orders, wire, spaces }: House): void {
  for (const space of spaces.keys()) {
    const shield = orders.shieldOf(space);
    if (shield) wire.tell("ordered", { space, order: { do: "shield", until: shield.until, count: 0 } });
    for (const what of ["hushed", "frozen"] as const)
      for (const [zone, until] of orders.zones(space, what))
        wire.tell("ordered", { space, order: { do: what, zone, until, count: 0 } });
  }
}

/** What is over is over with this step: in every copy, once. */
export function endOrders(room: SpaceRoom, now: number): void {
  const { house, space } = room;
  if (house.orders.takeKnocks(space.id, now)) tellOrders(house, space.id);
  const ended = house.orders.expire(space.id, now);
  if (!ended.shield && ended.zones.length === 0) return;
  for (const copy of roomsOf(house, space.id)) obeyOrders(copy);
  if (ended.shield) announce(house, space.id, "house.shield.off", { place: space.name });
  for (const { what, zone } of ended.zones)
    announce(house, space.id, what === "hushed" ? "house.hushed.off" : "house.frozen.off", {
      zone: zoneName(room, zone),
    });
  tellOrders(house, space.id);
}

/** @throws {StoaError} `not-allowed` for whoever is not let in yet; moderators are told that they knock */
export function refuseShielded(
  house: House,
  { person, name, space, role }: { person: string; name: string; space: Space; role: Role },
): void {
  if (isStaff(role) || house.orders.knock(space.id, person, name, house.now())) return;
  house.wire.tell("knocked", { space: space.id, person, name });
  throw new StoaError(
    "not-allowed",
    `${space.name} is shielded for now: moderators let people in one by one. They know that you are here. Try again in a moment.`,
  );
}

/** Whether somebody stands where nobody may move just now. */
export function isFrozen({ frozen, world }: SpaceRoom, { role, slot }: Visitor): boolean {
  if (frozen.size === 0 || isStaff(role)) return false;
  const zone = world.zoneOf(slot);
  return zone !== null && frozen.has(zone);
}

export function zoneName({ space }: SpaceRoom, zone: string): string {
  return space.zones.find(({ id }) => id === zone)?.name ?? zone;
}
