/** VoiceWords: what is the matter with my voice, and what would help, in a sentence or two. */

import { text } from "../../../shared/text/text.ts";
import type { LineQuality } from "../../net/voice/voice.ts";
import { clockWords } from "../times.ts";
import type { Standing, Trouble } from "./standing.ts";

/** Losses below this are not worth a word, 0…1. */
const WORTH_A_WORD = 0.005;

export function troubleWords(trouble: Trouble): string {
  return text(`voice.trouble.${trouble}`);
}

/** Why I am not heard, or null where nothing but my own wish is in the way. `now` is ms since 1970. */
export function standingWords(standing: Standing, now: number): string | null {
  switch (standing.is) {
    case "never":
      return text("voice.never");
    case "opening":
      return text("voice.opening");
    case "muted":
      return standing.until === null
        ? text("voice.muted.open")
        : text("voice.muted", { time: clockWords(standing.until, now) });
    case "held":
      return text("voice.held", { time: clockWords(standing.until ?? now, now) });
    case "audience":
      return text("voice.audience");
    case "hushed":
      return text("voice.hushed");
    case "failed":
      return troubleWords(standing.trouble);
    default:
      return null;
  }
}

/** How my own line does. */
export function lineWords({ carrier, loss, roundTrip }: LineQuality): string {
  if (carrier === null) return text("voice.line.none");
  const way = text(`voice.line.${carrier}`);
  if (roundTrip === null) return text("voice.line", { way });
  const ms = Math.max(1, Math.round(roundTrip));
  if (loss === null || loss < WORTH_A_WORD) return text("voice.line.took", { way, ms });
  return text("voice.line.lost", { way, ms, percent: Math.round(loss * 1000) / 10 });
}
