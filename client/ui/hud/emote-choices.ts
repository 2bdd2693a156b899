/** EmoteChoices: what somebody can do with their body: gestures that last a moment, and sitting where a free seat is near. */
import { EMOTES, type Emote } from "../../../shared/protocol/from-client/gesture.ts";
import { REACTIONS } from "../../../shared/team/reactions.ts";
import { type TextKey, text } from "../../../shared/text/text.ts";
import type { Visit } from "../../net/index.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { EMOTE_ICONS } from "../emote-icons.ts";
import type { IconName } from "../parts/icon.tsx";
import { useFreeSeat } from "../use-free-seat.ts";

export type EmoteChoice = { icon: IconName; words: string; make: () => Promise<void> };

/** What the whole space counts is shown to it too; whoever is muted still moves. */
async function show(visit: Visit, name: Emote): Promise<void> {
  await visit.emote(name);
  const kind = REACTIONS.find((one) => one === name);
  if (kind !== undefined) await visit.react(kind).catch(() => undefined);
}

export function useEmoteChoices(): readonly EmoteChoice[] {
  const visit = useVisit();
  const me = useMe();
  const seat = useFreeSeat();
  const choice = (icon: IconName, words: TextKey, make: () => Promise<void>) => ({ icon, words: text(words), make });
  const emotes = EMOTES.map((name) => choice(EMOTE_ICONS[name], `emote.${name}`, () => show(visit, name)));
  if (me.seat !== null) return [...emotes, choice("person-simple-circle", "emote.stand", () => visit.stand())];
  return seat === null ? emotes : [...emotes, choice("armchair", "emote.sit", () => visit.sit(seat))];
}
