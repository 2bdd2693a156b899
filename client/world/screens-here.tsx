/** ScreensHere: what the screens of the place show, as the visit tells it, looked at once a picture; and the charts of polls. */
import { useFrame } from "@react-three/fiber";
import { useEffect, useMemo, useRef } from "react";
import { Vector3 } from "three";
import { pollChartsAt } from "../../shared/conversation/poll-charts.ts";
import type { Visit } from "../net/visit.ts";
import { useWorld } from "./context.ts";
import type { Screens } from "./place/index.ts";

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

/** Charts the polls that are to be seen, when they have changed, one goes by itself, or the screens are others. */
function useCharts(visit: Visit): (screens: Screens) => void {
  const charted = useRef<{ screens: Screens; until: number } | null>(null);
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
    const now = visit.time();
    if (charted.current?.screens === screens && now < charted.current.until) return;
    const { charts, until } = pollChartsAt(visit.evening?.inForce.charts ?? [], visit.conversation.polls, now);
    charted.current = { screens, until: until ?? Number.POSITIVE_INFINITY };
    // What could not be fetched is asked for again with the next answer.
    screens.chart(charts).catch(() => undefined);
  };
}
