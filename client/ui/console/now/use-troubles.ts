/** UseTroubles: what is not as it should be just now, in words, as far as can be seen from here. */
import { useTeam, useVisit } from "../../../react/index.ts";
import { usePlaces } from "../../map/places.ts";
import type { Stand } from "../acts/stand.ts";
import { troublesOf } from "./troubles.ts";
import { useCrowd } from "./use-crowd.ts";

export function useTroubles(stand: Stand): string[] {
  const visit = useVisit();
  const { ready } = useTeam();
  const counts = useCrowd(visit, usePlaces(visit));
  const { me, avatars, space, latency } = visit;
  return troublesOf(stand, {
    latency,
    ready: ready.map(({ name }) => name),
    // In other copies there may be whoever is not found in this one.
    names: stand.people > stand.here ? null : [me, ...avatars.values()].map(({ name }) => name),
    zones: space.zones.map(({ id, name, kind }) => ({ id, name, kind, people: counts.get(id) ?? 0 })),
  });
}
