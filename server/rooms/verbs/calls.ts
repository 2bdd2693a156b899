/** Calls: somebody goes where a call to action leads that they were shown; nobody asks them why. Carries MSG8. */
import { callName } from "../../../shared/messages/call.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { callViewOf } from "../addressing.ts";
import { noteCall } from "../event-notes.ts";
import { callOf } from "../messages.ts";
import type { Handler } from "./verb.ts";

export const followCall: Handler<"followCall"> = async (room, visitor, { said }) => {
  const { house, space } = room;
  const { addressed, messages } = house.conversation;
  const stock = await messages.of(space.id);
  const call = callViewOf(house, callOf(house, space.id, stock, said));
  // What they were not shown is there for them as little as what is not.
  if (call === null || !addressed.has(space.id, said, visitor.person))
    throw new StoaError("not-found", "Nothing that the house said to you called you there.");
  noteCall(room, visitor, "call-clicked", callName(said));
};
