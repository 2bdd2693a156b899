/**
 * House words: what the house says to somebody about conduct, in their own language where there is one: a catalogue for each,
 * with the same keys.
 */
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import de from "./house/de.json" with { type: "json" };
import en from "./house/en.json" with { type: "json" };
import es from "./house/es.json" with { type: "json" };
import fr from "./house/fr.json" with { type: "json" };
import type { TextValues } from "./text.ts";

export type HouseKey = keyof typeof en;

const SPOKEN = { en, de, fr, es } as const;
export type Spoken = keyof typeof SPOKEN;
export const LANGUAGES = Object.keys(SPOKEN) as Spoken[];

const voices = Object.fromEntries(
  LANGUAGES.map((locale) => {
    const i18n = setupI18n({ locale, messages: { [locale]: SPOKEN[locale] } });
    i18n.setMessagesCompiler(compileMessage);
    return [locale, i18n];
  }),
) as Record<Spoken, ReturnType<typeof setupI18n>>;

/** The language in which the house speaks to somebody who asked for `language` (a BCP 47 tag): English where it has no better. */
export function spokenFor(language: string): Spoken {
  const [first = ""] = language.toLowerCase().split("-");
  return LANGUAGES.find((one) => one === first) ?? "en";
}

/** The sentence of `key`, in the language of whoever reads it. */
export function houseWords(language: string, key: HouseKey, values?: TextValues): string {
  return voices[spokenFor(language)]._(key, values);
}
