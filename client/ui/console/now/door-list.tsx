/** DoorList: who waits before the full space, in their order; one at a time is let in over its cap. */
import { countdown } from "../../cues.ts";
import { ActButton } from "../act-button.tsx";
import { HANDS_SHOWN } from "../acts/floor-acts.ts";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";

export function DoorList() {
  const { guests, now } = useHosting().stand;
  if (guests.length === 0) return null;
  return (
    <section className={box.box} aria-labelledby="console-door">
      <header className={box.head}>
        <h2 id="console-door">{say("console.door")}</h2>
        <span className={box.count}>{guests.length}</span>
      </header>
      <ol className={box.rows}>
        {guests.slice(0, HANDS_SHOWN).map(({ id, name, since }) => (
          <li key={id} className={box.row}>
            <span className={box.grows}>
              <bdi className={box.name}>{name}</bdi>
              <span className={box.more}>{say("console.door.since", { time: countdown(now - since) })}</span>
            </span>
            <ActButton id={`door.let ${id}`} words={say("console.door.let.short")} />
          </li>
        ))}
      </ol>
    </section>
  );
}
