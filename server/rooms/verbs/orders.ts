/**
 * Orders: what a moderator orders for the space or a zone at a touch, and going to where something happens, with a badge on.
 * Carries ORD1 to ORD7.
 */
import { birdName } from "../../../shared/conduct/pseudonym.ts";
import { isStaff, may } from "../../../shared/conduct/roles.ts";
import { linksIn } from "../../../shared/conduct/word-facts.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { houseWords } from "../../../shared/text/house-words.ts";
import { landNear } from "../../presence/landing.ts";
import { enterRefuge, findRefuge } from "../../presence/refuge.ts";
import { refuseUnlessModerator } from "../acting.ts";
import { roomsOf } from "../house.ts";
import { announce, obeyOrders, tellOrders, zoneName } from "../orders.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Handler } from "./verb.ts";

const MINUTE = 60_000;
/** How near to somebody a moderator lands who goes there, mm. */
const BESIDE = 2000;

export const shield: Handler<"shield"> = async (room, visitor, { on, minutes }) => {
  const { house, space } = room;
  refuseUnlessModerator(visitor);
  const now = Math.round(house.now());
  const until = now + Math.round(minutes * MINUTE);
  const copies = roomsOf(house, space.id);
  const before = house.orders.shieldOf(space.id);
  if (!on && before === null) return;
  if (on)
    house.orders.raise(
      space.id,
      copies.flatMap(({ company }) => [...company.all()].map(({ person }) => person)),
      now,
      until,
    );
  else house.orders.lower(space.id);
  for (const copy of copies) obeyOrders(copy);
  await enter(room, visitor, { kind: "shield", on, ...(on && { until }) });
  if (on) announce(house, space.id, "house.shield.on", { place: space.name, count: Math.ceil(minutes) });
  else announce(house, space.id, "house.shield.off", { place: space.name });
  tellOrders(house, space.id);
};

export const admit: Handler<"admit"> = ({ house, space }, visitor, { person }) => {
  refuseUnlessModerator(visitor);
  house.orders.admit(space.id, person ?? null);
  tellOrders(house, space.id);
};

export const zoneOrder: Handler<"zoneOrder"> = async (room, visitor, { zone, what, minutes }) => {
  const { house, space } = room;
  refuseUnlessModerator(visitor);
  if (!space.zones.some(({ id }) => id === zone)) throw new StoaError("not-found", "There is no such zone.");
  const now = Math.round(house.now());
  const on = minutes > 0;
  const until = on ? now + Math.round(minutes * MINUTE) : null;
  house.orders.set(space.id, what, zone, until);
  for (const copy of roomsOf(house, space.id)) obeyOrders(copy);
  await enter(room, visitor, { kind: "zone", do: what, zone, on, ...(until !== null && { until }) });
  announce(house, space.id, `house.${what}.${on ? "on" : "off"}`, {
    zone: zoneName(room, zone),
    count: Math.ceil(minutes),
  });
  tellOrders(house, space.id);
};

/** Takes somebody, and goes along, to a quiet place; they are told by whom and why. */
export const escort: Handler<"escort"> = async (room, visitor, { avatar }) => {
  const other = besides(room, visitor, avatar);
  if (!may(visitor.role, "moderate", other.role))
    throw new StoaError("not-allowed", "Nobody acts on an equal or higher role.");
  const refuge = findRefuge(room.world, other.slot);
  if (refuge === null || !enterRefuge(room.world, other.slot, refuge))
    throw new StoaError("full", "There is no quiet place free just now. Try again in a moment.");
  room.company.change(other, { seat: "" });
  landBeside(room, visitor, other);
  await enter(room, visitor, { kind: "escort" }, { person: other.person });
  tell(room, other, houseWords(other.fields.language, "house.escorted", { zone: refuge.name }));
};

export const goTo: Handler<"goTo"> = (room, visitor, { avatar }) =>
  landBeside(room, visitor, besides(room, visitor, avatar));

export const callColleague: Handler<"callColleague"> = ({ house, space, world }, visitor, { note }) => {
  refuseUnlessModerator(visitor);
  const zone = space.zones.find(({ id }) => id === world.zoneOf(visitor.slot))?.name ?? space.name;
  let called = 0;
  for (const room of roomsOf(house, space.id)) {
    for (const one of room.company.all()) {
      if (one === visitor || !may(one.role, "moderate")) continue;
      room.notify(one, {
        kind: "called",
        text: houseWords(one.fields.language, "house.called", { who: birdName(visitor.person), zone }),
        ...(note && { note }),
        about: visitor.avatar,
      });
      called += 1;
    }
  }
  return { called };
};

/** What staff wrote with a link in it is theirs to send; of others nothing with one passes a shield. */
export function refuseLinks({ house, space }: SpaceRoom, { role }: Visitor, text: string): void {
  if (isStaff(role) || house.orders.shieldOf(space.id) === null || linksIn(text) === 0) return;
  throw new StoaError("not-allowed", "Links are off for now: this place is shielded.");
}

function besides(room: SpaceRoom, visitor: Visitor, avatar: string): Visitor {
  refuseUnlessModerator(visitor);
  const other = room.company.seenBy(visitor, avatar);
  if (!other) throw new StoaError("not-found", "They are not in this copy of the place.");
  if (other === visitor) throw new StoaError("invalid", "That is you.");
  return other;
}

function landBeside({ world, company }: SpaceRoom, visitor: Visitor, other: Visitor): void {
  const { bodies } = world;
  const [x, y, z] = [bodies.x[other.slot]!, bodies.y[other.slot]!, bodies.z[other.slot]!];
  const keeper = world.keepers[visitor.slot]!;
  const { seated } = keeper;
  keeper.seated = false;
  if (!landNear(world, visitor.slot, x, y / 1000, z, BESIDE)) {
    keeper.seated = seated;
    throw new StoaError("full", "There is no room beside them just now.");
  }
  world.seats.leave(visitor.slot);
  const yaw = Math.atan2(bodies.x[visitor.slot]! - x, bodies.z[visitor.slot]! - z);
  world.arrive(visitor.slot, yaw);
  company.change(visitor, { seat: "" });
}

async function enter(
  { house, space }: SpaceRoom,
  visitor: Visitor,
  facts: Record<string, unknown>,
  people: Record<string, string> = {},
): Promise<void> {
  const at = Math.round(house.now());
  await house.store.ledger.append(
    { ...facts, space: space.id, byRole: visitor.role, at, note: null },
    { by: visitor.person, ...people },
  );
}

function tell(room: SpaceRoom, visitor: Visitor, text: string): void {
  room.notify(visitor, { kind: "house", text });
}
