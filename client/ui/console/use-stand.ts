/** UseStand: how everything stands, looked at anew when something of it changed, a few times a second at most, and each second. */
import { useEffect, useMemo, useState } from "react";
import type { Visit, VisitEvents, WaitingGuest } from "../../net/index.ts";
import { type Asked, type Stand, standOf } from "./acts/stand.ts";

const CHANGES: readonly (keyof VisitEvents)[] = [
  "evening",
  "questions",
  "ideas",
  "polls",
  "hands",
  "messages",
  "stage",
  "team",
  "screen",
  "space",
  "join",
  "leave",
];
/** What changes together is looked at together, ms: a thousand people come and go. */
const TOGETHER_MS = 60;
const TICK_MS = 1000;
/** How often it is asked who waits before the full space, ms. */
const DOOR_MS = 5000;

export function useStand(
  visit: Visit,
  chosen: string | null,
  { staff, invitations, cases }: Omit<Asked, "guests">,
): Stand {
  const [looks, look] = useState(0);
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | null = null;
    const again = () => look((count) => count + 1);
    const soon = () => {
      due ??= setTimeout(() => {
        due = null;
        again();
      }, TOGETHER_MS);
    };
    const stops = CHANGES.map((name) => visit.on(name, soon));
    const timer = setInterval(again, TICK_MS);
    return () => {
      for (const stop of stops) stop();
      clearInterval(timer);
      if (due !== null) clearTimeout(due);
    };
  }, [visit]);
  const guests = useGuests(visit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew with each look
  return useMemo(
    () => standOf(visit, chosen, { guests, staff, invitations, cases }),
    [visit, chosen, guests, staff, invitations, cases, looks],
  );
}

function useGuests(visit: Visit): readonly WaitingGuest[] {
  const [guests, setGuests] = useState<readonly WaitingGuest[]>([]);
  useEffect(() => {
    let wanted = true;
    const ask = () =>
      void visit.host.waiting().then(
        (found) => wanted && setGuests((before) => (found.length + before.length === 0 ? before : found)),
        () => undefined,
      );
    ask();
    const timer = setInterval(ask, DOOR_MS);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [visit]);
  return guests;
}
