/**
 * ClosedScreen: the visit has ended: why, and the way back. The house's own sentence stands where it says more (the
 * rule, until when).
 */
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { CloseCode } from "../../../shared/protocol/refusal.ts";
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import styles from "./closed-screen.module.css";
import { closedWords } from "./closed-words.ts";

const ASK_AGAIN_MS = 2000;
/** Codes for which the server's reason is written for people to read. */
const REASONED: readonly CloseCode[] = ["kicked", "banned"];

export function ClosedScreen({
  code,
  reason,
  place,
  picture,
  onAgain,
  onEntry,
}: {
  code: CloseCode;
  reason: string;
  place: string;
  /** The place behind the card. */
  picture: ReactNode;
  /** Goes in again as before. Rejects when the door stays shut. */
  onAgain: () => Promise<void>;
  /** Back to the card. */
  onEntry: () => void;
}) {
  const words = closedWords(code, place);
  const [trying, setTrying] = useState(false);
  const title = useId();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    card.current?.focus();
  }, []);

  const again = useRef(async () => {});
  again.current = async () => {
    if (trying) return;
    setTrying(true);
    try {
      await onAgain();
    } catch {
      onEntry();
    }
  };

  useEffect(() => {
    if (!words.waits) return;
    const timer = setInterval(async () => {
      const answer = await fetch("/health", { signal: AbortSignal.timeout(ASK_AGAIN_MS) }).catch(() => null);
      if (answer?.ok === true) await again.current();
    }, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [words.waits]);

  const way = {
    again: { words: text("closed.again"), press: () => void again.current() },
    here: { words: text("closed.here"), press: () => void again.current() },
    reload: { words: text("closed.reload"), press: () => location.reload() },
    entry: { words: text("closed.entry"), press: onEntry },
  }[words.way];

  return (
    <div className={styles.screen}>
      <div className={styles.picture} aria-hidden="true" inert>
        {picture}
      </div>
      <main ref={card} className={styles.card} tabIndex={-1} aria-labelledby={title}>
        <span className={styles.mark}>
          <Icon name="bank" size={32} />
        </span>
        <h1 id={title} className={styles.title}>
          {words.title}
        </h1>
        {REASONED.includes(code) && reason !== "" ? (
          <p className={styles.reason} dir="auto">
            {reason}
          </p>
        ) : (
          <p className={styles.more}>{words.more}</p>
        )}
        {REASONED.includes(code) ? (
          <a className={styles.decisions} href="/decisions" target="_blank" rel="noopener">
            {text("notice.appeal.link")}
          </a>
        ) : null}
        {words.waits ? (
          <p className={styles.waiting} role="status">
            {text("closed.waiting")}
          </p>
        ) : null}
        <div className={styles.ways}>
          <Button kind="primary" large isPending={trying} onPress={way.press}>
            {way.words}
          </Button>
          {words.way === "again" || words.way === "here" ? (
            <Button kind="line" large onPress={onEntry}>
              {text("closed.entry")}
            </Button>
          ) : null}
        </div>
      </main>
    </div>
  );
}
