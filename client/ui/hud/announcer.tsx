/**
 * Announcer: tells a screen reader what was said near me and which gestures were made, politely and never flooding:
 * at most once in a few seconds, and a burst as its number.
 */
import { useEffect, useRef, useState } from "react";
import { isolate, text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import styles from "./hud.module.css";

const EVERY_MS = 2500;
/** More than this in one go are counted, not read. */
const READ = 2;
const LONGEST = 240;

export function Announcer() {
  const visit = useVisit();
  const waiting = useRef<string[]>([]);
  const [words, setWords] = useState("");
  useEffect(() => {
    const stops = [
      visit.on("message", (message) => {
        if (message.from === visit.me.id) return;
        const said = [...message.text].slice(0, LONGEST).join("");
        waiting.current.push(text("chat.announce", { name: isolate(message.name), words: isolate(said) }));
      }),
      visit.on("emote", ({ avatar, name }) => {
        if (avatar.id === visit.me.id) return;
        waiting.current.push(text("emote.seen", { emote: name, name: isolate(avatar.name) }));
      }),
    ];
    const timer = setInterval(() => {
      const told = waiting.current.splice(0);
      if (told.length === 0) return;
      setWords(told.length > READ ? text("chat.announce.many", { count: told.length }) : told.join(" "));
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const stop of stops) stop();
    };
  }, [visit]);
  return (
    <div className={styles.unseen} aria-live="polite" aria-atomic="true">
      {words}
    </div>
  );
}
