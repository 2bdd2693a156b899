/** InboxRow: one thing that is addressed to the house: its words, how wanted it is, and how it stands. */
import { classes } from "../../parts/class-names.ts";
import { rankOf } from "../acts/inbox.ts";
import type { Item } from "../acts/stand.ts";
import { say } from "../words.ts";
import styles from "./inbox-row.module.css";
import { countOf, moreOf, textOf } from "./item-words.ts";
import { standingOf } from "./standing.ts";

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
    <button
      type="button"
      className={classes(styles.row, isOpen && styles.open, rankOf(item) === 2 && styles.over)}
      aria-current={isOpen ? "true" : undefined}
      data-item={item.key}
      onClick={onChoose}
    >
      <span className={styles.text} dir="auto">
        {textOf(item) ?? say("console.unreadable")}
      </span>
      <span className={styles.more}>
        <span>{countOf(item)}</span>
        <bdi>{moreOf(item, now)}</bdi>
      </span>
      <span className={classes(styles.state, styles[tone])}>{words}</span>
    </button>
  );
}
