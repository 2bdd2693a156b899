/** LatestPoll: the poll that is open, or was last, with how it stands. */

import box from "../box.module.css";
import { PollBars } from "../conversation/poll-bars.tsx";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";

export function LatestPoll() {
  const [poll] = useHosting().stand.polls;
  if (poll === undefined) return null;
  return (
    <section className={box.box} aria-labelledby="console-poll">
      <header className={box.head}>
        <h2 id="console-poll">
          <bdi>{poll.spec?.question ?? say("console.unreadable")}</bdi>
        </h2>
        <span className={box.count}>{poll.people}</span>
      </header>
      <PollBars poll={poll} />
    </section>
  );
}
