/** Waiting: a wait of more than a second is told and drawn; a long one says that it is long. */
import { useEffect, useState } from "react";
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { WayBar } from "../parts/way-bar.tsx";
import styles from "./waiting.module.css";

export type QueuePlace = { place: number; of: number };

const SHOWN_MS = 1000;
const INSIDE_MS = 2500;
const LONG_MS = 9000;

/** `queue` is one's place before a full space, and how many wait. */
export function Waiting({ queue, onStop }: { queue: QueuePlace | null; onStop: () => void }) {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    const timers = [SHOWN_MS, INSIDE_MS, LONG_MS].map((ms, i) => setTimeout(() => setStage(i + 1), ms));
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
  if (queue !== null) {
    return (
      <div className={styles.queue} role="status">
        <b>{text("entry.queue", queue)}</b>
        <span>{text("entry.queue.keep")}</span>
        <Button kind="line" onPress={onStop}>
          {text("entry.queue.stop")}
        </Button>
      </div>
    );
  }
  if (stage === 0) return null;
  const words = (["entry.waiting.ticket", "entry.waiting.world", "entry.waiting.long"] as const)[stage - 1];
  return (
    <div className={styles.waiting} role="status">
      <WayBar />
      {words === undefined ? null : text(words)}
    </div>
  );
}
