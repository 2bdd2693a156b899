/** NowPart: what is on, how many are here and where, who wants to speak, what is wanted most, and the next cue. */

import { useHosting } from "../hosting.tsx";
import { NoEvening } from "../run/no-evening.tsx";
import { DoorList } from "./door-list.tsx";
import { LatestPoll } from "./latest-poll.tsx";
import { NextLine } from "./next-line.tsx";
import styles from "./now-part.module.css";
import { PeopleMap } from "./people-map.tsx";
import { QueueList } from "./queue-list.tsx";
import { RunBar } from "./run-bar.tsx";
import { Tiles } from "./tiles.tsx";
import { TroubleList } from "./trouble-list.tsx";
import { WantedList } from "./wanted-list.tsx";

export function NowPart() {
  const { evening, next } = useHosting().stand;
  return (
    <div className={styles.now}>
      <div className={styles.top}>
        {evening === null ? <NoEvening /> : <NextLine evening={evening} next={next} />}
        <Tiles />
      </div>
      {evening === null ? null : <RunBar evening={evening} />}
      <div className={styles.columns}>
        <QueueList />
        <WantedList />
        <div className={styles.side}>
          <TroubleList />
          <DoorList />
          <LatestPoll />
          <PeopleMap />
        </div>
      </div>
    </div>
  );
}
