/**
 * Show: what a screen shows now. The server decides it, alike for everybody in every copy of a space; a screen for which
 * nobody has decided anything shows what its space's file says.
 */
import type { Space } from "../space/space.ts";

export const SHOW_KINDS = ["image", "slides", "video"] as const;
export type ShowKind = (typeof SHOW_KINDS)[number];

export type Page = {
  /** A path from the server's address, without a slash before it: `spaces/plaza/board.png`, `uploads/….webp`. */
  readonly file: string;
  /** What it shows, in words; "" where nobody said. */
  readonly alt: string;
};

export type Show = {
  /** The screen's id. */
  readonly screen: string;
  readonly kind: ShowKind;
  readonly title: string;
  /** One for an image or a video. */
  readonly pages: readonly Page[];
  /** The page that is shown, from 1. */
  readonly page: number;
  /** A video runs; for anything else false. */
  readonly playing: boolean;
  /** While it runs, when it was at its beginning, ms since 1970; else how far it is, ms. */
  readonly at: number;
  /** A video begins again when it has ended. */
  readonly loop: boolean;
  /** How long a video is, seconds, where whoever put it there knew; else null. */
  readonly length: number | null;
  /** It is the space's own, put there by nobody. */
  readonly own: boolean;
};

/** What may change about a show while it stays. */
export type Turn = Pick<Show, "screen" | "page" | "playing" | "at">;

/** The most pages that slides have. */
export const PAGES_LIMIT = 60;
/** The longest title and the longest words for a page, in characters. */
export const TITLE_LIMIT = 120;
export const ALT_LIMIT = 300;
/** No video is longer, seconds. */
export const LONGEST_VIDEO = 86_400;
/** Videos begin again after a whole number of these: browsers do not agree to the millisecond on how long one is. */
const LOOP_STEP_MS = 100;

/** What a screen shows by its space's file; null where that says nothing. */
export function ownShow(space: Pick<Space, "id">, screen: Space["screens"][number]): Show | null {
  const file = screen.video ?? screen.image;
  if (file === undefined) return null;
  const video = screen.video !== undefined;
  return {
    screen: screen.id,
    kind: video ? "video" : "image",
    title: screen.name,
    pages: [{ file: `spaces/${encodeURIComponent(space.id)}/${file}`, alt: screen.alt }],
    page: 1,
    playing: video,
    // All who are ever here see the same moment, and nobody has to remember when it began.
    at: 0,
    loop: video,
    length: null,
    own: true,
  };
}

/** The page that is shown. */
export function pageOf({ pages, page }: Pick<Show, "pages" | "page">): Page {
  return pages[page - 1] ?? pages[0]!;
}

/**
 * How far a video is at `now` (ms since 1970), in seconds.
 * @param duration its length in seconds; without one it has no end
 */
export function momentOf(
  { playing, at, loop }: Pick<Show, "playing" | "at" | "loop">,
  now: number,
  duration = Number.POSITIVE_INFINITY,
): number {
  const passed = Math.max(0, playing ? now - at : at);
  if (!Number.isFinite(duration)) return passed / 1000;
  const round = Math.round((duration * 1000) / LOOP_STEP_MS) * LOOP_STEP_MS;
  return Math.min(duration, (loop && round > 0 ? passed % round : passed) / 1000);
}
