/** EmoteIcons: the drawing of each emote. */
import type { Emote } from "../../shared/protocol/from-client/gesture.ts";
import type { IconName } from "./parts/icon.tsx";

export const EMOTE_ICONS: Record<Emote, IconName> = {
  wave: "hand-waving",
  clap: "hands-clapping",
  nod: "nod",
  heart: "heart",
  laugh: "laugh",
  dance: "music-notes",
  wow: "wow",
  question: "question",
};
