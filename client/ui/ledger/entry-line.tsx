/** EntryLine: one entry in words, on the line of the chain, and the whole row behind its number. */
import { useId, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { canonical } from "../../../shared/ledger/line.ts";
import { text } from "../../../shared/text/text.ts";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { Words } from "../parts/words.tsx";
import { clockWords } from "../times.ts";
import { momentWords, shownTime } from "./days.ts";
import styles from "./entry-line.module.css";
import { tell } from "./kinds.ts";
import type { Place } from "./places.ts";
import type { Entry, ReadRow, Row } from "./read-entry.ts";

/** Letters of a fingerprint that are shown at first. */
const SHOWN = 8;

export type EntryLineProps = ReadRow & {
  /** Where it was done; absent for what holds everywhere. */
  place: Place | undefined;
  /** The measure that it is about, if that was read. */
  about: ReadRow | undefined;
  /** What became of it later, newest first. */
  since: readonly ReadRow[];
  /** Somebody goes to one of these. */
  onFollow: () => void;
};

export function EntryLine({ row, entry, place, about, since, onFollow }: EntryLineProps) {
  const [open, setOpen] = useState(false);
  const whole = useId();
  const { of, values, tone } = tell(entry);
  const at = shownTime(entry.at);
  const until = shownTime(entry.until);
  const number = `${new Intl.NumberFormat().format(row.seq)} · ${row.hash.slice(0, SHOWN)}`;
  return (
    <li className={styles.entry} id={`entry-${row.seq}`}>
      <span className={classes(styles.link, styles[tone])} aria-hidden="true" />
      <div className={styles.body}>
        <p className={styles.words}>
          <Words of={of} values={values ?? {}} />
        </p>
        <ul className={styles.facts}>
          {at === null ? null : (
            <li>
              <time dateTime={new Date(at).toISOString()}>{clockWords(at, at)}</time>
            </li>
          )}
          <Fact words={byWords(entry)} />
          <Fact words={ruleWords(entry, place)} strong />
          <Fact words={entry.space === undefined || entry.space === "*" ? "" : (place?.name ?? entry.space)} />
          {until === null || at === null ? null : (
            <Fact words={text("ledger.until", { time: clockWords(until, at) })} />
          )}
          <Fact words={entry.second === undefined ? "" : text("ledger.second")} />
          <Fact words={entry.kind === "sanction" && entry.of !== undefined ? text("ledger.seconded") : ""} />
        </ul>
        <AriaButton
          className={classes(styles.number)}
          aria-expanded={open}
          aria-controls={whole}
          aria-label={text("ledger.row.name", { words: number })}
          onPress={() => setOpen(!open)}
        >
          {number}
          <Icon name={open ? "caret-up" : "caret-down"} size={14} />
        </AriaButton>
        {about === undefined ? null : (
          <Tie seq={about.row.seq} words={text("ledger.about", { seq: about.row.seq })} onFollow={onFollow} />
        )}
        {since.map(({ row: { seq }, entry: { kind = "" } }) => (
          <Tie key={seq} seq={seq} words={text("ledger.since", { kind, seq })} onFollow={onFollow} />
        ))}
        <div id={whole} hidden={!open}>
          {open ? <WholeRow row={row} at={at} /> : null}
        </div>
      </div>
    </li>
  );
}

/** The way to another entry. */
function Tie({ seq, words, onFollow }: { seq: number; words: string; onFollow: () => void }) {
  return (
    <a className={styles.tie} href={`#entry-${seq}`} onClick={onFollow}>
      <Icon name="arrow-bend-up-left" size={16} />
      {words}
    </a>
  );
}

function Fact({ words, strong = false }: { words: string; strong?: boolean }) {
  if (words === "") return null;
  return (
    <li className={strong ? styles.rule : undefined}>
      <bdi dir="auto">{words}</bdi>
    </li>
  );
}

function byWords({ kind, byRole }: Entry): string {
  if (byRole !== undefined) return text("ledger.by", { role: byRole });
  return kind === "role" ? text("ledger.by.invitation") : "";
}

function ruleWords({ rule, version }: Entry, place: Place | undefined): string {
  if (rule === undefined) return "";
  const title = place?.rules.get(rule) ?? rule;
  return version === undefined ? title : text("ledger.rule.version", { rule: title, version });
}

function WholeRow({ row, at }: { row: Row; at: number | null }) {
  return (
    <dl className={styles.row}>
      {at === null ? null : (
        <div>
          <dt>{text("ledger.row.at")}</dt>
          <dd>{momentWords(at)}</dd>
        </div>
      )}
      <Letters name={text("ledger.row.hash")} words={row.hash} />
      <Letters name={text("ledger.row.previous")} words={row.previous} />
      <Letters name={text("ledger.row.entry")} words={canonical(row.entry)} />
    </dl>
  );
}

function Letters({ name, words }: { name: string; words: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.letters} dir="ltr">
        {words}
      </dd>
    </div>
  );
}
