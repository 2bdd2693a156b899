/** ReportRows: the newest reports of visitors, for whoever moderates too: what they are about, when they came, how they stand. */
import { isolate } from "../../../../shared/text/text.ts";
import type { CaseView } from "../../../net/index.ts";
import { caseTitle } from "../../cockpit/case-words.ts";
import { clockWords } from "../../times.ts";
import { reportsIn } from "../acts/inbox.ts";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import styles from "./conversation-part.module.css";
import { Row } from "./inbox-row.tsx";

export function ReportRows() {
  const { stand, act } = useHosting();
  const reports = reportsIn(stand);
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="console-reports">
      <h3 id="console-reports" className={styles.over}>
        {say("console.reports")}
      </h3>
      <ul className={styles.rows}>
        {reports.map((one) => (
          <li key={one.id}>
            <Row
              text={caseTitle(one)}
              more={say("console.report.more", { time: clockWords(one.at, stand.now), count: one.reach })}
              state={stateWords(one)}
              tone={one.status === "waiting" ? "waits" : "quiet"}
              onChoose={() => void act(`go.case ${one.id}`)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateWords({ status, mine, holder }: CaseView): string {
  if (mine) return say("console.report.mine");
  if (status === "claimed") return say("console.report.claimed", { who: isolate(holder ?? "") });
  return say(status === "snoozed" ? "console.report.snoozed" : "console.report.waiting");
}
