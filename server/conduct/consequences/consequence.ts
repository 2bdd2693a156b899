/**
 * Consequence: what a sanction does. It acts only through the hands it is given, so that a twin can pretend.
 */

import type { Notice } from "../../../shared/protocol/from-server/index.ts";
import type { CloseCode } from "../../../shared/protocol/refusal.ts";
import type { Sanction } from "../../store/store.ts";

/** What a consequence can do to a person, everywhere in the house at once. */
export type Hands = {
  mute(person: string, mute: { until: number | null; rule: string; sanction: string } | null): void;
  /** Takes somebody out of a space at once; their connections are closed by `close`. */
  remove(person: string, space: string): void;
  close(person: string, space: string, code: CloseCode, reason: string): void;
  notify(person: string, notice: Omit<Notice, "id" | "at">): void;
  /** The title of a house rule of the space. */
  titleOf(space: string, rule: string): string;
  /** A word to whoever moderates the space. */
  warnStaff(space: string, text: string): void;
};

/** `effect` happens at once, `tell` after the record is on disk. */
export type Consequence = {
  effect(sanction: Sanction, hands: Hands): void;
  tell(sanction: Sanction, hands: Hands): void;
};
