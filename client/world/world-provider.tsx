/**
 * WorldProvider: what the parts of one world share, for one visit. It draws nothing, so it may stand inside a `<Canvas>`
 * or around one. Give it `key={visit.me.id}` to change visits.
 */
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Ground } from "../../shared/space/ground.ts";
import type { Visit } from "../net/visit.ts";
import type { Placed } from "./avatars/posture.ts";
import { WorldClock } from "./clock.ts";
import { type Quality, WorldContext, type WorldShared } from "./context.ts";
import { OwnBody } from "./own-body.ts";
import type { Place } from "./place/index.ts";

export type WorldProviderProps = {
  visit: Visit;
  quality: Quality;
  /** Nothing pulses or fades. */
  reducedMotion: boolean;
  children: ReactNode;
};

export function WorldProvider({ visit, quality, reducedMotion, children }: WorldProviderProps) {
  const [space, setSpace] = useState(visit.space);
  useEffect(() => {
    setSpace(visit.space);
    return visit.on("space", setSpace);
  }, [visit]);
  const ground = useMemo(() => new Ground(space), [space]);
  const [body] = useState(() => new OwnBody(visit, ground));
  useEffect(() => body.stand(ground), [body, ground]);
  const [clock] = useState(() => new WorldClock());
  const place = useRef<Place | null>(null);
  const hands = useRef<Placed | null>(null);
  const self = useRef<Placed | null>(null);
  const shared = useMemo<WorldShared>(() => {
    const now = () => clock.now;
    return { visit, space, body, ground, quality, reducedMotion, place, hands, self, clock, now };
  }, [visit, space, body, ground, quality, reducedMotion, clock]);
  return <WorldContext value={shared}>{children}</WorldContext>;
}
