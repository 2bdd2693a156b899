/** UseCrowd: how many stand in each zone of the space, over all its copies, by its id. */
import { useEffect, useState } from "react";
import type { Visit, VisitEvents } from "../../../net/index.ts";
import { type Dot, useZoneCounts } from "../../map/places.ts";

/** @param people those of this copy, who are all there are where there is no other */
export function useCrowd(visit: Visit, people: readonly Dot[]): ReadonlyMap<string | null, number> {
  const here = useZoneCounts(people);
  const [told, setTold] = useState<VisitEvents["crowd"] | null>(null);
  useEffect(() => visit.on("crowd", setTold), [visit]);
  return told === null || visit.audience === visit.count ? here : new Map(Object.entries(told));
}
