/**
 * Panic: asking for space and help, saying that one is all right, and being taken to a quiet place. Carries PAN1, PAN6
 * and PAN7.
 */
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { enterRefuge, findRefuge } from "../../presence/refuge.ts";
import { endPanic, raisePanic } from "../panic.ts";
import type { Handler } from "./verb.ts";

export const panic: Handler<"panic"> = (room, visitor, { on }) => {
  if (on) raisePanic(room, visitor);
  else endPanic(room, visitor);
};

/** No teleport: it may be far, and out of sight. Where people stand decides anew whether the place is free. */
export const refuge: Handler<"refuge"> = (room, visitor) => {
  const { panics, now } = room.house;
  if (visitor.panic === null) throw new StoaError("not-allowed", "Ask for space first; then a quiet place is offered.");
  if (!panics.mayTake(room.space.id, visitor.person, now()))
    throw new StoaError("too-fast", "You were taken to a quiet place just now. Wait half a minute, or walk on.");
  const safe = findRefuge(room.world, visitor.slot);
  if (safe === null || !enterRefuge(room.world, visitor.slot, safe))
    throw new StoaError("full", "There is no quiet place free just now. Try again in a moment.");
  panics.taken(room.space.id, visitor.person, now());
  room.company.change(visitor, { seat: "" });
};
