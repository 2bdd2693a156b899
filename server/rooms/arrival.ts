/**
 * Arrival: how a visitor is made of a ticket's claim, stands up in the world and is told what they come into. Carries
 * DOOR20, VIS1 and CON18.
 */
import type { Client } from "@colyseus/core";
import { isStaff } from "../../shared/conduct/roles.ts";
import { type Decision, type Standing, standingOf } from "../../shared/conduct/standing.ts";
import type { Panic } from "../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import { refuseShutOut } from "../conduct/shut-out.ts";
import { roleOf } from "../invited.ts";
import { findRefuge } from "../presence/refuge.ts";
import type { TicketClaim } from "../store/store.ts";
import { tellOutcomes } from "./cases.ts";
import { refuseOutside } from "./evening.ts";
import { noteArrival } from "./fact-notes.ts";
import { leaderOf, tellWent } from "./going.ts";
import { type House, roomsOf } from "./house.ts";
import { rememberComing } from "./memory.ts";
import { createTalker } from "./microphones.ts";
import { holdNewcomer, refuseShielded } from "./orders.ts";
import { tellCame } from "./other-processes.ts";
import { createMeters } from "./rates.ts";
import { Reading } from "./reading.ts";
import { tellHeld } from "./settle.ts";
import type { SpaceRoom } from "./space-room.ts";
import { tellWelcome } from "./telling.ts";
import type { Visitor } from "./visitor.ts";

/** What somebody's older visit to a space is ended with. */
export const ELSEWHERE = "You have come in somewhere else.";

/** How long a handshake may take: on a busy machine it is some seconds, ms. */
export const HANDSHAKE_MS = 20_000;

/** Somebody on their way in, as the store knows them. */
export type Arriving = Awaited<ReturnType<typeof lookUp>>;

/** Between the ticket and the room they may have been forgotten, barred, muted, or given another role. */
export async function lookUp(house: House, claim: TicketClaim) {
  const { store, now } = house;
  const [blocks, { role, invitation }, stored, bubble, since, volumes] = await Promise.all([
    store.blocks.between(claim.person),
    roleOf(store, claim, now()),
    store.conduct.decisions(claim.person, now()),
    store.people.bubble(claim.person),
    store.people.since(claim.person),
    store.volumes.of(claim.person),
    house.facts.meet(claim.person),
    house.events.meet(claim.person),
  ]);
  if (bubble === null) throw new StoaError("not-allowed", "You have been forgotten here. Enter again as somebody new.");
  return { claim, blocks, role, invitation, stored, bubble, since, volumes };
}

/**
 * Ends their older visit to the space and stands them up in this room, near whom they come after.
 * @returns null where there is no free ground
 * @throws {StoaError} when they may not come in any more
 */
export function standUp(room: SpaceRoom, client: Client, arriving: Arriving): Visitor | null {
  const { house, space } = room;
  const { claim, role, stored } = arriving;
  const decisions = house.decided.with(claim.person, stored);
  const standing = standingOf(decisions, house.now());
  refuseShutOut(standing, space, house.rulesOf(space.id), claim.language, house.now());
  refuseOutside(house, { space, role });
  refuseShielded(house, { person: claim.person, name: claim.name, space, role });
  for (const copy of roomsOf(house, space.id)) copy.end(claim.person, "elsewhere", ELSEWHERE);
  house.wire.tell("stood", { person: claim.person, space: space.id });
  const slot = enterWorld(room, arriving, standing);
  return slot === undefined ? null : visitorAt(room, slot, client, arriving, decisions, standing);
}

function enterWorld(room: SpaceRoom, arriving: Arriving, standing: Standing): number | undefined {
  const { house, world, company } = room;
  const { claim, blocks, role, bubble } = arriving;
  // Whoever stands here is no mirror any more, and mirrors take no visitor's place.
  room.mirrors.forget(claim.person);
  if (company.size >= room.bodies) return undefined;
  const leader = standing.isolated === null ? leaderOf(house, claim, new Set(blocks.map(({ other }) => other))) : null;
  const at =
    leader && company.byPerson(leader.person) === leader
      ? { at: { position: room.placeOf(leader.slot), yaw: world.bodies.yaw[leader.slot]! } }
      : {};
  return world.enter({ person: claim.person, staff: isStaff(role), ...bubble, ...at }, house.now());
}

function visitorAt(
  room: SpaceRoom,
  slot: number,
  client: Client,
  { claim, blocks, role, bubble, since, volumes }: Arriving,
  decisions: readonly Decision[],
  standing: Standing,
): Visitor {
  const { house, space, world } = room;
  const now = house.now();
  const panic = panicOf(room, slot, claim.person);
  const avatar = house.newId();
  return {
    slot,
    avatar,
    person: claim.person,
    role,
    space: space.id,
    since,
    held: null,
    silenced: false,
    interests: claim.interests ?? [],
    group: claim.group ?? null,
    meters: createMeters(now),
    fields: {
      id: avatar,
      wire: slot,
      name: claim.name,
      role,
      language: claim.language,
      device: claim.device,
      look: claim.look,
      muted: standing.muted !== null,
      isolated: standing.isolated !== null,
      handRaised: false,
      away: false,
      seat: "",
      bubble: world.radiusOf(slot),
      private: false,
    },
    client,
    decisions,
    standing,
    bubble,
    panic,
    blocked: blockedOf(claim.person, blocks),
    hidden: new Set(),
    closer: new Set(),
    newestPose: null,
    quietUntil: 0,
    pace: new Reading(house.neighbours.bytes, now),
    going: null,
    over: false,
    ending: null,
    kept: [],
    handshakeBy: now + HANDSHAKE_MS,
    reading: false,
    voice: createTalker(room, role, { since, volumes }, now),
  };
}

/** Whoever panicked when they left for here still does. */
function panicOf({ house, space, world }: SpaceRoom, slot: number, person: string): Panic | null {
  const now = house.now();
  if (!house.panics.isOn(space.id, person, now)) return null;
  house.panics.raise(space.id, person, now);
  world.setPanic(slot, true);
  const called = house.panics.called(space.id, person, now, () => false);
  house.wire.tell("panicked", { space: space.id, person, called });
  return { called, safe: findRefuge(world, slot) };
}

function blockedOf(person: string, blocks: Arriving["blocks"]): Visitor["blocked"] {
  const blocked: Visitor["blocked"] = new Map();
  for (const { other, by } of blocks) {
    const entry = blocked.get(other) ?? { byMe: false, byThem: false };
    blocked.set(other, by === person ? { ...entry, byMe: true } : { ...entry, byThem: true });
  }
  return blocked;
}

/** They are one of the room's: everybody who may is told of them, and they of everybody. */
export function welcome(room: SpaceRoom, visitor: Visitor): void {
  const { house, space } = room;
  room.company.add(visitor);
  tellCame(room, visitor);
  rememberComing(room, visitor);
  room.voices.enter(visitor.slot, visitor.voice);
  holdNewcomer(room, visitor);
  house.avatars.entered(visitor.avatar, visitor.person, visitor.fields.name, space.id);
  tellWelcome(room, visitor);
  tellHeld(room, visitor);
  tellOutcomes(room, visitor).catch((error: unknown) => house.log.error({ error }, "outcomes were not told"));
  tellWent(room, visitor.person, house.now());
  noteArrival(room, visitor, visitor.since);
  room.events.arrive(visitor);
}
