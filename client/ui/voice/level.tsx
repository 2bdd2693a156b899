/** Level: how loud a microphone is, as it is; by itself nothing here moves. */
import { useEffect, useRef, useState } from "react";
import { useStillness } from "../theme.ts";
import styles from "./level.module.css";

/** What is left of a level one picture later, so that it falls softly. */
const FALLS = 0.86;
/** Who wants less motion, and who is told by words, is told so often, ms. */
const TOLD_MS = 500;

/** Calls `show` with the level, 0…1, once a picture. */
function useLevel(read: () => number, show: (level: number) => void, moving: boolean): void {
  const latest = useRef({ read, show });
  latest.current = { read, show };
  useEffect(() => {
    if (!moving) return;
    let level = 0;
    let next = requestAnimationFrame(function look() {
      level = Math.max(latest.current.read(), level * FALLS);
      latest.current.show(level);
      next = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(next);
  }, [moving]);
}

/** Bars on both sides of whatever stands between; for the eyes only. None of them with less motion. */
export function LevelBars({ read }: { read: () => number }) {
  const bars = useRef<HTMLSpanElement>(null);
  const still = useStillness();
  useLevel(read, (level) => bars.current?.style.setProperty("--level", level.toFixed(2)), !still);
  if (still) return null;
  return (
    <span ref={bars} className={styles.bars} aria-hidden="true" data-level>
      <i />
      <i />
      <i />
      <i />
    </span>
  );
}

/** A line that fills; with less motion twice a second. */
export function LevelMeter({ read, label }: { read: () => number; label: string }) {
  const fill = useRef<HTMLSpanElement>(null);
  const still = useStillness();
  const [told, setTold] = useState(0);
  const latest = useRef(read);
  latest.current = read;
  useLevel(read, (level) => fill.current?.style.setProperty("--level", level.toFixed(2)), !still);
  useEffect(() => {
    const timer = setInterval(() => {
      const level = latest.current();
      setTold(Math.round(level * 10) * 10);
      if (still) fill.current?.style.setProperty("--level", level.toFixed(1));
    }, TOLD_MS);
    return () => clearInterval(timer);
  }, [still]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: no browser lets a <meter> wear our colours
    <span
      className={styles.meter}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={told}
    >
      <span ref={fill} className={styles.fill} />
    </span>
  );
}
