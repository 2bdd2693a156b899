/**
 * EdgeTags: who speaks where I do not look: a small sign at that edge of the picture, for whoever sees no list of who is
 * near. The list says the same in words, so no screen reader is told twice. [VOI81]
 */
import { useRef } from "react";
import { type Nearby, useNearby, useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Name } from "../parts/words.tsx";
import styles from "./edge-tags.module.css";
import { TalkBars } from "./talk-bars.tsx";

const LOOK_MS = 250;
/** Half of what the camera sees from top to bottom, radians. */
const HALF_HIGH = Math.PI / 6;
/** Somebody stays at the edge for a breath between two sentences, ms. */
const BREATH_MS = 1500;
/** Farther than this only who is sent to me counts, metres. */
const CLOSE = 10;

export function EdgeTags() {
  const visit = useVisit();
  const everybody = useNearby(Number.POSITIVE_INFINITY, LOOK_MS);
  const spoke = useRef(new Map<string, number>());
  const now = performance.now();
  const aside = everybody.filter(({ avatar, distance, bearing }) => {
    const heard = distance <= CLOSE || visit.voice.slots.some((one) => one.avatar === avatar.id);
    if (avatar.speaking && heard) spoke.current.set(avatar.id, now);
    if (now - (spoke.current.get(avatar.id) ?? Number.NEGATIVE_INFINITY) > BREATH_MS) {
      spoke.current.delete(avatar.id);
      return false;
    }
    return Math.abs(bearing) > halfWide();
  });
  return (
    <div aria-hidden="true">
      <Edge side="left" who={aside.filter(({ bearing }) => bearing < 0)} />
      <Edge side="right" who={aside.filter(({ bearing }) => bearing >= 0)} />
    </div>
  );
}

/** The nearest at one edge, and how many more. Left is left in every language. */
function Edge({ side, who }: { side: "left" | "right"; who: readonly Nearby[] }) {
  const [first] = who;
  if (first === undefined) return null;
  return (
    <div className={classes(styles.tag, styles[side])}>
      <svg className={styles.arrow} width="10" height="16" viewBox="0 0 10 16" focusable="false" aria-hidden="true">
        <path
          d={side === "left" ? "M8 2 2 8l6 6" : "M2 2l6 6-6 6"}
          fill="none"
          stroke="currentColor"
          strokeWidth="2.4"
        />
      </svg>
      <TalkBars />
      <span className={styles.name}>
        <Name>{first.avatar.name}</Name>
      </span>
      {who.length > 1 ? <span className={styles.more}>+{who.length - 1}</span> : null}
    </div>
  );
}

/** Half of what the camera sees from left to right, radians. */
function halfWide(): number {
  return Math.atan(Math.tan(HALF_HIGH) * (innerWidth / innerHeight));
}
