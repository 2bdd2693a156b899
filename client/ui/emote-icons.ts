/** EmoteIcons: the drawing of each emote. */
import type { Emote } from "../../shared/protocol/from-client/gesture.ts";
import type { IconName } from "./parts/icon.tsx";

export const EMOTE_ICONS: Record<Emote, IconName> = {
  wave: "hand-waving",
  clap: "hands-clapping",
  nod: "thumbs-up",
  heart: "heart",
  laugh: "smiley",
  dance: "music-notes",
};
