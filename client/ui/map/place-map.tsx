/** PlaceMap: the place from above: its ground and zones, where it is full, and a dot for everybody. */
import { type ReactNode, useMemo } from "react";
import { useSpace } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import styles from "./place-map.module.css";
import { CELL, cellsOf, type Dot, planOf } from "./places.ts";

/** How dark a square is for each who stands in it, and at most. */
const EACH = 0.14;
const MOST = 0.9;
/** Names of zones: so high for each metre of the plan, and so wide for each letter of theirs. */
const LETTER = 1 / 32;
const LETTER_WIDTH = 0.56;

export function PlaceMap({
  people,
  label,
  hasNames = false,
  zoneClass = () => undefined,
  markOf = () => null,
}: {
  people: readonly Dot[];
  /** What a screen reader says of it. */
  label: string;
  /** The names of zones stand on it, where there is room. */
  hasNames?: boolean;
  zoneClass?: (zone: string) => string | undefined;
  /** What is drawn around somebody. */
  markOf?: (dot: Dot) => ReactNode;
}) {
  const space = useSpace();
  const plan = useMemo(() => planOf(space), [space]);
  const high = plan.size * LETTER;
  return (
    <svg className={styles.plan} viewBox={plan.box} role="img" aria-label={label}>
      {plan.ground.map((points) => (
        <polygon key={points} className={styles.ground} points={points} />
      ))}
      {plan.zones.map(({ id, points }) => (
        <polygon key={id} points={points} className={classes(styles.zone, zoneClass(id))} />
      ))}
      {cellsOf(people).map(({ x, z, count }) => (
        <rect
          key={`${x} ${z}`}
          className={styles.cell}
          x={x}
          y={z}
          width={CELL}
          height={CELL}
          style={{ opacity: Math.min(MOST, EACH * count) }}
        />
      ))}
      {people.map((dot) => (
        <g key={dot.id}>
          {markOf(dot)}
          <circle
            className={classes(styles.dot, dot.staff && styles.staff, dot.panic && styles.calling)}
            cx={dot.x}
            cy={dot.z}
            r={0.45}
          />
        </g>
      ))}
      {hasNames
        ? plan.zones.map(({ id, name, x, z, width }) =>
            [...name].length * LETTER_WIDTH * high > width ? null : (
              <text key={id} className={styles.name} x={x} y={z} fontSize={high}>
                {name}
              </text>
            ),
          )
        : null}
    </svg>
  );
}
