/** TroubleList: what is not as it should be just now. */
import { Icon } from "../../parts/icon.tsx";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import { useTroubles } from "./use-troubles.ts";

export function TroubleList() {
  const troubles = useTroubles(useHosting().stand);
  return (
    <section className={box.box} aria-labelledby="console-trouble">
      <header className={box.head}>
        <h2 id="console-trouble">{say("console.trouble")}</h2>
        <span className={box.count}>{troubles.length || say("console.trouble.calm")}</span>
      </header>
      {troubles.length === 0 ? null : (
        <ul className={box.rows}>
          {troubles.map((words) => (
            <li key={words} className={box.look}>
              <Icon name="warning-circle" size={18} />
              <span>{words}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
