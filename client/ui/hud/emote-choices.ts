/** EmoteChoices: what somebody can do with their body: gestures that last a moment, and sitting where a free seat is near. */
import { EMOTES } from "../../../shared/protocol/from-client/gesture.ts";
import { type TextKey, text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { EMOTE_ICONS } from "../emote-icons.ts";
import type { IconName } from "../parts/icon.tsx";
import { showEmote } from "../show-emote.ts";
import { useFreeSeat } from "../use-free-seat.ts";

export type EmoteChoice = { icon: IconName; words: string; make: () => Promise<void> };

export function useEmoteChoices(): readonly EmoteChoice[] {
  const visit = useVisit();
  const me = useMe();
  const seat = useFreeSeat();
  const choice = (icon: IconName, words: TextKey, make: () => Promise<void>) => ({ icon, words: text(words), make });
  const emotes = EMOTES.map((name) => choice(EMOTE_ICONS[name], `emote.${name}`, () => showEmote(visit, name)));
  if (me.seat !== null) return [...emotes, choice("person-simple-circle", "emote.stand", () => visit.stand())];
  return seat === null ? emotes : [...emotes, choice("armchair", "emote.sit", () => visit.sit(seat))];
}
