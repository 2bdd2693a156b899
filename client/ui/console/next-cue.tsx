/** NextCue: what comes next, how long until then, and the four big buttons of whoever runs an evening. */
import { isolate } from "../../../shared/text/text.ts";
import type { EveningCue, EveningView } from "../../net/index.ts";
import { useAudience, useVisit } from "../../react/index.ts";
import { countdown } from "../cues.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { clockWords } from "../times.ts";
import { CloseEvening } from "./close-evening.tsx";
import styles from "./next-cue.module.css";
import { SetProgramme } from "./set-programme.tsx";
import { UrgentNews } from "./urgent-news.tsx";
import { say } from "./words.ts";

export function NextCue({ evening, next, now }: { evening: EveningView; next: EveningCue | null; now: number }) {
  const visit = useVisit();
  const { attempt } = useTell();
  const { heldSince, closedAt } = evening;
  if (closedAt !== null)
    return (
      <section className={styles.next} aria-label={say("console.over")}>
        <h2 className={styles.title}>{say("console.over")}</h2>
        <p className={styles.more}>{say("console.over.more", { time: clockWords(closedAt, now) })}</p>
        <SetProgramme words={say("console.set.another")} />
      </section>
    );
  const hold = () => void attempt(() => visit.host.cue({ do: heldSince === null ? "hold" : "resume" }));
  const act = (what: "begin" | "skip") => () => {
    if (next !== null) void attempt(() => visit.host.cue({ do: what, cue: next.id }));
  };
  return (
    <section className={styles.next} aria-labelledby="console-next">
      {heldSince === null ? <Coming next={next} now={now} /> : <Held since={heldSince} now={now} next={next} />}
      <div className={styles.buttons}>
        <Button kind="primary" icon="fast-forward" onPress={act("begin")} isDisabled={next === null} wide>
          {say("console.go")}
        </Button>
        <Button kind="line" icon={heldSince === null ? "pause" : "play"} onPress={hold} wide>
          {say(heldSince === null ? "console.hold" : "console.resume")}
        </Button>
        <Button kind="line" onPress={act("skip")} isDisabled={next === null || next.kind === "close"} wide>
          {say("console.skip")}
        </Button>
        <UrgentNews />
      </div>
      <CloseEvening />
    </section>
  );
}

function Coming({ next, now }: { next: EveningCue | null; now: number }) {
  const count = useAudience();
  if (next === null)
    return (
      <>
        <h2 id="console-next" className={styles.title}>
          {say("console.next.none")}
        </h2>
        <p className={styles.more}>{say("console.next.none.more")}</p>
      </>
    );
  const { begins, title } = next;
  return (
    <>
      <p className={styles.when}>
        {begins === null ? say("console.next.hand") : say("console.next", { time: clockWords(begins, now) })}
      </p>
      {begins === null ? null : (
        <p className={styles.countdown} role="timer">
          {countdown(begins - now)}
        </p>
      )}
      <h2 id="console-next" className={styles.title}>
        <bdi>{title}</bdi>
      </h2>
      <p className={styles.more}>{say("console.next.for", { count })}</p>
    </>
  );
}

function Held({ since, now, next }: { since: number; now: number; next: EveningCue | null }) {
  return (
    <>
      <p className={styles.when}>{say("console.held.since", { time: clockWords(since, now) })}</p>
      <p className={styles.countdown} role="timer">
        {countdown(now - since)}
      </p>
      <h2 id="console-next" className={styles.title}>
        {next === null ? say("console.held") : isolate(next.title)}
      </h2>
      <p className={styles.more}>{say("console.held.more")}</p>
    </>
  );
}
