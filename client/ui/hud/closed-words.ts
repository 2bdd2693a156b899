/** ClosedWords: why a visit ended, and the way back, for every code the connection can close with. */
import type { CloseCode } from "../../../shared/protocol/refusal.ts";
import { isolate, type TextKey, text } from "../../../shared/text/text.ts";

/** What the button does: go in again, read the page anew, or stand before the card. */
export type WayBack = "again" | "here" | "reload" | "entry";

export type ClosedWords = {
  title: string;
  more: string;
  way: WayBack;
  /** The house comes back by itself: wait for it and go in again. */
  waits: boolean;
};

const WAYS: Record<CloseCode, { way: WayBack; waits: boolean; more: TextKey }> = {
  left: { way: "again", waits: false, more: "closed.left.more" },
  kicked: { way: "entry", waits: false, more: "closed.kicked.now" },
  banned: { way: "entry", waits: false, more: "closed.banned.more" },
  flood: { way: "again", waits: false, more: "closed.flood.more" },
  slow: { way: "again", waits: false, more: "closed.slow.more" },
  invalid: { way: "reload", waits: false, more: "closed.invalid.more" },
  elsewhere: { way: "here", waits: false, more: "closed.elsewhere.more" },
  full: { way: "again", waits: false, more: "closed.full.more" },
  version: { way: "reload", waits: false, more: "closed.version.more" },
  restart: { way: "again", waits: true, more: "closed.restart.more" },
  lost: { way: "again", waits: true, more: "closed.lost.more" },
};

/** `place` is the name of the space. */
export function closedWords(code: CloseCode, place: string): ClosedWords {
  const { way, waits, more } = WAYS[code];
  const values = { place: isolate(place) };
  return { title: text(`closed.${code}`, values), more: text(more, values), way, waits };
}
