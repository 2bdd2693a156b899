/** TroubleList: what is not as it should be just now. */
import { useVisit } from "../../../react/index.ts";
import { usePlaces } from "../../map/places.ts";
import { Icon } from "../../parts/icon.tsx";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import styles from "./trouble-list.module.css";
import { troublesOf } from "./troubles.ts";
import { useCrowd } from "./use-crowd.ts";

export function TroubleList() {
  const visit = useVisit();
  const { stand } = useHosting();
  const counts = useCrowd(visit, usePlaces(visit));
  const troubles = troublesOf(stand, {
    latency: visit.latency,
    zones: visit.space.zones.map(({ id, name, kind }) => ({ id, name, kind, people: counts.get(id) ?? 0 })),
  });
  return (
    <section className={box.box} aria-labelledby="console-trouble">
      <header className={box.head}>
        <h2 id="console-trouble">{say("console.trouble")}</h2>
        <span className={box.count}>{troubles.length || say("console.trouble.calm")}</span>
      </header>
      {troubles.length === 0 ? null : (
        <ul className={box.rows}>
          {troubles.map((words) => (
            <li key={words} className={styles.row}>
              <Icon name="warning-circle" size={18} />
              <span>{words}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
