/** PollsTab: what the house asks everybody: answering, changing it while it may be, and how it stands. [VEV3] */
import { useState } from "react";
import { say } from "../../../shared/text/evening-words.ts";
import type { Poll } from "../../net/index.ts";
import { useConversation, useVisit } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import { clockWords } from "../times.ts";
import { Nothing } from "./nothing.tsx";
import { PollBars } from "./poll-bars.tsx";
import { PollForm } from "./poll-form.tsx";
import styles from "./polls-tab.module.css";

export function PollsTab() {
  const { polls } = useConversation("polls");
  if (polls.length === 0) return <Nothing words={say("poll.none")} more={say("poll.none.more")} />;
  const sorted = [...polls].sort((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null));
  return (
    <ul className={styles.polls}>
      {sorted.map((poll) => (
        <OnePoll key={poll.id} poll={poll} />
      ))}
    </ul>
  );
}

function OnePoll({ poll }: { poll: Poll }) {
  const visit = useVisit();
  const [changing, setChanging] = useState(false);
  const { spec, closedAt, answer } = poll;
  const asks = closedAt === null && (answer === null || changing);
  return (
    <li className={styles.poll}>
      <h3 className={styles.question} dir="auto">
        {spec?.question ?? say("poll.unread")}
      </h3>
      {closedAt === null ? null : (
        <p className={styles.closed}>{say("poll.closed", { time: clockWords(closedAt, visit.time()) })}</p>
      )}
      {asks ? (
        <PollForm
          poll={poll}
          onDone={() => setChanging(false)}
          away={changing ? { words: say("poll.keep"), act: () => setChanging(false) } : undefined}
        />
      ) : (
        <PollBars poll={poll} />
      )}
      {closedAt === null && answer !== null && !changing ? (
        <div>
          <Button kind="line" onPress={() => setChanging(true)}>
            {say("poll.change")}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
