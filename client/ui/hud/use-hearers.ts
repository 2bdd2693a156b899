/**
 * Who would hear me now, and how far my words carry: the same function that the server asks. In a private conversation
 * only those in it do.
 */
import { useMemo } from "react";
import { hearsText } from "../../../shared/hearing/hearing.ts";
import { zoneSounds } from "../../../shared/hearing/zone-sound.ts";
import { NOWHERE, Zones } from "../../../shared/space/zones.ts";
import { type Nearby, useCircle, useMe, useNearby, useSpace } from "../../react/index.ts";
import { useMyZone } from "./use-zone.ts";

export type Hearers = {
  /** Everybody within reach, nearest first. */
  near: readonly Nearby[];
  /** How many of them hear me. */
  count: number;
  /** I am in a private conversation: nobody else reads me. */
  privately: boolean;
  /** How far text carries from here, metres. */
  reach: number;
};

export function useHearers(): Hearers {
  const space = useSpace();
  const me = useMe();
  const zone = useMyZone();
  const circle = useCircle();
  const zones = useMemo(() => new Zones(space), [space]);
  const soundOf = useMemo(() => zoneSounds(space), [space]);
  // Which circle others are in nobody is told; that it is mine is all that counts.
  const circleOf = (id: string) => (circle.includes(id) ? 1 : 0);
  const mine = { position: me.pose.position, zone: soundOf(zone?.id ?? null), circle: circleOf(me.id) };
  const reach = mine.zone.text;
  const near = useNearby(reach);
  const count = near.filter(({ avatar }) => {
    // Who stands in another copy is heard here and hears nobody.
    if (avatar.mirrored) return false;
    const [x, y, z] = avatar.pose.position;
    const theirs = zones.zone(zones.find(x, y, z, NOWHERE))?.id ?? null;
    return hearsText(mine, { position: [x, y, z], zone: soundOf(theirs), circle: circleOf(avatar.id) });
  }).length;
  return { near, count, reach, privately: circle.length > 0 };
}
