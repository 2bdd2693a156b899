/** HintBar: what the act that is pointed at will do, before it does it; and whether it can be taken back. */

import { keyWords } from "./acts/keys.ts";
import styles from "./hint-bar.module.css";
import { useHosting } from "./hosting.tsx";
import { IS_MAC } from "./is-mac.ts";
import { say } from "./words.ts";

export function HintBar() {
  const { hint, find } = useHosting();
  const act = hint === null ? null : find(hint);
  return (
    // What is said here is read out with the button itself.
    <p className={styles.bar} aria-hidden="true">
      {act === null ? (
        <span className={styles.quiet}>{say("console.hint.none")}</span>
      ) : (
        <>
          <b>{act.words}</b>
          <span>{act.off ?? act.does}</span>
          {act.kind === "go" || act.off !== null ? null : (
            <span className={styles.quiet}>{say(act.kind === "do" ? "console.hint.back" : "console.hint.final")}</span>
          )}
          {act.key === undefined ? null : <kbd>{keyWords(act.key, IS_MAC)}</kbd>}
        </>
      )}
    </p>
  );
}
