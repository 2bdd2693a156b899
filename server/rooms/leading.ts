/**
 * Leading: what a host may ask of whoever speaks, or is to: done where they stand, in whichever copy or process. Carries VOI9
 * to VOI11 and MIR11.
 */
import { may } from "../../shared/conduct/roles.ts";
import type { Notice } from "../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Led } from "../between/stage.ts";
import { keepSilent } from "./evening.ts";
import { findHere } from "./floor.ts";
import type { House } from "./house.ts";
import { shutMicrophone, tellMicrophone } from "./microphones.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/**
 * A host or moderator asks it of somebody of a lower role whom they are shown, also of a mirror's person.
 * @throws {StoaError} when they may not, or nobody is there
 */
export function lead(room: SpaceRoom, visitor: Visitor, avatar: string, what: Led["what"]): void {
  const { house, space } = room;
  if (!may(visitor.role, "lead")) throw new StoaError("not-allowed", "Only hosts and moderators can do that.");
  const other = room.company.figureSeenBy(visitor, avatar);
  if (!other) throw new StoaError("not-found", "They are not here.");
  if (!may(visitor.role, "lead", other.role))
    throw new StoaError("not-allowed", "Nobody acts on an equal or higher role.");
  if (what === "speak" && other.fields.muted)
    throw new StoaError("not-allowed", "They are muted. Only lifting the mute lets them speak.");
  const led: Led = { space: space.id, person: other.person, what, by: visitor.fields.name };
  if (!leadHere(house, led)) house.wire.tell("led", led);
}

/** Does it where they stand in this process; whether they do. */
export function leadHere(house: House, { space, person, what, by }: Led): boolean {
  const found = findHere(house, space, person);
  if (!found) return false;
  const { room, visitor } = found;
  const { voice } = visitor;
  const notify = (kind: Notice["kind"], text: string) => room.notify(visitor, { kind, text });
  switch (what) {
    case "hush":
      shutMicrophone(room, visitor);
      notify("hushed", `${by} asks you to be quiet for now, and has shut your microphone. You can open it again.`);
      return true;
    case "speak":
      voice.held = null;
      tellMicrophone(room, visitor);
      notify("asked", `${by} asks you to speak. Open your microphone when you like.`);
      return true;
    case "floor":
    case "no floor": {
      const on = what === "floor";
      if (voice.floor === on) return true;
      voice.floor = on;
      keepSilent(room, visitor);
      room.voices.passSoon(house.now());
      tellMicrophone(room, visitor);
      notify(
        "house",
        on
          ? `${by} lets you speak from the stage: whoever is here hears you when you stand on it.`
          : `${by} has ended your time on the stage. Whoever is near you hears you as ever.`,
      );
      return true;
    }
  }
}
