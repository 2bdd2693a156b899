/**
 * The floor: raising a hand, being called up, going to the stage and back, and what hosts do with the queue. Carries FLO1 to
 * FLO4.
 */
import { may } from "../../../shared/conduct/roles.ts";
import { handOf, turnOf } from "../../../shared/floor/queue.ts";
import { stageSeats } from "../../../shared/floor/stage.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { houseWords } from "../../../shared/text/house-words.ts";
import { landNear } from "../../presence/landing.ts";
import { noteReaction } from "../event-notes.ts";
import { findHere, nextUp } from "../floor.ts";
import { isFrozen } from "../orders.ts";
import { keepPlace, placeOf } from "../own-place.ts";
import type { Visitor } from "../visitor.ts";
import type { Handler } from "./verb.ts";

/** Whom the house first met less long ago is a newcomer in the queue, ms. */
const NEW_MS = 24 * 60 * 60_000;
/** So near to their seat on the stage somebody is set down, mm. */
const BESIDE = 2500;

export const hand: Handler<"hand"> = async (room, visitor, { up }) => {
  const { house, space } = room;
  const { floors, handPace, names } = house.conversation;
  const { person, since, fields } = visitor;
  if (!up) return floors.lower(space.id, person);
  if (fields.handRaised) return;
  if (!handPace.take(person, house.now()))
    throw new StoaError("too-fast", "Your hand goes up and down too often. Wait a minute.");
  names.set(person, fields.name);
  await floors.raise(space.id, person, since > house.now() - NEW_MS);
  noteReaction(room, visitor, "hand");
};

export const callUp: Handler<"callUp"> = async ({ house, space }, visitor, { hand: asked, seconds }) => {
  refuseUnlessLeads(visitor);
  const { floors } = house.conversation;
  const seats = stageSeats(space);
  let called = -1;
  const floor = await floors.add(space.id, visitor.person, (now) => {
    const chosen = asked === undefined ? nextUp(house, space.id, now) : now.waiting.find(({ id }) => id === asked);
    if (chosen === null) throw new StoaError("not-found", "No hand is up of anybody who may speak just now.");
    called = chosen?.id ?? asked!;
    if (chosen) refuseUncallable(findHere(house, space.id, chosen.person)?.visitor);
    const free = seats.find(({ id }) => now.up.every(({ seat }) => seat !== id)) ?? seats[0]!;
    return { kind: "called", hand: called, seat: free.id, seconds };
  });
  const { seat, until } = floor.up.find((turn) => turn.hand === called)!;
  return { hand: called, seat, until };
};

export const moreTime: Handler<"moreTime"> = async ({ house, space }, visitor, { hand: asked, seconds }) => {
  refuseUnlessLeads(visitor);
  const by = visitor.person;
  await house.conversation.floors.add(space.id, by, () => ({ kind: "extended", hand: asked, seconds }));
};

export const endTurn: Handler<"endTurn"> = async ({ house, space }, visitor, { hand: asked }) => {
  refuseUnlessLeads(visitor);
  await house.conversation.floors.add(space.id, visitor.person, () => ({ kind: "returned", hand: asked }));
};

export const backInQueue: Handler<"backInQueue"> = async ({ house, space }, visitor, { hand: asked }) => {
  refuseUnlessLeads(visitor);
  await house.conversation.floors.add(space.id, visitor.person, () => ({ kind: "put-back", hand: asked }));
};

export const lowerHand: Handler<"lowerHand"> = async ({ house, space }, visitor, { hand: asked, note }) => {
  refuseUnlessLeads(visitor);
  let person: string | undefined;
  await house.conversation.floors.add(space.id, visitor.person, ({ waiting }) => {
    person = waiting.find(({ id }) => id === asked)?.person;
    return { kind: "lowered", hand: asked };
  });
  const found = person === undefined ? undefined : findHere(house, space.id, person);
  if (!found) return;
  const text = houseWords(found.visitor.fields.language, "house.floor.lowered");
  found.room.notify(found.visitor, { kind: "house", text, ...(note && { note }) });
};

/** Takes me to my seat on the stage, while I am up. */
export const comeUp: Handler<"comeUp"> = (room, visitor, { back }) => {
  const { house, space, world } = room;
  const turn = turnOf(house.conversation.floors.known(space.id), visitor.person);
  if (turn === undefined) throw new StoaError("not-allowed", "Nobody has called you up.");
  if (isFrozen(room, visitor))
    throw new StoaError("not-allowed", "A moderator has asked everybody here to stand still for a moment.");
  const seat = stageSeats(space).find(({ id }) => id === turn.seat);
  if (!seat?.position) throw new StoaError("not-found", "There is no stage here: speak from where you are.");
  const [x, y, z] = seat.position;
  const keeper = world.keepers[visitor.slot]!;
  const { seated } = keeper;
  keeper.seated = false;
  const from = placeOf(room, visitor);
  const height = world.ground.groundAt(x, z, y) ?? y;
  if (!landNear(world, visitor.slot, x * 1000, height, z * 1000, BESIDE)) {
    keeper.seated = seated;
    throw new StoaError("full", "There is no room on the stage just now. Try again in a moment.");
  }
  keepPlace(visitor, back ? from : null);
  world.seats.leave(visitor.slot);
  world.arrive(visitor.slot, seat.yaw);
  // A stage without a free chair is stood on.
  const sits = space.seats.some(({ id }) => id === seat.id) && world.seats.sit(visitor.slot, seat.id) === "ok";
  room.company.change(visitor, { seat: sits ? seat.id : "" });
};

export const leaveStage: Handler<"leaveStage"> = async ({ house, space }, { person }) => {
  await house.conversation.floors.add(space.id, person, (floor) => {
    const turn = turnOf(floor, person);
    const waits = handOf(floor, person);
    if (turn) return { kind: "returned", hand: turn.hand };
    return waits ? { kind: "lowered", hand: waits.id } : null;
  });
};

function refuseUncallable(called: Visitor | undefined): void {
  if (!called) throw new StoaError("not-found", "They are away. Their place is kept for two minutes.");
  if (called.standing.muted !== null)
    throw new StoaError("not-allowed", "They are muted. Only lifting the mute lets them speak.");
  if (called.standing.isolated !== null)
    throw new StoaError("not-allowed", "They are set apart. Only releasing them lets them speak.");
}

/** @throws {StoaError} `not-allowed` for whoever does not lead gatherings */
export function refuseUnlessLeads({ role }: Pick<Visitor, "role">): void {
  if (!may(role, "lead")) throw new StoaError("not-allowed", "Only hosts and moderators can do that.");
}
