/** CheckPanel: whoever does not want to take the house's word for it checks the whole chain, here or anywhere. */
import { useEffect, useId, useRef, useState } from "react";
import type { LedgerHead } from "../../../shared/ledger/line.ts";
import { verdictWords } from "../../../shared/ledger/verdict-words.ts";
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { type Checked, canCheck, checkChain, EXPORT } from "./check-chain.ts";
import styles from "./check-panel.module.css";
import { forgetHead, headWords, notedHead, noteHead } from "./noted-head.ts";
import type { ReadRow } from "./read-entry.ts";

type Standing =
  | { at: "rest" }
  | { at: "running"; seq: number }
  | ({ at: "found"; before: LedgerHead | undefined } & Checked)
  | { at: "failed" };

/** `count` is how many entries there are, as far as is known; `shown` are those that the page shows. */
export function CheckPanel({ count, shown }: { count: number; shown: readonly ReadRow[] }) {
  const [standing, setStanding] = useState<Standing>({ at: "rest" });
  const stop = useRef<AbortController | null>(null);
  const heading = useId();
  useEffect(() => () => stop.current?.abort(), []);

  const start = async () => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    const before = notedHead();
    setStanding({ at: "running", seq: 0 });
    try {
      const checked = await checkChain(shown, before, (seq) => setStanding({ at: "running", seq }), signal);
      const { verdict, unlike } = checked;
      if (verdict.whole && verdict.head.seq > 0 && unlike === null) noteHead(verdict.head);
      setStanding({ at: "found", before, ...checked });
    } catch {
      if (!signal.aborted) setStanding({ at: "failed" });
    }
  };

  const running = standing.at === "running";
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <h2 id={heading}>{text("ledger.check")}</h2>
      <p className={styles.small}>{text("ledger.check.more")}</p>
      <div role="status" className={styles.status}>
        {standing.at === "found" ? <Found {...standing} onForget={() => setStanding({ at: "rest" })} /> : null}
        {standing.at === "failed" ? <Broken words={text("refused.unreachable")} /> : null}
      </div>
      {running ? <Progress seq={standing.seq} count={count} /> : null}
      {canCheck() ? (
        <Button kind="house" wide isPending={running} onPress={() => void start()}>
          {text(
            running ? "ledger.check.running" : standing.at === "found" ? "ledger.check.again" : "ledger.check.start",
          )}
        </Button>
      ) : (
        <p className={styles.small}>{text("ledger.check.insecure")}</p>
      )}
      <a className={styles.download} href={EXPORT} download="ledger.ndjson">
        <Icon name="download-simple" />
        {text("ledger.check.download")}
      </a>
      <p className={styles.small}>{text("ledger.check.offline")}</p>
      <p className={styles.letters} dir="ltr">
        stoa ledger verify ledger.ndjson
      </p>
      <details className={styles.shows}>
        <summary>{text("ledger.check.shows")}</summary>
        <p>{text("ledger.check.shows.yes")}</p>
        <p>{text("ledger.check.shows.no")}</p>
      </details>
    </section>
  );
}

function Broken({ words }: { words: string }) {
  return (
    <p className={classes(styles.verdict, styles.broken)}>
      <Icon name="warning-circle" on />
      <span>{words}</span>
    </p>
  );
}

function Progress({ seq, count }: { seq: number; count: number }) {
  const words = text("ledger.check.progress", { seq, count: Math.max(seq, count) });
  return (
    <div className={styles.progress}>
      <progress aria-label={text("ledger.check.running")} value={seq} max={Math.max(seq, count, 1)} />
      <p className={styles.small}>{words}</p>
    </div>
  );
}

type FoundProps = Checked & { before: LedgerHead | undefined; onForget: () => void };

function Found({ verdict, unlike, before, onForget }: FoundProps) {
  const words = verdictWords(verdict);
  if (!verdict.whole) {
    const { problem } = verdict.finding;
    return (
      <>
        <Broken words={words} />
        {problem === "noted" || problem === "noted-end" ? (
          <Button
            kind="plain"
            onPress={() => {
              forgetHead();
              onForget();
            }}
          >
            {text("ledger.check.forget")}
          </Button>
        ) : null}
      </>
    );
  }
  if (unlike !== null) return <Broken words={text("ledger.check.unlike", { seq: unlike })} />;
  return (
    <>
      <p className={classes(styles.verdict, styles.whole)}>
        <Icon name="seal-check" on />
        <span>{words}</span>
      </p>
      {verdict.head.seq === 0 ? null : <Noted head={verdict.head} before={before} />}
    </>
  );
}

/** What to note of a chain that was found whole. */
function Noted({ head, before }: { head: LedgerHead; before: LedgerHead | undefined }) {
  return (
    <>
      <p className={styles.small}>
        {before === undefined ? text("ledger.check.noted") : text("ledger.check.before", { seq: before.seq })}
      </p>
      <p className={styles.label}>{text("ledger.check.head")}</p>
      <p className={styles.letters} dir="ltr">
        {headWords(head)}
      </p>
    </>
  );
}
