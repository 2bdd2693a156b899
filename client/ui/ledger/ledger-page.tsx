/** LedgerPage: what was done here under the house rules, in words anybody can read and rows anybody can check. */
import { useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { CheckPanel } from "./check-panel.tsx";
import { byDay } from "./days.ts";
import { EntryLine } from "./entry-line.tsx";
import { Filters, type Wish } from "./filters.tsx";
import { kindsInOrder } from "./kinds.ts";
import styles from "./ledger-page.module.css";
import { usePlaces } from "./places.ts";
import { aboutOf, type ReadRow } from "./read-entry.ts";
import { type Ledger, useLedger } from "./use-ledger.ts";

/** With a filter, pages are fetched until so many entries are found, and no more than so many are looked through for it. */
const ENOUGH = 20;
const LOOKED_MOST = 1000;

const EVERYTHING: Wish = { kind: null, space: null };

export function LedgerPage() {
  const ledger = useLedger();
  return (
    <PageFrame>
      <main className={styles.main}>
        <div className={styles.intro}>
          <h1>{text("ledger.title")}</h1>
          <p>{text("ledger.lead")}</p>
        </div>
        <div className={styles.check}>
          <CheckPanel count={ledger.head?.seq ?? 0} shown={ledger.rows} />
        </div>
        <div className={styles.list}>
          <Entries ledger={ledger} />
        </div>
      </main>
    </PageFrame>
  );
}

function Entries({ ledger }: { ledger: Ledger }) {
  const { head, rows, oldest, loading, failed, more } = ledger;
  const [wish, setWish] = useState(EVERYTHING);
  const [looked, setLooked] = useState(0);
  const kinds = useMemo(() => kindsInOrder(distinct(rows.map(({ entry }) => entry.kind))), [rows]);
  const ids = useMemo(() => distinct(rows.map(({ entry }) => entry.space)).filter((id) => id !== "*"), [rows]);
  const places = usePlaces(ids);
  const ties = useMemo(() => tiesOf(rows), [rows]);
  const shown = useMemo(() => rows.filter((row) => isWished(row, wish)), [rows, wish]);
  const begun = oldest === 1 || head?.seq === 0;

  const lacks = !begun && shown.length < ENOUGH && rows.length < looked + LOOKED_MOST;
  useEffect(() => {
    if (lacks && !loading && !failed) more();
  }, [lacks, loading, failed, more]);

  if (head === null) return failed ? <Unreachable onAgain={more} /> : <p role="status">{text("ledger.loading")}</p>;
  if (head.seq === 0) {
    return (
      <div className={styles.empty}>
        <p className={styles.emptyTitle}>{text("ledger.empty")}</p>
        <p>{text("ledger.empty.more")}</p>
      </div>
    );
  }
  const now = Date.now();
  return (
    <>
      <Filters
        wish={wish}
        kinds={kinds}
        spaces={ids.map((id) => ({ id, name: places.get(id)?.name ?? id }))}
        onWish={(wished) => {
          setWish(wished);
          setLooked(rows.length);
        }}
      />
      {byDay(shown, now).map(({ day, rows: ofDay }) => (
        <section key={ofDay[0]!.row.seq}>
          <h2 className={styles.day}>{day}</h2>
          <ol>
            {ofDay.map((one) => (
              <EntryLine
                key={one.row.seq}
                {...one}
                place={places.get(one.entry.space ?? "")}
                about={ties.about(one)}
                since={ties.since(one)}
                // What it leads to must be there when the browser looks for it.
                onFollow={() => flushSync(() => setWish(EVERYTHING))}
              />
            ))}
          </ol>
        </section>
      ))}
      {shown.length === 0 && !loading ? (
        <p className={styles.none}>{text("ledger.none", { count: rows.length })}</p>
      ) : null}
      {failed ? <Unreachable onAgain={more} /> : null}
      <div className={styles.foot}>
        <p className={styles.begin} role="status">
          {begun
            ? text("ledger.first")
            : text("ledger.read", { newest: rows[0]?.row.seq ?? head.seq, oldest: Math.min(oldest, head.seq) })}
        </p>
        {begun ? null : (
          <Button
            isPending={loading}
            onPress={() => {
              setLooked(rows.length);
              more();
            }}
          >
            {text(loading ? "ledger.older.loading" : "ledger.older")}
          </Button>
        )}
      </div>
    </>
  );
}

function Unreachable({ onAgain }: { onAgain: () => void }) {
  return (
    <div className={styles.unreachable} role="alert">
      <p>{text("refused.unreachable")}</p>
      <p>{text("refused.unreachable.next")}</p>
      <Button onPress={onAgain}>{text("refused.again")}</Button>
    </div>
  );
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

function isWished({ entry }: ReadRow, { kind, space }: Wish): boolean {
  // What holds in every space holds in each.
  return (kind === null || entry.kind === kind) && (space === null || entry.space === space || entry.space === "*");
}

/** How entries hang together: of each the measure it is about, and what became of it later, newest first. */
function tiesOf(rows: readonly ReadRow[]) {
  const measures = new Map(rows.filter(isMeasure).map((one) => [one.entry.sanction, one]));
  const later = Map.groupBy(rows, ({ entry }) => aboutOf(entry));
  return {
    about: ({ entry }: ReadRow) => measures.get(aboutOf(entry)),
    since: (one: ReadRow) => (isMeasure(one) ? (later.get(one.entry.sanction) ?? []) : []),
  };
}

const isMeasure = ({ entry }: ReadRow) =>
  entry.sanction !== undefined && (entry.kind === "sanction" || entry.kind === "undo");
