/**
 * Circle: a private conversation, by invitation of somebody in it. Carries CIRC1 to CIRC4.
 */
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { CIRCLE_LIMIT, CIRCLE_REACH, type CircleRefusal } from "../../voice/circles.ts";
import { tellCircle } from "../circle.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Handler } from "./verb.ts";

const REFUSALS: Record<CircleRefusal, () => StoaError> = {
  far: () => new StoaError("not-allowed", `A private conversation is among people within ${CIRCLE_REACH} metres.`),
  full: () => new StoaError("full", `A private conversation has room for ${CIRCLE_LIMIT}.`),
  "not-invited": () => new StoaError("not-found", "That invitation is over."),
  elsewhere: () => new StoaError("invalid", "You are in that conversation together."),
  again: () => new StoaError("too-fast", "You have invited them more than once. Give them a minute."),
};

export const inviteToCircle: Handler<"inviteToCircle"> = (room, visitor, { avatar }) => {
  const other = otherThan(room, visitor, avatar);
  const block = visitor.blocked.get(other.person);
  if (block?.byMe) throw notHere();
  const refusal = room.circles.invite(visitor.slot, other.slot, room.house.now());
  if (refusal !== null) throw REFUSALS[refusal]();
  // Who blocked them and is seen all the same, as staff is, or panics, hears nothing of it; that is not theirs to know.
  if (!block && !room.company.silences(other, visitor)) room.tell(other, "invited", { avatar: visitor.avatar });
};

export const joinCircle: Handler<"joinCircle"> = (room, visitor, { avatar }) => {
  const by = otherThan(room, visitor, avatar);
  const inside = room.circles.members(by.slot).map((number) => room.company.at(number));
  // Who is in it with whom they are blocked is not theirs to know: it is over as any other is.
  if (inside.some((one) => one && visitor.blocked.has(one.person))) throw REFUSALS["not-invited"]();
  const before = room.circles.members(visitor.slot);
  const refusal = room.circles.join(visitor.slot, by.slot, room.house.now());
  if (refusal !== null) throw REFUSALS[refusal]();
  tellCircle(room, [...before, ...room.circles.members(visitor.slot)]);
};

export const leaveCircle: Handler<"leaveCircle"> = (room, visitor) => {
  tellCircle(room, room.circles.leave(visitor.slot));
};

function otherThan(room: SpaceRoom, visitor: Visitor, avatar: string): Visitor {
  const other = room.company.seenBy(visitor, avatar);
  if (!other) throw notHere();
  if (other === visitor) throw new StoaError("invalid", "That is you.");
  return other;
}

function notHere(): StoaError {
  return new StoaError("not-found", "They are not here.");
}
