/** ConversationPart: one inbox of everything that is addressed to the house, what is open of it, and what is promised. */
import { useEffect, useRef } from "react";
import { Segmented } from "../../parts/segmented.tsx";
import { ActButton } from "../act-button.tsx";
import { inboxOf, KINDS, rankOf, waitingIn } from "../acts/inbox.ts";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { LatestPoll } from "../now/latest-poll.tsx";
import { say } from "../words.ts";
import styles from "./conversation-part.module.css";
import { InboxRow } from "./inbox-row.tsx";
import { OpenItem } from "./open-item.tsx";
import { ReportRows } from "./report-rows.tsx";

export function ConversationPart() {
  const { stand } = useHosting();
  const { chosen, questions } = stand;
  return (
    <div className={styles.columns}>
      <Inbox />
      <section className={styles.open} aria-label={say("console.inbox.open")}>
        {chosen === null ? <p className={styles.choose}>{say("console.inbox.choose")}</p> : <OpenItem item={chosen} />}
      </section>
      <div className={styles.side}>
        <LatestPoll />
        <section className={box.box} aria-labelledby="console-owed">
          <header className={box.head}>
            <h2 id="console-owed">{say("console.owed")}</h2>
          </header>
          {questions.every(({ status }) => status !== "parked") ? (
            <p className={box.quiet}>{say("console.owed.none")}</p>
          ) : (
            <ul className={box.rows}>
              {questions
                .filter(({ status }) => status === "parked")
                .map(({ id, text, word, from }) => (
                  <li key={id} className={box.row}>
                    <span className={box.grows} dir="auto">
                      <span className={box.name}>{word ?? say("console.unreadable")}</span>
                      <span className={box.more}>
                        {text ?? say("console.unreadable")} · {from ?? say("console.forgotten")}
                      </span>
                    </span>
                  </li>
                ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  );
}

function Inbox() {
  const { stand, listing, list, choose } = useHosting();
  const items = inboxOf(stand, listing);
  const waiting = waitingIn(stand);
  const chosen = stand.chosen?.key ?? null;
  const rows = useRef<HTMLUListElement>(null);
  // What is gone to by a letter is in sight, and has the keyboard.
  useEffect(() => {
    if (chosen === null) return;
    const row = [...(rows.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])].find(
      ({ dataset }) => dataset.item === chosen,
    );
    row?.scrollIntoView({ block: "nearest" });
    if (document.activeElement === document.body || rows.current?.contains(document.activeElement)) row?.focus();
  }, [chosen]);
  const firstOver = items.findIndex((item) => rankOf(item) === 2);
  return (
    <section className={styles.inbox} aria-labelledby="console-inbox">
      <header className={styles.head}>
        <h2 id="console-inbox" className={styles.title}>
          {say("console.inbox")}
        </h2>
        <div className={styles.acts}>
          <ActButton id="questions.open" icon={null} />
          <ActButton id="poll.open" icon={null} />
        </div>
        <Segmented
          label={say("console.inbox.show")}
          hideLabel
          value={listing.kind}
          choices={KINDS.map((kind) => ({
            value: kind,
            words: say(`console.inbox.${kind}`, { count: waiting[kind] }),
          }))}
          onChange={(kind) => list({ ...listing, kind })}
        />
        <Segmented
          label={say("console.inbox.order")}
          hideLabel
          value={listing.order}
          choices={(["wanted", "latest"] as const).map((order) => ({
            value: order,
            words: say(`console.inbox.${order}`),
          }))}
          onChange={(order) => list({ ...listing, order })}
        />
      </header>
      <ReportRows />
      {stand.open ? null : <p className={styles.note}>{say("console.inbox.closed")}</p>}
      {items.length === 0 ? <p className={styles.note}>{say("console.inbox.none")}</p> : null}
      <ul ref={rows} className={styles.rows}>
        {items.map((item, nth) => (
          <li key={item.key}>
            {nth === firstOver ? <h3 className={styles.over}>{say("console.inbox.over")}</h3> : null}
            <InboxRow item={item} now={stand.now} isOpen={item.key === chosen} onChoose={() => choose(item.key)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
