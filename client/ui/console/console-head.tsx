/** ConsoleHead: how the evening stands, how many are here, and the way back into the place. */
import type { EveningView } from "../../net/index.ts";
import { useAudience, useCount } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { clockWords } from "../times.ts";
import styles from "./console-head.module.css";
import { say } from "./words.ts";

export function ConsoleHead({
  evening,
  now,
  onWorld,
}: {
  evening: EveningView | null;
  now: number;
  onWorld: () => void;
}) {
  const count = useCount();
  const all = useAudience();
  return (
    <>
      {evening === null ? null : <State evening={evening} now={now} />}
      <span className={styles.people}>
        {all > count ? say("console.audience", { count, all }) : say("console.people", { count })}
      </span>
      <span className={styles.gap} />
      <time className={styles.clock}>{clockWords(now, now)}</time>
      <Button kind="line" icon="sign-out" onPress={onWorld}>
        {say("console.world")}
      </Button>
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
