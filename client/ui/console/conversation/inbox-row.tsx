/** InboxRow: one thing that is addressed to the house: its words, how wanted it is, and how it stands. */
import type { ReactNode } from "react";
import { classes } from "../../parts/class-names.ts";
import { rankOf } from "../acts/inbox.ts";
import type { Item } from "../acts/stand.ts";
import { say } from "../words.ts";
import styles from "./inbox-row.module.css";
import { countOf, moreOf, textOf } from "./item-words.ts";
import { standingOf, type Tone } from "./standing.ts";

export function InboxRow({
  item,
  now,
  isOpen = false,
  onChoose,
}: {
  item: Item;
  now: number;
  isOpen?: boolean;
  onChoose: () => void;
}) {
  const { words, tone } = standingOf(item);
  return (
    <Row
      text={textOf(item) ?? say("console.unreadable")}
      more={
        <>
          <span>{countOf(item)}</span>
          <bdi>{moreOf(item, now)}</bdi>
        </>
      }
      state={words}
      tone={tone}
      isOpen={isOpen}
      isOver={rankOf(item) === 2}
      itemKey={item.key}
      onChoose={onChoose}
    />
  );
}

/** A row as it is drawn. */
export function Row({
  text,
  more,
  state,
  tone,
  isOpen = false,
  isOver = false,
  itemKey,
  onChoose,
}: {
  text: string;
  more: ReactNode;
  state: string;
  tone: Tone;
  isOpen?: boolean;
  isOver?: boolean;
  itemKey?: string;
  onChoose: () => void;
}) {
  return (
    <button
      type="button"
      className={classes(styles.row, isOpen && styles.open, isOver && styles.over)}
      aria-current={isOpen ? "true" : undefined}
      data-item={itemKey}
      onClick={onChoose}
    >
      <span className={styles.text} dir="auto">
        {text}
      </span>
      <span className={styles.more}>{more}</span>
      <span className={classes(styles.state, styles[tone])}>{state}</span>
    </button>
  );
}
