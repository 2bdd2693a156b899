/** Gestures: an emote for whoever sees it. */
import { noteReaction } from "../event-notes.ts";
import type { Handler } from "./verb.ts";

export const emote: Handler<"emote"> = (room, visitor, { name }) => {
  noteReaction(room, visitor, name);
  room.stage.emote(visitor, name);
  for (const viewer of room.company.all()) {
    if (viewer === visitor || !room.company.sees(viewer, visitor) || room.company.silences(viewer, visitor)) continue;
    room.tell(viewer, "emote", { avatar: visitor.avatar, name });
  }
};
