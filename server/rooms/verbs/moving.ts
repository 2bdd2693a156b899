/**
 * Moving: teleport, sit, stand, and a word before going to another space. Walking comes as bytes, not as a verb.
 */
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { teleportTo } from "../../presence/teleport.ts";
import { GOING_MS } from "../going.ts";
import { isFrozen } from "../orders.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Handler } from "./verb.ts";

const REFUSED = {
  "too-fast": ["too-fast", "You can teleport twice a second."],
  "too-far": ["not-allowed", "That is too far: a teleport reaches 10 m."],
  "not-walkable": ["not-allowed", "Nobody can stand there."],
  "not-in-sight": ["not-allowed", "That is not in sight from here."],
  full: ["full", "There is no free ground there."],
} as const;

export const teleport: Handler<"teleport"> = (room, visitor, { position, yaw }) => {
  refuseFrozen(room, visitor);
  const outcome = teleportTo(room.world, visitor.slot, position, yaw, room.house.now());
  if (outcome === "ok") {
    room.company.change(visitor, { seat: "" });
    return;
  }
  const [code, message] = REFUSED[outcome];
  throw new StoaError(code, message);
};

export const sit: Handler<"sit"> = (room, visitor, { seat }) => {
  refuseFrozen(room, visitor);
  const outcome = room.world.seats.sit(visitor.slot, seat);
  if (outcome === "unknown") throw new StoaError("not-found", "There is no such seat.");
  if (outcome === "taken" || outcome === "full") throw new StoaError("full", "That seat is not free.");
  if (outcome === "shut") throw new StoaError("not-allowed", "That seat is for whoever speaks.");
  if (outcome === "too-far") throw new StoaError("not-allowed", "That seat is too far away. Go nearer.");
  room.company.change(visitor, { seat });
};

export const stand: Handler<"stand"> = (room, visitor) => {
  room.world.seats.stand(visitor.slot);
  if (room.world.seats.of(visitor.slot) !== null) {
    throw new StoaError("full", "There is no free ground beside your seat just now. Try again in a moment.");
  }
  room.company.change(visitor, { seat: "" });
};

export const go: Handler<"go"> = (room, visitor, { space }) => {
  if (!room.space.links.some((link) => link.space === space))
    throw new StoaError("not-found", "No link leads there from here.");
  visitor.going = { space, until: room.house.now() + GOING_MS };
};

function refuseFrozen(room: SpaceRoom, visitor: Visitor): void {
  if (isFrozen(room, visitor))
    throw new StoaError("not-allowed", "A moderator has asked everybody here to stand still for a moment.");
}
