/**
 * Announcer: tells a screen reader what was said or written near me, what the house announced, which gestures were made and what came onto a screen, politely
 * and never flooding: at most once in a few seconds, and a burst as its number.
 */
import { useEffect, useRef, useState } from "react";
import { pageOf } from "../../../shared/screen/show.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import unseen from "../parts/unseen.module.css";
import { showWords } from "../screens/show-words.ts";

const EVERY_MS = 2500;
/** More than this in one go are counted, not read. */
const READ = 2;
const LONGEST = 240;

export function Announcer() {
  const visit = useVisit();
  const waiting = useRef<string[]>([]);
  /** What is said aloud, by who says it: several sentences of one are one. */
  const spoken = useRef(new Map<string, string>());
  /** Which file was told of last, by screen: a video that stops is nothing new. */
  const shown = useRef(new Map<string, string>());
  const [words, setWords] = useState("");
  useEffect(() => {
    const stops = [
      visit.on("message", (message) => {
        if (message.from === visit.me.id) return;
        const said = [...message.text].slice(0, LONGEST).join("");
        if (message.caption === true) {
          spoken.current.set(message.name, [spoken.current.get(message.name) ?? "", said].join(" ").trim());
          return;
        }
        waiting.current.push(text("chat.announce", { name: isolate(message.name), words: isolate(said) }));
      }),
      visit.on("notice", ({ kind, label = "staff", text: words }) => {
        if (kind === "announcement")
          waiting.current.push(text("chat.announce", { name: text("notice.announcement", { label }), words }));
      }),
      visit.on("emote", ({ avatar, name }) => {
        if (avatar.id === visit.me.id) return;
        waiting.current.push(text("emote.seen", { emote: name, name: isolate(avatar.name) }));
      }),
      visit.on("screen", ({ screen: id, show }) => {
        const screen = visit.space.screens.find((one) => one.id === id);
        const file = show === null ? "" : pageOf(show).file;
        if (screen === undefined || shown.current.get(id) === file) return;
        shown.current.set(id, file);
        const [words, alt] = show === null ? [text("screens.nothing"), ""] : [showWords(show), pageOf(show).alt];
        waiting.current.push(text("screens.announce", { screen: isolate(screen.name), words, alt: isolate(alt) }));
      }),
    ];
    const timer = setInterval(() => {
      const told = waiting.current.splice(0);
      for (const [name, words] of spoken.current)
        told.push(text("chat.announce.spoken", { name: isolate(name), words: isolate(words.slice(-LONGEST)) }));
      spoken.current.clear();
      if (told.length === 0) return;
      setWords(told.length > READ ? text("chat.announce.many", { count: told.length }) : told.join(" "));
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const stop of stops) stop();
    };
  }, [visit]);
  return (
    <div className={unseen.unseen} aria-live="polite" aria-atomic="true">
      {words}
    </div>
  );
}
