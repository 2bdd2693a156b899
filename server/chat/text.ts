/**
 * Text: what somebody wrote, made fit to be kept and drawn. Carries CHAT3. Every script and emoji stays as it is;
 * control characters that no text needs are left out.
 */
import { TEXT_LIMIT } from "../../shared/protocol/from-client/say.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";

/** C0 and C1 controls but tab and line feed, and lone surrogates. */
const UNFIT = /(?![\t\n])\p{Control}|\p{Surrogate}/gu;

/**
 * A title or a description as it is kept: one line, without controls and outer space, "" where nothing is left.
 * @param what begins the sentence that says it is too long
 * @throws StoaError `too-long` beyond `most` characters (code points)
 */
export function fitLine(text: string, most: number, what: string): string {
  const fit = text.replace(/[\s\p{Control}\p{Surrogate}]+/gu, " ").trim();
  const length = [...fit].length;
  if (length > most) throw new StoaError("too-long", `${what} has at most ${most} characters; that has ${length}.`);
  return fit;
}

/**
 * The text as it is said: without controls and outer space, at most `TEXT_LIMIT` characters (code points).
 * @throws StoaError `invalid` when nothing is left, `too-long` when there is too much
 */
export function fitText(text: string): string {
  const fit = text.replace(/\r\n?/g, "\n").replace(UNFIT, "").trim();
  if (fit === "") throw new StoaError("invalid", "There is nothing to say in that.");
  if ([...fit].length > TEXT_LIMIT) {
    throw new StoaError("too-long", `A message has at most ${TEXT_LIMIT.toLocaleString("en")} characters.`);
  }
  return fit;
}
