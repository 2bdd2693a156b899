/** ChatSheet: the last words near me, quick phrases, and the headset's own keyboard where it has one. */
import { useState } from "react";
import { isolate, type TextKey, text } from "../../../shared/text/text.ts";
import { useMe, useMessages, useVisit } from "../../react/index.ts";
import { FloatingPanel, type Row, useKeyboard } from "../../xr/index.ts";
import { sayRefusalWords } from "../hud/refusals.ts";
import { type Entry, endOf, gather } from "../hud/spoken.ts";
import type { PageProps } from "./page.ts";
import { button, LINE, line, sheet } from "./parts.ts";
import { writeRow } from "./write-rows.ts";

/** The last so many messages. */
const SHOWN = 4;
const PHRASES = [
  "hello",
  "yes",
  "no",
  "thanks",
  "moment",
  "follow",
  "space",
  "bye",
] as const satisfies readonly (TextKey extends `phrase.${infer Phrase}` ? Phrase : string)[];
/** Phrases to a row. */
const WIDE = 3;

export function ChatSheet({ to, told, tell, attempt, go }: PageProps & { to: string | null }) {
  const visit = useVisit();
  const { muted } = useMe();
  const { messages, say } = useMessages();
  const keyboard = useKeyboard();
  const [draft, setDraft] = useState("");
  const addressee = to === null ? undefined : visit.avatars.get(to);
  const send = (words: string) => {
    tell(null);
    attempt(async () => {
      await say(words, to === null ? undefined : { avatar: to });
      setDraft("");
    }, sayRefusalWords);
  };
  const title = addressee === undefined ? text("chat.title") : isolate(addressee.name);
  return (
    <FloatingPanel
      sheet={sheet("chat", title, told, () => go(null), [
        ...(messages.length === 0 ? [line(text("chat.empty"), "quiet", 2)] : gather(messages).slice(-SHOWN).map(said)),
        ...(muted ? [line(text("chat.say.muted.open"), "alert")] : phrases(send)),
        ...(keyboard === null || muted ? [] : [writeRow(keyboard, draft, setDraft, send)]),
      ])}
    />
  );
}

function said(entry: Entry): Row {
  if ("spoken" in entry) {
    const over = `${isolate(entry.spoken[0].name)} · ${text("chat.spoken")}`;
    return { height: LINE * 1.5, cells: [{ kind: "words", words: isolate(endOf(entry.spoken).words), over }] };
  }
  const { name, text: words, hidden } = entry.message;
  const told = hidden === undefined ? words : text("chat.hidden");
  return { height: LINE * 1.5, cells: [{ kind: "words", words: isolate(told), over: isolate(name) }] };
}

function phrases(send: (words: string) => void): Row[] {
  const cells = PHRASES.map((phrase) => {
    const words = text(`phrase.${phrase}`);
    return button(null, words, () => send(words));
  });
  return Array.from({ length: Math.ceil(cells.length / WIDE) }, (_, i) => ({
    height: 0.056,
    cells: cells.slice(i * WIDE, (i + 1) * WIDE),
    // The longest stands in the last row, over two columns.
    shares: [i * WIDE + WIDE > cells.length ? 2 : 1, 1, 1],
  }));
}
