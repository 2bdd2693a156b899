/**
 * Composer: where words are typed. Enter sends, Shift and Enter begins a new line, Escape goes back to the place.
 * What was refused comes back into the field, with what to do about it.
 */
import { type ReactNode, type RefObject, useId, useState } from "react";
import { Button } from "react-aria-components";
import { TEXT_LIMIT } from "../../../shared/protocol/from-client/say.ts";
import { text } from "../../../shared/text/text.ts";
import { useMe, useMessages, useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { clockWords } from "../times.ts";
import styles from "./composer.module.css";
import { useDesk } from "./desk.tsx";
import { sayRefusalWords } from "./refusals.ts";
import { useMutedUntil } from "./use-muted-until.ts";

/** The counter shows itself from here. */
const NEAR_END = 100;

export function Composer({
  input,
  aside,
  onLeave,
}: {
  input: RefObject<HTMLTextAreaElement | null>;
  /** Stands beside the words while none are typed. */
  aside?: ReactNode;
  onLeave: () => void;
}) {
  const visit = useVisit();
  const { muted } = useMe();
  const until = useMutedUntil();
  const { addressee } = useDesk();
  const { say } = useMessages();
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const hint = useId();
  const left = TEXT_LIMIT - [...words].length;
  const empty = words.trim() === "";

  const send = async () => {
    if (empty || left < 0 || muted) return;
    setWords("");
    setProblem(null);
    try {
      await say(words.trim(), addressee === null ? undefined : { avatar: addressee.id });
    } catch (refusal) {
      setWords((typed) => (typed === "" ? words : typed));
      setProblem(sayRefusalWords(refusal));
    }
  };

  const placeholder = muted
    ? until === null
      ? text("chat.say.muted.open")
      : text("chat.say.muted", { time: clockWords(until, visit.time()) })
    : text("chat.say");

  return (
    <div className={styles.composer}>
      <div className={classes(styles.box, left < 0 && styles.over, muted && styles.silent)}>
        <textarea
          ref={input}
          className={styles.input}
          rows={1}
          dir="auto"
          value={words}
          aria-label={placeholder}
          aria-describedby={hint}
          aria-invalid={left < 0}
          placeholder={placeholder}
          readOnly={muted}
          enterKeyHint="send"
          onChange={(event) => {
            setWords(event.target.value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.preventDefault();
              onLeave();
            }
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              if (empty) onLeave();
              else void send();
            }
          }}
        />
        {empty ? aside : null}
        <Button
          className={classes(styles.send)}
          aria-label={text("chat.send")}
          isDisabled={empty || left < 0 || muted}
          onPress={() => {
            void send();
            input.current?.focus();
          }}
        >
          <Icon name="arrow-up" size={22} />
        </Button>
      </div>
      <p id={hint} className={styles.hint} role={problem === null ? undefined : "alert"}>
        {problem ??
          (left > NEAR_END
            ? null
            : left >= 0
              ? text("chat.left", { count: left })
              : text("chat.over", { count: -left }))}
      </p>
    </div>
  );
}
