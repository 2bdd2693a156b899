/** Statement: the reasons of a decision, for whoever it is about, in their language where the house speaks it. */
import type { Role } from "../../conduct/roles.ts";
import type { Decision } from "../../conduct/standing.ts";

/**
 * How it stands with an appeal: `open` may still be made; `asked` waits for somebody to hear it; `late` is over the six
 * months; `none` where there is nothing to appeal.
 */
export type AppealState = "open" | "asked" | "upheld" | "rejected" | "late" | "none";

export type Statement = {
  sanction: string;
  act: Decision["act"];
  /** What it is, in a sentence. */
  text: string;
  /** The name of the space where it was decided. */
  place: string;
  /** ms since 1970; `until` null is for good, or at once over. */
  at: number;
  until: number | null;
  undone: boolean;
  rule: { id: string; title: string; text: string; version: string | null };
  /** What a rule by itself looked at. */
  facts: Record<string, number> | null;
  by: Role | "machine";
  note: string | null;
  /** Until when it can be appealed, ms since 1970. */
  appeal: { state: AppealState; until: number };
};
