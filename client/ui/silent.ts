/** Silent: which sounds somebody has turned off. */
import { SOUNDS, type Sound } from "../sound/index.ts";
import { keptChoice } from "./kept-choice.ts";

export const useSilent = keptChoice<ReadonlySet<Sound>>(
  "silent",
  (words) => {
    const told = words?.split(" ") ?? [];
    return new Set(SOUNDS.filter((sound) => told.includes(sound)));
  },
  (sounds) => [...sounds].join(" "),
);
