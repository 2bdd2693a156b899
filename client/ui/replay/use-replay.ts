/** UseReplay: what any view of a replay shows: its clock, who is who, whose distance is measured, and what was said. */
import { useEffect, useMemo, useState } from "react";
import type { Capsule } from "../../../shared/conduct/capsule.ts";
import { ReplayClock as Clock, type ReplayClock, SPEEDS } from "../../world/replay/replay-clock.ts";
import { useClock } from "./use-clock.ts";
import { type Called, type Line, linesOf, type Person, peopleOf, seenFrom, tagOf } from "./who.ts";

/** What a press on a button goes by, ms. */
export const LEAP_MS = 5000;

export const SPEED_WORDS = {
  0.25: "replay.speed.quarter",
  0.5: "replay.speed.half",
  1: "replay.speed.usual",
  2: "replay.speed.double",
  4: "replay.speed.fourfold",
} as const;

export type Played = {
  clock: ReplayClock;
  /** Everybody has their name and their own looks. */
  named: boolean;
  setNamed: (named: boolean) => void;
  people: readonly Person[];
  /** Avatars whose distance is measured, and those of them who are in it. */
  picked: readonly string[];
  setPicked: (change: (before: readonly string[]) => readonly string[]) => void;
  pair: readonly Person[];
  lines: readonly Line[];
  /** What stands over somebody's head, by avatar. */
  names: ReadonlyMap<string, string>;
};

/**
 * @param called what they are called until their names are wanted
 * @param everyMs how often it is told anew while it plays
 */
export function useReplay(capsule: Capsule, called?: Called, everyMs?: number): Played {
  const { head } = capsule;
  const clock = useClock(
    // What was said after the last step belongs to it too.
    useMemo(() => new Clock(Math.max(head.steps.at(-1) ?? 0, head.to - head.from)), [head]),
    everyMs,
  );
  const [named, setNamed] = useState(false);
  const people = useMemo(() => peopleOf(capsule, named, called), [capsule, named, called]);
  const [picked, setPicked] = useState<readonly string[]>(() =>
    peopleOf(capsule, false)
      .slice(0, 2)
      .map(({ track }) => track.avatar),
  );
  const pair = useMemo(
    () => picked.flatMap((id) => people.find(({ track }) => track.avatar === id) ?? []),
    [people, picked],
  );
  const lines = useMemo(() => linesOf(people), [people]);
  const names = useMemo(() => new Map(people.map((one) => [one.track.avatar, tagOf(one)])), [people]);
  useEffect(() => {
    // Nothing is to be seen before those it is about have come.
    const came = peopleOf(capsule, false)
      .slice(0, 2)
      .map(({ track }) => seenFrom(capsule, track));
    clock.go(Math.max(0, ...came));
    return () => clock.pause();
  }, [clock, capsule]);
  return { clock, named, setNamed, people, picked, setPicked, pair, lines, names };
}

export function toggle(clock: ReplayClock): void {
  if (clock.playing) clock.pause();
  else clock.play(performance.now());
}

/** One step slower or faster; as it is at either end. */
export function faster(clock: ReplayClock, by: 1 | -1): void {
  clock.run(SPEEDS[SPEEDS.indexOf(clock.speed) + by] ?? clock.speed);
}
