/** Show words: what is on a screen, as a line of text, and how hosts go through it. */
import type { Show } from "../../../shared/screen/show.ts";
import { isolate, text } from "../../../shared/text/text.ts";

/** How far one press goes in a video, seconds. */
export const LEAP_S = 10;

/** `A longer evening, slide 3 of 12`; the space's own needs no title, for its words say what it shows. */
export function showWords(show: Show): string {
  const title = isolate(show.title);
  if (show.kind === "slides") return text("screens.slide", { title, page: show.page, pages: show.pages.length });
  if (show.kind === "video") {
    const state = show.playing ? "playing" : "paused";
    return show.own ? text(`screens.own.${state}`) : text(`screens.video.${state}`, { title });
  }
  return show.own ? text("screens.own") : title;
}
