/** The zone in which I stand, asked twice a second, with the same lingering at its edge as the server's. */
import { useEffect, useMemo, useRef, useState } from "react";
import type { Zone } from "../../../shared/space/space.ts";
import { NOWHERE, Zones } from "../../../shared/space/zones.ts";
import { useSpace, useVisit } from "../../react/index.ts";

const LOOK_MS = 500;

export function useMyZone(): Zone | null {
  const visit = useVisit();
  const space = useSpace();
  const zones = useMemo(() => new Zones(space), [space]);
  const before = useRef(NOWHERE);
  const [zone, setZone] = useState<Zone | null>(null);
  useEffect(() => {
    before.current = NOWHERE;
    const look = () => {
      const [x, y, z] = visit.me.pose.position;
      before.current = zones.find(x, y, z, before.current);
      setZone(zones.zone(before.current) ?? null);
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [visit, zones]);
  return zone;
}
