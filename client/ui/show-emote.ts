/** ShowEmote: somebody does something with their body; what the whole space counts is shown to it too. */
import type { Emote } from "../../shared/protocol/from-client/gesture.ts";
import { REACTIONS } from "../../shared/team/reactions.ts";
import type { Visit } from "../net/index.ts";

/** Whoever is muted still moves, and does not count. */
export async function showEmote(visit: Visit, name: Emote): Promise<void> {
  await visit.emote(name);
  const kind = REACTIONS.find((one) => one === name);
  if (kind !== undefined) await visit.react(kind).catch(() => undefined);
}
