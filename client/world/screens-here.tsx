/** ScreensHere: what the screens of the place show, as the visit tells it, looked at once a picture; and the charts of polls. */
import { useFrame } from "@react-three/fiber";
import { useEffect, useMemo, useRef } from "react";
import { Vector3 } from "three";
import type { Visit } from "../net/visit.ts";
import { useWorld } from "./context.ts";
import type { Screens, ShownPoll } from "./place/index.ts";

export function ScreensHere({ volume }: { volume: number }) {
  const { visit, place } = useWorld();
  const eye = useMemo(() => new Vector3(), []);
  const charts = useCharts(visit);
  useFrame(({ camera }) => {
    // Pictures come after the model.
    if (place.current === null || place.current.bare) return;
    const { screens } = place.current;
    charts(screens);
    screens.frame(visit.screens, camera.getWorldPosition(eye), visit.time(), volume);
  });
  return null;
}

/** Charts the polls that are to be seen, when they have changed, or the screens are others. */
function useCharts(visit: Visit): (screens: Screens) => void {
  const charted = useRef<Screens | null>(null);
  useEffect(() => {
    const anew = () => {
      charted.current = null;
    };
    const stops = [visit.on("evening", anew), visit.on("polls", anew)];
    anew();
    return () => {
      for (const stop of stops) stop();
    };
  }, [visit]);
  return (screens) => {
    if (charted.current === screens) return;
    charted.current = screens;
    // What could not be fetched is asked for again with the next answer.
    screens.chart(chartsOf(visit)).catch(() => undefined);
  };
}

/** The polls that have their chart on a screen just now, by its id. */
export function chartsOf({ evening, conversation }: Pick<Visit, "evening" | "conversation">): Map<string, ShownPoll> {
  const charts = evening?.inForce.charts ?? [];
  if (charts.length === 0) return new Map();
  const polls = new Map(conversation.polls.map((poll) => [poll.id, poll]));
  return new Map(
    charts.flatMap(({ screen, poll: id }): [string, ShownPoll][] => {
      const poll = polls.get(id);
      return poll?.spec == null ? [] : [[screen, { spec: poll.spec, people: poll.people, counts: poll.counts }]];
    }),
  );
}
