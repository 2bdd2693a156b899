/** ConsoleHead: how the evening stands, how many are here, everything by name, and the time. */
import type { EveningView } from "../../net/index.ts";
import { classes } from "../parts/class-names.ts";
import { clockWords } from "../times.ts";
import { keyWords } from "./acts/keys.ts";
import styles from "./console-head.module.css";
import { Glyph } from "./glyph.tsx";
import { useHosting } from "./hosting.tsx";
import { IS_MAC } from "./is-mac.ts";
import { say } from "./words.ts";

export function ConsoleHead({ evening, now }: { evening: EveningView | null; now: number }) {
  const { act, stand } = useHosting();
  const { here, people: all } = stand;
  return (
    <>
      {evening === null ? null : <State evening={evening} now={now} />}
      <span className={styles.people}>
        {all > here ? say("console.audience", { count: here, all }) : say("console.people", { count: here })}
      </span>
      <span className={styles.gap} />
      <button type="button" className={styles.find} onClick={() => void act("go.palette")}>
        <Glyph name="search" size={18} />
        <span>{say("console.palette")}</span>
        <kbd>{keyWords("Mod+k", IS_MAC)}</kbd>
      </button>
      <time className={styles.clock}>{clockWords(now, now)}</time>
    </>
  );
}

function State({ evening: { starts, heldSince, closedAt, cues }, now }: { evening: EveningView; now: number }) {
  const begun = cues.some(({ status }) => status !== "waiting");
  const [words, tone] =
    closedAt !== null
      ? [say("console.closed"), styles.quiet]
      : heldSince !== null
        ? [say("console.held"), styles.held]
        : begun
          ? [say("console.live"), styles.live]
          : [say("console.waits", { time: clockWords(starts, now) }), styles.quiet];
  return (
    <span className={classes(styles.state, tone)} role="status">
      {words}
    </span>
  );
}
