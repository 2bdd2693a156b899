/** Announced: what a word of the house says of itself: who speaks, and whether it corrects or takes back what was said. */
import type { Notice } from "../protocol/from-server/index.ts";
import { text } from "./text.ts";

export function announcedTitle({ label = "staff", corrects, withdrawn }: Notice): string {
  if (corrects === undefined) return text("notice.announcement", { label });
  return text("notice.corrected", { label, how: withdrawn ? "withdrawn" : "corrected" });
}
