/**
 * ReactionSwell: what everybody in the space shows just now, as one calm swell at the edge: an icon of each kind with its
 * number, which grows with how many they are and goes by itself. With reduced motion the number alone.
 */
import { useEffect, useState } from "react";
import { addCounts, REACTIONS, type ReactionCounts } from "../../../shared/team/reactions.ts";
import { text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import { EMOTE_ICONS } from "../emote-icons.ts";
import { Icon } from "../parts/icon.tsx";
import unseen from "../parts/unseen.module.css";
import styles from "./reaction-swell.module.css";

/** What was shown goes after so long without more, ms. */
const STAYS_MS = 4000;

export function ReactionSwell() {
  const visit = useVisit();
  const [counts, setCounts] = useState<ReactionCounts>({});
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = visit.on("reactions", (more) => {
      setCounts((before) => addCounts(before, more));
      clearTimeout(timer);
      timer = setTimeout(() => setCounts({}), STAYS_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [visit]);
  const shown = REACTIONS.filter((kind) => (counts[kind] ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.swell} aria-label={text("reactions.label")}>
      {shown.map((kind) => (
        <li key={kind} className={styles.one} style={{ "--share": shareOf(counts[kind] ?? 0) } as React.CSSProperties}>
          <Icon name={EMOTE_ICONS[kind]} on size={24} />
          <span className={unseen.unseen}>{text("reactions.kind", { kind })}</span>
          <span className={styles.number}>{counts[kind]}</span>
        </li>
      ))}
    </ul>
  );
}

/** 0 to 1: a thousand are not a thousand times as large as one. */
const shareOf = (count: number) => Math.min(1, Math.log10(1 + count) / 3);
