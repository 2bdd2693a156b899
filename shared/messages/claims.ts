/** Claims: whether a text claims a figure: shares and multiples are what readers ask the source of. Pure. */
import type { Call } from "./call.ts";

const FIGURE = /\d\s?(?:%|‰|×|percent|per cent|prozent|pour cent|por ciento)|\d\s?x\b/iu;

export const claims = (text: string): boolean => FIGURE.test(text.normalize("NFKC"));

/** Whether it claims a figure and does not say where that can be read. */
export const isUnsourced = ({
  text,
  source,
  call,
}: {
  text: string;
  source?: string | undefined;
  call?: Pick<Call, "label"> | undefined;
}): boolean => source === undefined && [text, call?.label ?? ""].some(claims);
