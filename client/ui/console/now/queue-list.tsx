/** QueueList: who is up on the stage, and whose hands are up, in their turn. */
import { useAvatar } from "../../../react/index.ts";
import { countdown } from "../../cues.ts";
import { Face } from "../../look/face.tsx";
import { ActButton, ActIcon } from "../act-button.tsx";
import { HANDS_SHOWN } from "../acts/floor-acts.ts";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import { moreOf } from "./hand-words.ts";
import styles from "./queue-list.module.css";

export function QueueList() {
  const { floor, now } = useHosting().stand;
  const queue = floor.queue ?? [];
  return (
    <section className={box.box} aria-labelledby="console-queue">
      <header className={box.head}>
        <h2 id="console-queue">{say("console.queue")}</h2>
        <span className={box.count}>{queue.length === 0 ? "" : queue.length}</span>
        <ActButton id="hand.next" kind="plain" icon={null} />
      </header>
      {floor.up.length === 0 ? null : (
        <ul className={box.rows} aria-label={say("console.queue.up")}>
          {floor.up.map((turn) => (
            <li key={turn.hand} className={box.row}>
              <Portrait avatar={turn.avatar} />
              <span className={box.grows}>
                <bdi className={box.name}>{turn.name ?? say("console.somebody")}</bdi>
                <span className={styles.live}>
                  {say("console.queue.up")} · {say("console.queue.until", { time: countdown(turn.until - now) })}
                </span>
              </span>
              <ActButton id={`turn.more ${turn.hand}`} words={say("console.more.short")} />
              <ActButton id={`turn.end ${turn.hand}`} words={say("console.end.short")} />
            </li>
          ))}
        </ul>
      )}
      {queue.length === 0 ? (
        <p className={box.quiet}>{say("console.queue.none")}</p>
      ) : (
        <ol className={box.rows}>
          {queue.slice(0, HANDS_SHOWN).map((hand, nth) => (
            <li key={hand.hand} className={box.row}>
              <span className={styles.place}>{nth + 1}</span>
              <Portrait avatar={hand.avatar} />
              <span className={box.grows}>
                <bdi className={box.name}>{hand.name ?? say("console.somebody")}</bdi>
                <span className={box.more}>{moreOf(hand, now)}</span>
              </span>
              <ActButton
                id={`hand.call ${hand.hand}`}
                words={say("console.call")}
                kind={hand.hand === floor.next ? "primary" : "line"}
              />
              <ActIcon id={`hand.lower ${hand.hand}`} icon="x" />
            </li>
          ))}
        </ol>
      )}
      {queue.length > HANDS_SHOWN ? (
        <p className={box.quiet}>{say("console.queue.more", { count: queue.length - HANDS_SHOWN })}</p>
      ) : null}
    </section>
  );
}

/** Whoever is in this copy is seen as they look. */
function Portrait({ avatar }: { avatar: string | null }) {
  const seen = useAvatar(avatar ?? "");
  return <span className={styles.face}>{seen === undefined ? null : <Face look={seen.look} size={34} />}</span>;
}
