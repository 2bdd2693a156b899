/** Tiles: how many are here, in what mood they are, how many want to speak and ask: of every copy. */
import { useEffect, useState } from "react";
import { countOf } from "../../../../shared/team/reactions.ts";
import type { Visit } from "../../../net/index.ts";
import { useVisit } from "../../../react/index.ts";
import { waitingIn } from "../acts/inbox.ts";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import styles from "./tiles.module.css";

/** Reactions count for so long, ms. */
const LATELY_MS = 60_000;
const LOOK_MS = 2000;
/** From so many for each person in a minute a place is warm, and lively. */
const WARM = 0.2;
const LIVELY = 1;

export function Tiles() {
  const visit = useVisit();
  const { stand } = useHosting();
  const { people, floor } = stand;
  const reactions = useReactions(visit);
  const each = reactions / Math.max(1, people);
  const mood = each >= LIVELY ? "lively" : each >= WARM ? "warm" : "calm";
  const hands = floor.queue?.length ?? 0;
  const asked = waitingIn(stand).questions;
  return (
    <dl className={styles.tiles}>
      <div>
        <dd>{people}</dd>
        <dt>{say("console.here")}</dt>
      </div>
      <div>
        <dd>{hands}</dd>
        <dt>{say("console.hands", { count: hands })}</dt>
      </div>
      <div>
        <dd>{asked}</dd>
        <dt>{say("console.asked", { count: asked })}</dt>
      </div>
      <div>
        <dd className={styles[mood]}>{say(`console.mood.${mood}`)}</dd>
        <dt>{say("console.mood.says", { count: reactions })}</dt>
      </div>
    </dl>
  );
}

/** How many reactions there were within the last minute, in every copy. */
function useReactions(visit: Visit): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let lately: { at: number; count: number }[] = [];
    const stop = visit.on("reactions", (counts) => lately.push({ at: visit.time(), count: countOf(counts) }));
    const timer = setInterval(() => {
      const since = visit.time() - LATELY_MS;
      lately = lately.filter(({ at }) => at > since);
      setCount(lately.reduce((sum, { count }) => sum + count, 0));
    }, LOOK_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [visit]);
  return count;
}
