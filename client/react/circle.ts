/** Circle: the private conversation I am in, and who invites me to one. */
import { useCallback, useEffect, useState } from "react";
import type { Avatar } from "../net/visit.ts";
import { useChanges } from "./hooks.ts";
import { useVisit } from "./visit-context.tsx";

/** The house forgets an invitation after so long. */
const INVITED_MS = 60_000;

/** The avatar ids of those in my private conversation, mine among them; empty while I am in none. */
export function useCircle(): readonly string[] {
  const visit = useVisit();
  useChanges(["circle", "join", "leave"]);
  return visit.circle.members;
}

/** Who invites me to talk privately, the newest first, until I answer or a minute has passed. */
export function useInvitations(): { invited: readonly Avatar[]; dismiss: (avatar: string) => void } {
  const visit = useVisit();
  const [invited, setInvited] = useState<readonly Avatar[]>([]);
  const dismiss = useCallback((id: string) => setInvited((before) => before.filter((one) => one.id !== id)), []);
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const stops = [
      visit.on("invited", (avatar) => {
        clearTimeout(timers.get(avatar.id));
        timers.set(
          avatar.id,
          setTimeout(() => dismiss(avatar.id), INVITED_MS),
        );
        setInvited((before) => [avatar, ...before.filter((one) => one.id !== avatar.id)]);
      }),
      visit.on("leave", ({ id }) => dismiss(id)),
    ];
    return () => {
      for (const stop of stops) stop();
      for (const timer of timers.values()) clearTimeout(timer);
      setInvited([]);
    };
  }, [visit, dismiss]);
  return { invited, dismiss };
}
