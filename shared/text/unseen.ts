/** Unseen: what somebody wrote over several lines, without what nobody can see. */
import { INVISIBLE, RIGHTLY_INVISIBLE } from "./names.ts";

const UNSEEN = new RegExp(`(${RIGHTLY_INVISIBLE.source}|[\\t\\n])|${INVISIBLE.source}`, "gu");

/** Without controls, overrides of direction, fillers and half pairs; joiners stay where a script or an emoji needs them. */
export function withoutUnseen(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(UNSEEN, (_, kept: string | undefined) => kept ?? "");
}
