/** Timeline: how far apart the two were all the time, when something was said, and the moment, to be moved along it. */
import { useMemo } from "react";
import { Slider as AriaSlider, SliderThumb, SliderTrack } from "react-aria-components";
import type { Capsule } from "../../../shared/conduct/capsule.ts";
import type { ReplayClock } from "../../world/replay/replay-clock.ts";
import { classes } from "../parts/class-names.ts";
import styles from "./timeline.module.css";
import { apart, type Person } from "./who.ts";
import { metres, say, seconds, timeWords } from "./words.ts";

/** How finely the distance is drawn, and the furthest that is told apart. Metres. */
const POINTS = 240;
const FURTHEST = 4;

export type TimelineProps = {
  capsule: Capsule;
  clock: ReplayClock;
  pair: readonly Person[];
  /** Moments at which something was said, ms. */
  said: readonly number[];
};

export function Timeline({ capsule, clock, pair, said }: TimelineProps) {
  const { length } = clock;
  const [one, other] = pair;
  const graph = useMemo(() => graphOf(capsule, pair, length), [capsule, pair, length]);
  const bubble = Math.max(0, ...pair.map(({ track }) => track.bubbles.at(-1)?.radius ?? 0));
  const nearest = graph.nearest;
  return (
    <div className={styles.timeline}>
      <span className={styles.name}>{say("replay.distance")}</span>
      <svg
        className={styles.graph}
        viewBox={`0 0 ${POINTS} 40`}
        preserveAspectRatio="none"
        role="img"
        aria-label={
          one === undefined || other === undefined || nearest === null
            ? say("replay.distance.none")
            : say("replay.distance.graph", {
                one: one.name,
                other: other.name,
                metres: metres(nearest.metres),
                seconds: seconds(nearest.at),
              })
        }
      >
        {bubble > 0 && bubble < FURTHEST ? (
          <line className={styles.bubble} x1="0" x2={POINTS} y1={high(bubble)} y2={high(bubble)} />
        ) : null}
        {graph.lines.map((points) => (
          <polyline key={points} className={styles.line} points={points} />
        ))}
      </svg>
      {bubble > 0 && bubble < FURTHEST ? (
        <span className={styles.limit} aria-hidden="true">
          {say("replay.bubble", { metres: metres(bubble) })}
        </span>
      ) : null}
      <span className={styles.name}>{say("replay.chat")}</span>
      <div className={styles.chat} aria-hidden="true">
        {said.map((at, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be said in the same moment, and none ever moves
          <span key={n} className={styles.dot} style={{ insetInlineStart: `${(at / length) * 100}%` }} />
        ))}
      </div>
      <AriaSlider
        className={classes(styles.slider)}
        aria-label={say("replay.moment")}
        value={clock.at / 1000}
        minValue={0}
        maxValue={length / 1000}
        step={0.05}
        formatOptions={{ style: "unit", unit: "second", maximumFractionDigits: 1 }}
        onChange={(at) => clock.go(at * 1000)}
      >
        <SliderTrack className={classes(styles.track)}>
          <SliderThumb className={classes(styles.thumb)} />
        </SliderTrack>
      </AriaSlider>
      <div className={styles.ends} aria-hidden="true">
        {[0, 0.5, 1].map((share) => (
          <span key={share}>{timeWords(capsule.head.from + length * share)}</span>
        ))}
      </div>
    </div>
  );
}

const high = (distance: number) => (38 - (Math.min(FURTHEST, distance) / FURTHEST) * 36).toFixed(1);

type Graph = { lines: string[]; nearest: { metres: number; at: number } | null };

/** The distance as lines, one for each time that both were there. */
function graphOf(capsule: Capsule, [one, other]: readonly Person[], length: number): Graph {
  const lines: string[] = [];
  let nearest: Graph["nearest"] = null;
  let line: string[] = [];
  for (let n = 0; n <= POINTS && one && other; n++) {
    const at = (n / POINTS) * length;
    const distance = apart(capsule, one.track, other.track, at);
    if (distance !== null) {
      line.push(`${n},${high(distance)}`);
      if (nearest === null || distance < nearest.metres) nearest = { metres: distance, at };
    }
    if ((distance === null || n === POINTS) && line.length > 0) {
      lines.push(line.join(" "));
      line = [];
    }
  }
  return { lines, nearest };
}
