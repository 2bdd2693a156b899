/** CaseList: the queue, the most urgent first; one press claims a case and opens it. */
import { isolate } from "../../../shared/text/text.ts";
import type { CaseView } from "../../net/index.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import styles from "./case-list.module.css";
import { caseMark, caseSummary, caseTitle, waitedWords } from "./case-words.ts";
import { say } from "./words.ts";

export function CaseList({
  cases,
  failed,
  now,
  openId,
  onClaim,
}: {
  /** Null until they are known. */
  cases: readonly CaseView[] | null;
  failed: boolean;
  now: number;
  /** The case that is open. */
  openId: string | null;
  onClaim: (id: string) => void;
}) {
  return (
    <section className={styles.list} aria-label={say("cockpit.cases")}>
      <header className={styles.head}>
        <h2>{say("cockpit.cases")}</h2>
        {cases === null ? null : <span className={styles.count}>{say("cockpit.open", { count: cases.length })}</span>}
      </header>
      {cases === null ? (
        <p className={styles.note} role="status">
          {say(failed ? "cockpit.failed" : "cockpit.reading")}
        </p>
      ) : null}
      {cases?.length === 0 ? (
        <div className={styles.empty}>
          <Icon name="seal-check" size={28} />
          <p>{say("cockpit.empty")}</p>
          <p className={styles.note}>{say("cockpit.empty.more")}</p>
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul className={styles.rows} tabIndex={0} aria-label={say("cockpit.cases")}>
        {cases?.map((one) => (
          <Row key={one.id} one={one} now={now} open={one.id === openId} onClaim={() => onClaim(one.id)} />
        ))}
      </ul>
    </section>
  );
}

function Row({ one, now, open, onClaim }: { one: CaseView; now: number; open: boolean; onClaim: () => void }) {
  const mark = caseMark(one);
  const asleep = one.status === "snoozed" && (one.snoozedUntil ?? 0) > now;
  return (
    <li className={classes(styles.row, styles[mark.tone], open && styles.mine)} aria-current={open || undefined}>
      <p className={styles.title}>
        {caseTitle(one)}
        <span className={styles.waited}>{waitedWords(now - one.since)}</span>
      </p>
      <p className={styles.summary} dir="auto">
        {caseSummary(one)}
      </p>
      <div className={styles.foot}>
        <span className={styles.mark}>{mark.words}</span>
        {one.escalated ? <span className={styles.tag}>{say("cockpit.escalated")}</span> : null}
        {one.mine ? (
          <span className={styles.held}>
            <Icon name="hand" on size={16} />
            {say("cockpit.mine")}
          </span>
        ) : one.status === "claimed" && one.holder !== null ? (
          <span className={styles.tag}>{say("cockpit.held", { who: isolate(one.holder) })}</span>
        ) : asleep ? (
          <span className={styles.tag}>{say("cockpit.asleep")}</span>
        ) : null}
        {open || (one.status === "claimed" && !one.mine) ? null : (
          <Button
            kind="line"
            onPress={onClaim}
            aria-label={say(one.mine ? "cockpit.open.of" : "cockpit.claim.of", { title: caseTitle(one) })}
          >
            {say(one.mine ? "cockpit.open.it" : "cockpit.claim")}
          </Button>
        )}
      </div>
    </li>
  );
}
