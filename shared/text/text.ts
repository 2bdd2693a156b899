/**
 * Text: every word the house says, from one catalogue (`en.json`, ICU message format), by key.
 *
 * Names and words of people go in as values and are never parsed. What carries somebody's name is wrapped in bidi
 * isolates by `isolate`, so that "3.4 m, ahead left" stays in order beside a name in any script.
 */
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import en from "./en.json" with { type: "json" };

/** A key of the catalogue. */
export type TextKey = keyof typeof en;
export type TextValues = Record<string, string | number>;

const i18n = setupI18n({ locale: "en", messages: { en } });
i18n.setMessagesCompiler(compileMessage);

/** Adds words that were left out of the catalogue at first, for whoever needs them later. */
export function learn(words: Partial<Record<TextKey, string>>): void {
  i18n.load("en", words);
}

/** The sentence of `key`, with plural forms and numbers of the language. */
export function text(key: TextKey, values?: TextValues): string {
  return i18n._(key, values);
}

/** The same words set apart from the direction of what stands around them (first strong isolate). */
export function isolate(words: string): string {
  return `\u2068${words}\u2069`;
}
