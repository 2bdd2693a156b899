/**
 * Text: every word of the pages, by key, in ICU message format. What is said at once in a place is in `en.json`; what is
 * said once something was opened (`opened.json`), or on other pages only (`pages.json`), comes with whoever says it.
 *
 * Names and words of people go in as values and are never parsed. What carries somebody's name is wrapped in bidi
 * isolates by `isolate`, so that "3.4 m, ahead left" stays in order beside a name in any script.
 */
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import en from "./en.json" with { type: "json" };
import type opened from "./opened.json";
import type pages from "./pages.json";

/** A key of a catalogue. */
export type TextKey = keyof typeof en | keyof typeof opened | keyof typeof pages;
export type TextValues = Record<string, string | number>;

// A copy: what is learned is written into it.
const i18n = setupI18n({ locale: "en", messages: { en: { ...en } } });
i18n.setMessagesCompiler(compileMessage);

/** Adds the words of another catalogue, for whoever says them. */
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
