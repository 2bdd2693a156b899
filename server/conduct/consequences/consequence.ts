/**
 * Consequence: what a sanction does. It acts only through the hands it is given, so that a twin can pretend.
 */

import type { Decision, Standing } from "../../../shared/conduct/standing.ts";
import type { Notice } from "../../../shared/protocol/from-server/index.ts";
import type { CloseCode } from "../../../shared/protocol/refusal.ts";
import type { MeasureStage } from "../../between/told.ts";
import type { Decider, Sanction } from "../../store/store.ts";

/** What a consequence can do to a person, everywhere in the house at once. A space left out is every space. */
export type Hands = {
  /** From now on this counts in how they stand, wherever they are and wherever they come. */
  hold(person: string, decision: Decision): void;
  /** It is on disk: from now on the store tells it as well. */
  written(person: string, decision: Decision): void;
  /** Whether they are here, and how they stand now. */
  standing(person: string): Standing | null;
  /** Takes somebody out at once; their connections are closed by `close`. */
  remove(person: string, space?: string): void;
  close(person: string, code: CloseCode, reason: string, space?: string): void;
  notify(person: string, notice: Omit<Notice, "id" | "at">): void;
  /** The language that somebody reads, while they are here. */
  languageOf(person: string): string;
  /** The title of a house rule of the space. */
  titleOf(space: string, rule: string, language: string): string;
  /** Has the other processes of the house do the same. */
  tellOthers(sanction: Sanction, stage: MeasureStage): void;
  /** A word to whoever moderates the space. */
  warnStaff(space: string, text: string): void;
};

/**
 * `effect` happens at once, beside what the decision changes in how they stand; `tell` after the record is on disk, with
 * how they stood before it where they were here.
 */
export type Consequence = {
  effect?(sanction: Sanction, hands: Hands): void;
  tell(sanction: Sanction, hands: Hands, before: Standing | null): void;
};

/** What every private word about a sanction holds: the grounds, and how to appeal. */
export function groundsOf(sanction: Sanction): Omit<Notice, "id" | "at" | "kind" | "text"> {
  const { rule, note, id, until, version, facts, byRole } = sanction;
  return {
    rule,
    sanction: id,
    by: byRole,
    ...(version !== null && { version }),
    ...(facts !== null && { facts }),
    ...(note !== null && { note }),
    ...(until !== null && { until }),
  };
}

/** Who decided, for the words that tell of it; `none` where that is not told. */
export function whoOf(by: Decider | null): "machine" | "person" | "none" {
  if (by === null) return "none";
  return by === "machine" ? "machine" : "person";
}
