/**
 * Console: where hosts run an evening: what happens when, what comes next, and what is worth a look before it goes wrong. It
 * lies over the place, in which they stand meanwhile. Part of the page that comes only when it is opened.
 */
import { useEffect, useState } from "react";
import { useEvening, useSpace, useVisit } from "../../react/index.ts";
import { nextOf } from "../cues.ts";
import { WorkplaceFrame } from "../parts/workplace-frame.tsx";
import { AdviceList } from "./advice-list.tsx";
import styles from "./console.module.css";
import { ConsoleHead } from "./console-head.tsx";
import { MessageList } from "./messages/message-list.tsx";
import { NextCue } from "./next-cue.tsx";
import { NoEvening } from "./no-evening.tsx";
import { PeoplePart } from "./people/people-part.tsx";
import { RunList } from "./run-list.tsx";
import { say } from "./words.ts";

const TICK_MS = 1000;

export function Console({ onWorld }: { onWorld: () => void }) {
  const visit = useVisit();
  const evening = useEvening();
  const space = useSpace();
  const [now, setNow] = useState(() => visit.time());
  useEffect(() => {
    const timer = setInterval(() => setNow(visit.time()), TICK_MS);
    return () => clearInterval(timer);
  }, [visit]);

  return (
    <WorkplaceFrame
      label={say("console.name")}
      title={evening?.title ?? space.name}
      head={<ConsoleHead evening={evening} now={now} onWorld={onWorld} />}
    >
      {evening === null ? (
        <NoEvening />
      ) : (
        <div className={styles.columns}>
          <RunList evening={evening} now={now} />
          <div className={styles.side}>
            <NextCue evening={evening} next={nextOf(evening.cues)} now={now} />
            <AdviceList evening={evening} />
            <MessageList now={now} />
          </div>
        </div>
      )}
      <PeoplePart />
    </WorkplaceFrame>
  );
}
