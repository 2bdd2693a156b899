/** StaffChat: what the staff of all copies write to each other. */
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Input, TextField } from "react-aria-components";
import { useTeam } from "../../../react/index.ts";
import { Button } from "../../parts/button.tsx";
import { classes } from "../../parts/class-names.ts";
import { clockWords } from "../../times.ts";
import { useHosting } from "../hosting.tsx";
import styles from "./side-box.module.css";
import { say } from "./words.ts";

const MOST = 500;
/** Whoever reads further up than this is left there, px. */
const AT_END = 40;

export function StaffChat({ now }: { now: number }) {
  const team = useTeam();
  const { act } = useHosting();
  const [words, setWords] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const newest = team.words.at(-1);
  useEffect(() => {
    const box = list.current;
    if (box === null || newest === undefined) return;
    const isAtEnd =
      box.scrollHeight - box.scrollTop - box.clientHeight < AT_END + (box.lastElementChild?.clientHeight ?? 0);
    if (isAtEnd || newest.mine) box.scrollTop = box.scrollHeight;
  }, [newest]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const text = words.trim();
    if (text === "") return;
    void act("team.write", { text }).then((isDone) => {
      if (isDone) setWords("");
    });
  };
  return (
    <section className={classes(styles.box, styles.grows)} aria-labelledby="people-chat">
      <header className={styles.head}>
        <h3 id="people-chat">{say("people.chat")}</h3>
      </header>
      {team.words.length === 0 ? <p className={classes(styles.quiet, styles.pad)}>{say("people.chat.none")}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul ref={list} className={styles.words} aria-live="polite" aria-label={say("people.chat")} tabIndex={0}>
        {team.words.map((word) => (
          <li key={word.id}>
            <bdi className={styles.name}>{word.name ?? say("people.nameless")}</bdi>{" "}
            <time className={styles.quiet}>{clockWords(word.at, now)}</time>
            <p dir="auto">{word.text}</p>
          </li>
        ))}
      </ul>
      <form className={styles.write} onSubmit={send}>
        <TextField
          value={words}
          onChange={setWords}
          maxLength={MOST}
          aria-label={say("people.chat.write")}
          className={styles.field ?? ""}
        >
          <Input dir="auto" placeholder={say("people.chat.write")} autoComplete="off" />
        </TextField>
        <Button kind="line" type="submit" isDisabled={words.trim() === ""}>
          {say("people.chat.send")}
        </Button>
      </form>
    </section>
  );
}
