/** Departure: how somebody is taken out of the world, and how their connection is told why. */
import { CLOSE_CODES } from "../../shared/protocol/refusal.ts";
import { tellCircle } from "./circle.ts";
import { leaveFloor } from "./floor.ts";
import { leaveLights } from "./lights.ts";
import { endDuty } from "./roster.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** A close frame holds at most this much of a reason, bytes of UTF-8. */
const REASON_BYTES = 120;

/** Takes somebody out at once. `moving`: they are on their way in elsewhere in the space. */
export function takeOut(room: SpaceRoom, visitor: Visitor, moving = false): void {
  if (visitor.over) return;
  const { house, space, company } = room;
  const { person } = visitor;
  if (house.panics.left(space.id, person, moving, house.now())) house.wire.tell("calmed", { space: space.id, person });
  if (!moving) endDuty(house, space.id, person);
  if (!moving) leaveFloor(room, visitor);
  leaveLights(room, visitor);
  visitor.over = true;
  room.events.leave(visitor);
  const watching = [...company.all()].filter((one) => one !== visitor && company.sees(one, visitor));
  stopReading(room, visitor);
  company.remove(visitor);
  const circle = room.circles.forget(visitor.slot);
  room.voices.leave(visitor.slot, house.now());
  if (circle.length > 0) tellCircle(room, circle);
  room.world.leave(visitor.slot);
  room.memory.leave(visitor.slot, house.now());
  house.avatars.left(visitor.avatar, house.now());
  for (const one of watching) room.tell(one, "gone", [visitor.avatar]);
}

/** No frames go to somebody any more, until they read again. */
export function stopReading({ streams }: SpaceRoom, visitor: Visitor): void {
  if (visitor.reading) streams.close(visitor.slot);
  visitor.reading = false;
}

export function closeWith({ client }: Visitor, { code, reason }: NonNullable<Visitor["ending"]>): void {
  client.leave(CLOSE_CODES[code], fitReason(reason));
}

function fitReason(reason: string): string {
  let fit = reason;
  while (Buffer.byteLength(fit) > REASON_BYTES) fit = fit.slice(0, -1);
  return fit;
}
