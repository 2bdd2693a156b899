/** WantedList: what is asked of the house and wanted most; a press opens it in the inbox. */
import { Button } from "../../parts/button.tsx";
import { inboxOf, rankOf, SHOWN_FIRST, waitingIn } from "../acts/inbox.ts";
import box from "../box.module.css";
import { InboxRow } from "../conversation/inbox-row.tsx";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";

const MOST = 7;

export function WantedList() {
  const { stand, turnTo, choose } = useHosting();
  const open = inboxOf(stand, SHOWN_FIRST).filter((item) => rankOf(item) < 2);
  return (
    <section className={box.box} aria-labelledby="console-wanted">
      <header className={box.head}>
        <h2 id="console-wanted">{say("console.newest")}</h2>
        <span className={box.count}>{waitingIn(stand).all || ""}</span>
        <Button kind="plain" onPress={() => turnTo("conversation")}>
          {say("console.newest.all")}
        </Button>
      </header>
      {open.length === 0 ? <p className={box.quiet}>{say("console.inbox.none")}</p> : null}
      <ul className={box.rows}>
        {open.slice(0, MOST).map((item) => (
          <li key={item.key}>
            <InboxRow
              item={item}
              now={stand.now}
              onChoose={() => {
                choose(item.key);
                turnTo("conversation");
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
