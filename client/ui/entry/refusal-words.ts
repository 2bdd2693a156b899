/**
 * RefusalWords: a refusal at the door in words, and the one thing to do next. What the server said is shown too: it
 * knows until when.
 */
import { REFUSAL_CODES, type RefusalCode } from "../../../shared/protocol/refusal.ts";
import { text } from "../../../shared/text/text.ts";

export type RefusalShown = {
  code: RefusalCode | "unreachable";
  title: string;
  /** The server's own sentence, unless it begins as the title does and goes on as the next step. */
  detail: string | null;
  next: string;
  /** What the button does. */
  step: "again" | "reload" | "plaza" | "wait";
};

const STEPS: Record<RefusalShown["code"], RefusalShown["step"]> = {
  full: "again",
  banned: "wait",
  "not-allowed": "again",
  muted: "again",
  "too-fast": "again",
  "too-long": "again",
  "not-found": "plaza",
  invalid: "reload",
  version: "reload",
  unreachable: "again",
};

const WORDED = ["full", "banned", "not-allowed", "version", "too-fast", "not-found", "invalid", "unreachable"] as const;

/** `code` is whatever came with the error: a code of the protocol, or anything else for a house that did not answer. */
export function refusalWords(code: unknown, message: string, place: string): RefusalShown {
  const known = REFUSAL_CODES.find((one) => one === code) ?? "unreachable";
  const worded = WORDED.find((one) => one === known) ?? "invalid";
  const title = text(`refused.${worded}`, { place });
  return {
    code: known,
    title,
    detail: known === "unreachable" || message === "" || message.startsWith(title.slice(0, -1)) ? null : message,
    next: text(`refused.${worded}.next`),
    step: STEPS[known],
  };
}
