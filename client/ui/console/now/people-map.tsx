/** PeopleMap: the place from above, as it is in this copy, and how many stand in each of its zones, in every copy. */
import { useSpace, useVisit } from "../../../react/index.ts";
import { PlaceMap } from "../../map/place-map.tsx";
import { usePlaces } from "../../map/places.ts";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import styles from "./people-map.module.css";
import { useCrowd } from "./use-crowd.ts";

/** So many zones are listed, the fullest first. */
const MOST = 6;

export function PeopleMap() {
  const visit = useVisit();
  const { zones } = useSpace();
  const people = usePlaces(visit);
  const counts = useCrowd(visit, people);
  const { stand } = useHosting();
  const listed = zones
    .map(({ id, name }) => ({ id, name, count: counts.get(id) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST);
  const elsewhere = stand.people - listed.reduce((sum, { count }) => sum + count, 0);
  const rows = [...listed, ...(elsewhere > 0 ? [{ id: "", name: say("console.zones.else"), count: elsewhere }] : [])];
  return (
    <section className={box.box} aria-labelledby="console-zones">
      <header className={box.head}>
        <h2 id="console-zones">{say("console.zones")}</h2>
        <span className={box.count}>
          {say(stand.people > stand.here ? "console.zones.all" : "console.zones.yours")}
        </span>
      </header>
      <PlaceMap people={people} label={say("console.people", { count: people.length })} hasNames />
      <ul className={styles.zones}>
        {rows.map(({ id, name, count }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <span className={styles.track} aria-hidden="true">
              <span style={{ inlineSize: `${(count / Math.max(1, stand.people)) * 100}%` }} />
            </span>
            <b>{count}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
