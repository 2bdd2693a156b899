/** Waiting: a wait of more than a second is told and drawn; a long one says that it is long. */
import { useEffect, useState } from "react";
import { text } from "../../../shared/text/text.ts";
import { WayBar } from "../parts/way-bar.tsx";
import styles from "./waiting.module.css";

const SHOWN_MS = 1000;
const INSIDE_MS = 2500;
const LONG_MS = 9000;

export function Waiting() {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    const timers = [SHOWN_MS, INSIDE_MS, LONG_MS].map((ms, i) => setTimeout(() => setStage(i + 1), ms));
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
  if (stage === 0) return null;
  const words = (["entry.waiting.ticket", "entry.waiting.world", "entry.waiting.long"] as const)[stage - 1];
  return (
    <div className={styles.waiting} role="status">
      <WayBar />
      {words === undefined ? null : text(words)}
    </div>
  );
}
