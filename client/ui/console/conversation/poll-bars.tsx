/** PollBars: how a poll stands: a bar for each answer, with its words and its share. */
import type { Poll } from "../../../net/index.ts";
import { classes } from "../../parts/class-names.ts";
import { say } from "../words.ts";
import styles from "./poll-bars.module.css";

export function PollBars({ poll: { spec, people, counts }, isLarge = false }: { poll: Poll; isLarge?: boolean }) {
  if (spec === null) return null;
  const { options, scale } = spec;
  const words =
    options ??
    Array.from({ length: scale?.steps ?? 0 }, (_, nth) => {
      const end = nth === 0 ? scale?.from : nth + 1 === scale?.steps ? scale.to : undefined;
      const step = say("console.step", { step: nth + 1, steps: scale?.steps ?? 0 });
      return end === undefined ? step : `${step}, ${end}`;
    });
  return (
    <ul className={classes(styles.bars, isLarge && styles.large)}>
      {words.map((option, nth) => {
        const share = people === 0 ? 0 : (counts[nth] ?? 0) / people;
        return (
          <li key={option}>
            <bdi>{option}</bdi>
            <span className={styles.track} aria-hidden="true">
              <span style={{ inlineSize: `${share * 100}%` }} />
            </span>
            <span className={styles.share}>{say("console.share", { percent: Math.round(share * 100) })}</span>
          </li>
        );
      })}
    </ul>
  );
}
