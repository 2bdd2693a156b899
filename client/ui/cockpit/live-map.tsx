/**
 * LiveMap: the place from above, a dot for everybody: where it is full, who calls for help, whom the open case is about. A
 * press on a zone hushes or freezes it, one on a person goes there.
 */
import { useEffect, useMemo, useState } from "react";
import { Dialog, DialogTrigger } from "react-aria-components";
import type { Space } from "../../../shared/space/space.ts";
import { isolate } from "../../../shared/text/text.ts";
import type { Avatar, Ordered, Trouble, Visit } from "../../net/index.ts";
import { useSpace, useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Panel } from "../parts/panel.tsx";
import { clockWords } from "../times.ts";
import styles from "./live-map.module.css";
import { say } from "./words.ts";

const LOOK_MS = 1000;
/** What a rule noticed is shown for so long, ms. */
const TROUBLE_MS = 60_000;
/** The side of a square in which people are counted, metres, and the count from which it is shown as full. */
const CELL = 4;
const FULL = 3;
const ORDER_MINUTES = 5;

export function LiveMap({ about, ordered }: { about: string | null; ordered: Ordered }) {
  const visit = useVisit();
  const space = useSpace();
  const people = usePlaces(visit);
  const plan = useMemo(() => planOf(space), [space]);
  const calls = people.filter(({ panic }) => panic);
  const troubles = useTroubles(visit);
  const many = (kind: Trouble["kind"]) => [...troubles.values()].filter((one) => one === kind).length;
  return (
    <section className={styles.map} aria-label={say("cockpit.map")}>
      <header className={styles.head}>
        <h2>{say("cockpit.map")}</h2>
        <span className={styles.count}>{say("cockpit.map.people", { count: people.length })}</span>
      </header>
      <svg
        className={styles.plan}
        viewBox={plan.box}
        role="img"
        aria-label={say("cockpit.map.says", { people: people.length, calls: calls.length })}
      >
        {plan.ground.map((points) => (
          <polygon key={points} className={styles.ground} points={points} />
        ))}
        {plan.zones.map(({ id, points }) => (
          <polygon
            key={id}
            points={points}
            className={classes(
              styles.zone,
              id in ordered.hushed && styles.hushed,
              id in ordered.frozen && styles.frozen,
            )}
          />
        ))}
        {cellsOf(people).map(({ x, z, count }) => (
          <rect
            key={`${x} ${z}`}
            className={styles.cell}
            x={x}
            y={z}
            width={CELL}
            height={CELL}
            style={{ opacity: Math.min(0.9, 0.14 * count) }}
          />
        ))}
        {people.map(({ id, x, z, panic, staff }) => (
          <g key={id}>
            {troubles.has(id) ? <circle className={styles[troubles.get(id)!]} cx={x} cy={z} r={1.05} /> : null}
            {panic || id === about ? (
              <circle className={panic ? styles.call : styles.about} cx={x} cy={z} r={1.5} />
            ) : null}
            <circle
              className={classes(styles.dot, staff && styles.staff, panic && styles.calling)}
              cx={x}
              cy={z}
              r={0.45}
            />
          </g>
        ))}
      </svg>
      <p className={styles.troubles} role="status">
        {troubles.size === 0
          ? say("cockpit.map.calm")
          : say("cockpit.map.troubles", { bubbles: many("bubble"), floods: many("flood") })}
      </p>
      <div className={styles.zones}>
        {space.zones.map(({ id, name }) => (
          <ZoneButton key={id} id={id} name={name} ordered={ordered} now={visit.time()} />
        ))}
      </div>
    </section>
  );
}

function ZoneButton({ id, name, ordered, now }: { id: string; name: string; ordered: Ordered; now: number }) {
  const visit = useVisit();
  const { attempt } = useTell();
  const [open, setOpen] = useState(false);
  const order = (what: "hushed" | "frozen", minutes: number) => {
    setOpen(false);
    void attempt(() => visit.conduct.order(what, id, minutes));
  };
  const holds = (["hushed", "frozen"] as const).filter((what) => id in ordered[what]);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button kind={holds.length > 0 ? "soft" : "plain"}>
        <bdi>{name}</bdi>
        {holds.map((what) => (
          <span key={what} className={styles.holds}>
            {say(`cockpit.zone.${what}`, { time: clockWords(ordered[what][id]!, now) })}
          </span>
        ))}
      </Button>
      <Panel placement="top">
        <Dialog aria-label={name} className={styles.menu ?? ""}>
          <p className={styles.menuTitle}>
            <bdi>{name}</bdi>
          </p>
          {(["hushed", "frozen"] as const).map((what) => (
            <Button key={what} kind="line" wide onPress={() => order(what, holds.includes(what) ? 0 : ORDER_MINUTES)}>
              {say(holds.includes(what) ? `cockpit.zone.${what}.end` : `cockpit.zone.${what}.do`, {
                count: ORDER_MINUTES,
                zone: isolate(name),
              })}
            </Button>
          ))}
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}

type Dot = { id: string; x: number; z: number; panic: boolean; staff: boolean };

/** Where everybody stands, looked at once a second. */
function usePlaces(visit: Visit): readonly Dot[] {
  const [places, setPlaces] = useState(() => placesOf(visit));
  useEffect(() => {
    const timer = setInterval(() => setPlaces(placesOf(visit)), LOOK_MS);
    return () => clearInterval(timer);
  }, [visit]);
  return places;
}

/** Whom rules have noticed in the last minute, by their avatar. */
function useTroubles(visit: Visit): ReadonlyMap<string, Trouble["kind"]> {
  const [troubles, setTroubles] = useState<readonly Trouble[]>([]);
  useEffect(() => {
    const lately = (all: readonly Trouble[]) => all.filter(({ at }) => visit.time() - at < TROUBLE_MS);
    const stop = visit.on("trouble", (one) => setTroubles((all) => [...lately(all), one]));
    const timer = setInterval(() => setTroubles((all) => (all.length === 0 ? all : lately(all))), LOOK_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [visit]);
  return useMemo(() => new Map(troubles.map(({ avatar, kind }) => [avatar, kind])), [troubles]);
}

function placesOf(visit: Visit): Dot[] {
  // Who stands on a stage elsewhere is on the map of their own copy.
  const here = [...visit.avatars.values()].filter(({ mirrored }) => !mirrored);
  return [visit.me, ...here].map(({ id, pose, panic, badge }: Avatar) => ({
    id,
    x: pose.position[0],
    z: pose.position[2],
    panic,
    staff: badge !== null && badge !== "bot",
  }));
}

function planOf({ ground, zones }: Space) {
  const points = ground.flatMap(({ polygon }) => polygon);
  const xs = points.map(([x]) => x);
  const zs = points.map(([, z]) => z);
  const [left, top] = [Math.min(...xs) - 1, Math.min(...zs) - 1];
  const box = `${left} ${top} ${Math.max(...xs) + 1 - left} ${Math.max(...zs) + 1 - top}`;
  const said = (polygon: readonly (readonly [number, number])[]) => polygon.map((point) => point.join(",")).join(" ");
  return {
    box,
    ground: ground.map(({ polygon }) => said(polygon)),
    zones: zones.map(({ id, polygon }) => ({ id, points: said(polygon) })),
  };
}

/** Squares in which several people stand. */
function cellsOf(people: readonly Dot[]): { x: number; z: number; count: number }[] {
  const cells = Map.groupBy(people, ({ x, z }) => `${Math.floor(x / CELL)} ${Math.floor(z / CELL)}`);
  return [...cells].flatMap(([key, { length: count }]) => {
    if (count < FULL) return [];
    const [x = 0, z = 0] = key.split(" ").map(Number);
    return [{ x: x * CELL, z: z * CELL, count }];
  });
}
