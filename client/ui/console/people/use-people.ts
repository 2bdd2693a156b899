/** UsePeople: who is of the staff and who is invited, asked anew whenever somebody came, left or became something else. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { InvitationView, StaffView, Visit } from "../../../net/index.ts";
import { useChanges } from "../../../react/hooks.ts";

/** However much changes it is asked no more often, ms. */
const EVERY_MS = 1500;

export type People = {
  staff: readonly StaffView[];
  invitations: readonly InvitationView[];
  /** Asks again at once. */
  again: () => void;
};

/** @param wanted whether anybody looks at them */
export function usePeople(visit: Visit, wanted: boolean): People {
  const changes = useChanges(["join", "leave", "team", "stage"]);
  const [found, setFound] = useState<Omit<People, "again">>({ staff: [], invitations: [] });
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  const stays = useRef(true);
  const again = useCallback(() => {
    askedAt.current = performance.now();
    void Promise.all([visit.host.team(), visit.host.invitations()]).then(
      ([staff, invitations]) => stays.current && setFound({ staff, invitations }),
      () => undefined,
    );
  }, [visit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew with every change
  useEffect(() => {
    stays.current = true;
    if (!wanted) return;
    const wait = Math.max(0, askedAt.current + EVERY_MS - performance.now());
    const timer = setTimeout(again, wait);
    return () => clearTimeout(timer);
  }, [again, changes, wanted]);
  useEffect(
    () => () => {
      stays.current = false;
    },
    [],
  );
  return { ...found, again };
}
