/**
 * Orders: what a moderator orders for the space or a zone at a touch, and going to where something happens, with a badge on.
 * Carries ORD1 to ORD7.
 */
import { birdName } from "../../../shared/conduct/pseudonym.ts";
import { isStaff, may } from "../../../shared/conduct/roles.ts";
import { linksIn } from "../../../shared/conduct/word-facts.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { houseWords } from "../../../shared/text/house-words.ts";
import type { OrderTold } from "../../between/told.ts";
import { landNear } from "../../presence/landing.ts";
import { enterRefuge, findRefuge } from "../../presence/refuge.ts";
import { refuseUnlessModerator } from "../acting.ts";
import { callHere } from "../calls.ts";
import { announceOrder, takeOrder, tellOrders } from "../orders.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Handler } from "./verb.ts";

const MINUTE = 60_000;
/** How near to somebody a moderator lands who goes there, mm. */
const BESIDE = 2000;

export const shield: Handler<"shield"> = async (room, visitor, { on, minutes }) => {
  const { house } = room;
  refuseUnlessModerator(visitor);
  const until = on ? Math.round(house.now()) + Math.round(minutes * MINUTE) : null;
  const order = { do: "shield" as const, until, count: Math.ceil(minutes) };
  await give(room, order, () => enter(room, visitor, { kind: "shield", on, ...(until !== null && { until }) }));
};

export const admit: Handler<"admit"> = ({ house, space }, visitor, { person }) => {
  refuseUnlessModerator(visitor);
  house.orders.admit(space.id, person ?? null);
  tellOrders(house, space.id);
  house.wire.tell("admitted", { space: space.id, person: person ?? null });
};

export const zoneOrder: Handler<"zoneOrder"> = async (room, visitor, { zone, what, minutes }) => {
  const { house, space } = room;
  refuseUnlessModerator(visitor);
  if (!space.zones.some(({ id }) => id === zone)) throw new StoaError("not-found", "There is no such zone.");
  const now = Math.round(house.now());
  const on = minutes > 0;
  const until = on ? now + Math.round(minutes * MINUTE) : null;
  const order = { do: what, zone, until, count: Math.ceil(minutes) };
  await give(room, order, () =>
    enter(room, visitor, { kind: "zone", do: what, zone, on, ...(until !== null && { until }) }),
  );
};

/** In force in every copy at once, then in the ledger, then announced. */
async function give({ house, space }: SpaceRoom, order: OrderTold, record: () => Promise<void>): Promise<void> {
  if (!takeOrder(house, space.id, order)) return;
  house.wire.tell("ordered", { space: space.id, order });
  await record();
  announceOrder(house, space.id, order);
  house.wire.tell("announced", { space: space.id, order });
}

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
  const words = { who: birdName(visitor.person), zone };
  const call = { space: space.id, by: visitor.person, about: visitor.avatar, words, note: note ?? null };
  house.wire.tell("called", call);
  return { called: callHere(house, call).all + house.others.moderators(space.id, visitor.person).all };
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
