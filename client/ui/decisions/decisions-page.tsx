/** DecisionsPage: what this house decided about whoever reads it, with its reasons, and their appeals. [REP8] */
import { useCallback, useEffect, useState } from "react";
import { text } from "../../../shared/text/text.ts";
import { kept } from "../keeps.ts";
import { Button } from "../parts/button.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { Decided } from "./decided.tsx";
import styles from "./decisions-page.module.css";
import { type Answer, readStatements } from "./read-statements.ts";

export function DecisionsPage() {
  const [key] = useState(() => kept("key"));
  return (
    <PageFrame>
      <main className={styles.main}>
        <div className={styles.intro}>
          <h1>{text("decisions.title")}</h1>
          <p>{text("decisions.lead")}</p>
        </div>
        {key === null ? <Quiet is="no-key" /> : <Decisions visitKey={key} />}
        <p className={styles.ledger}>
          <a href="/ledger">{text("decisions.ledger")}</a>
        </p>
      </main>
    </PageFrame>
  );
}

function Decisions({ visitKey }: { visitKey: string }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const ask = useCallback(() => {
    setAnswer(null);
    void readStatements(visitKey).then(setAnswer);
  }, [visitKey]);
  useEffect(ask, [ask]);

  if (answer === null) return <p role="status">{text("decisions.loading")}</p>;
  if (answer.is === "busy" || answer.is === "failed") {
    return (
      <div className={styles.quiet} role="alert">
        <p className={styles.first}>{text(`decisions.${answer.is}`)}</p>
        <p>{text(`decisions.${answer.is}.more`)}</p>
        <Button onPress={ask}>{text("decisions.again")}</Button>
      </div>
    );
  }
  if (answer.is === "unknown" || answer.statements.length === 0) return <Quiet is="empty" />;
  return (
    <ol className={styles.list}>
      {answer.statements.map((statement) => (
        <Decided key={statement.sanction} statement={statement} visitKey={visitKey} />
      ))}
    </ol>
  );
}

function Quiet({ is }: { is: "no-key" | "empty" }) {
  return (
    <div className={styles.quiet}>
      <p className={styles.first}>{text(`decisions.${is}`)}</p>
      <p>{text(`decisions.${is}.more`)}</p>
    </div>
  );
}
