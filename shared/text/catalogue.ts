/** Catalogue: words of a part that is loaded when somebody wants it, from a file of its own, which weighs on nobody else. */
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { TextValues } from "./text.ts";

/** The way to say what stands in it. */
export function catalogue<Key extends string>(
  messages: Record<Key, string>,
): (key: Key, values?: TextValues) => string {
  const i18n = setupI18n({ locale: "en", messages: { en: messages } });
  i18n.setMessagesCompiler(compileMessage);
  return (key, values) => i18n._(key, values);
}
