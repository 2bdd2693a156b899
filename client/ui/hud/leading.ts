/** Leading: what hosts and moderators may ask of somebody's voice. Carries VOI85. */
import type { Space } from "../../../shared/space/space.ts";
import type { TextKey } from "../../../shared/text/text.ts";
import type { Visit } from "../../net/index.ts";
import type { IconName } from "../parts/icon.tsx";

export type Led = {
  icon: IconName;
  words: TextKey;
  more?: TextKey;
  ask: (visit: Visit, avatar: string) => Promise<void>;
  /** What is told when it is done; takes `name`. */
  done: TextKey;
};

const ALWAYS: readonly Led[] = [
  {
    icon: "microphone-slash",
    words: "person.hush",
    more: "person.hush.more",
    ask: (visit, avatar) => visit.voice.hush(avatar),
    done: "person.hush.done",
  },
  {
    icon: "microphone",
    words: "person.ask",
    more: "person.ask.more",
    ask: (visit, avatar) => visit.voice.askToSpeak(avatar),
    done: "person.ask.done",
  },
];

/** The house tells nobody who may speak from a stage: both are offered. */
const STAGE: readonly Led[] = [
  {
    icon: "presentation",
    words: "person.floor",
    more: "person.floor.more",
    ask: (visit, avatar) => visit.voice.floor(avatar, true),
    done: "person.floor.done",
  },
  {
    icon: "x",
    words: "person.floor.end",
    ask: (visit, avatar) => visit.voice.floor(avatar, false),
    done: "person.floor.ended",
  },
];

/** What may be asked of somebody in this space: the stage only where one is for the invited. */
export function ledOf(space: Space): readonly Led[] {
  const stage = space.zones.some(({ kind, speakers }) => kind === "stage" && speakers === "invited");
  return stage ? [...ALWAYS, ...STAGE] : ALWAYS;
}
