/** Who would hear me now, and how far my words carry: the same function that the server asks. */
import { useMemo } from "react";
import { hearsText } from "../../../shared/hearing/hearing.ts";
import { zoneSounds } from "../../../shared/hearing/zone-sound.ts";
import { NOWHERE, Zones } from "../../../shared/space/zones.ts";
import { type Nearby, useMe, useNearby, useSpace } from "../../react/index.ts";
import { useMyZone } from "./use-zone.ts";

export type Hearers = {
  /** Everybody within reach, nearest first. */
  near: readonly Nearby[];
  /** How many of them hear me. */
  count: number;
  /** How far text carries from here, metres. */
  reach: number;
};

export function useHearers(): Hearers {
  const space = useSpace();
  const me = useMe();
  const zone = useMyZone();
  const zones = useMemo(() => new Zones(space), [space]);
  const soundOf = useMemo(() => zoneSounds(space), [space]);
  const mine = { position: me.pose.position, zone: soundOf(zone?.id ?? null), circle: 0 };
  const reach = mine.zone.text;
  const near = useNearby(reach);
  const count = near.filter(({ avatar }) => {
    const [x, y, z] = avatar.pose.position;
    const theirs = zones.zone(zones.find(x, y, z, NOWHERE))?.id ?? null;
    return hearsText(mine, { position: [x, y, z], zone: soundOf(theirs), circle: 0 });
  }).length;
  return { near, count, reach };
}
