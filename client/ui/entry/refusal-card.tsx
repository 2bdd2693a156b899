/** RefusalCard: why the door stayed shut, and the one thing to do next. */
import { useEffect, useRef } from "react";
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import styles from "./refusal-card.module.css";
import type { RefusalShown } from "./refusal-words.ts";

export function RefusalCard({ refusal, onAgain }: { refusal: RefusalShown; onAgain: () => void }) {
  const card = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is brought into sight
  useEffect(() => {
    card.current?.scrollIntoView({ block: "nearest" });
  }, [refusal]);
  return (
    <div ref={card} className={styles.card} role="alert">
      <Icon name="warning-circle" on size={22} />
      <div className={styles.words}>
        <p className={styles.title}>{refusal.title}</p>
        {refusal.detail === null ? null : <p dir="auto">{refusal.detail}</p>}
        <p className={styles.next}>{refusal.next}</p>
        {refusal.code === "banned" ? (
          <a className={styles.decisions} href="/decisions" target="_blank" rel="noopener">
            {text("notice.appeal.link")}
          </a>
        ) : null}
        {refusal.step === "again" ? (
          <Button kind="line" onPress={onAgain}>
            {text("refused.again")}
          </Button>
        ) : null}
        {refusal.step === "reload" ? (
          <Button kind="line" onPress={() => location.reload()}>
            {text("refused.reload")}
          </Button>
        ) : null}
        {refusal.step === "plaza" ? (
          <Button kind="line" onPress={() => location.assign("/")}>
            {text("refused.plaza")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
