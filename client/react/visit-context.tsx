/**
 * VisitProvider: hands one visit to every view below it, and keeps what the visit itself does not: the words said
 * since it began, the notices, and whether the line is up.
 */
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { Visit } from "../net/visit.ts";
import { type Conversation, createConversation } from "./conversation.ts";
import { createMeetings, type Meetings } from "./met.ts";

type Shared = { visit: Visit; conversation: Conversation; meetings: Meetings };

const sharedOf = (visit: Visit): Shared => ({
  visit,
  conversation: createConversation(visit),
  meetings: createMeetings(visit),
});

const VisitContext = createContext<Shared | null>(null);

/** Everything below may call the hooks of `client/react`. One provider for one visit: give it `key={visit.me.id}` to change visits. */
export function VisitProvider({ visit, children }: { visit: Visit; children: ReactNode }) {
  const [shared, setShared] = useState<Shared>(() => sharedOf(visit));
  if (shared.visit !== visit) setShared(sharedOf(visit));
  useEffect(() => {
    const stops = [shared.conversation.listen(), shared.meetings.listen()];
    return () => {
      for (const stop of stops) stop();
    };
  }, [shared]);
  return <VisitContext value={shared}>{children}</VisitContext>;
}

/** What the provider above holds. Throws outside of one: that is our own mistake. */
export function useShared(): Shared {
  const shared = useContext(VisitContext);
  if (shared === null) throw new Error("useVisit needs a <VisitProvider> above it");
  return shared;
}

/** The visit itself: every verb somebody has. */
export function useVisit(): Visit {
  return useShared().visit;
}
