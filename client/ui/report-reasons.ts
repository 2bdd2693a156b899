/** ReportReasons: what may be reported, each with its drawing, and those after which somebody is offered space. */
import { REASONS, type Reason, SEVERITY } from "../../shared/conduct/case.ts";
import type { IconName } from "./parts/icon.tsx";

const ICONS: Record<Reason, IconName> = {
  violence: "hand-fist",
  scaring: "ghost",
  "verbal-abuse": "smiley-angry",
  "sexual-harassment": "hand-palm",
  crashing: "lightning",
  "voice-trolling": "speaker-high",
  trashing: "trash",
  spam: "megaphone",
  "under-age": "baby",
  other: "dots-three",
};

export const REPORTED: readonly { reason: Reason; icon: IconName }[] = REASONS.map((reason) => ({
  reason,
  icon: ICONS[reason],
}));

/** Whoever reports it may want space now. */
export function wantsSpace(reason: Reason): boolean {
  return SEVERITY[reason] > 1 && reason !== "under-age";
}
