/**
 * Hooks: what a view of the visit looks at, each re-rendering only when that changed. Places that change twenty times
 * a second are not here: a 3D view reads `avatar.pose` in its own frame, a list asks `useNearby`.
 */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Message, Notice } from "../../shared/protocol/from-server/index.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Avatar, Visit, VisitEvents } from "../net/visit.ts";
import type { Connection, Correction } from "./conversation.ts";
import type { Met } from "./met.ts";
import { type Nearby, nearby } from "./nearby.ts";
import { useShared, useVisit } from "./visit-context.tsx";

/** A number that grows with each of these events (and only where `matters`); re-renders whoever uses it. */
export function useChanges<Name extends keyof VisitEvents>(
  events: readonly Name[],
  matters: (value: VisitEvents[Name]) => boolean = () => true,
): number {
  const visit = useVisit();
  const version = useRef(0);
  const mattersNow = useRef(matters);
  mattersNow.current = matters;
  const names = events.join();
  const subscribe = useCallback(
    (changed: () => void) => {
      const stops = (names.split(",") as Name[]).map((name) =>
        visit.on(name, (value) => {
          if (!mattersNow.current(value)) return;
          version.current += 1;
          changed();
        }),
      );
      return () => {
        for (const stop of stops) stop();
      };
    },
    [visit, names],
  );
  return useSyncExternalStore(subscribe, () => version.current);
}

/** Myself, as the server shows me. */
export function useMe(): Avatar {
  const visit = useVisit();
  useChanges(["me", "change"], (avatar) => avatar.id === visit.me.id);
  return visit.me;
}

/** One of the others, or undefined while they are not shown to me. */
export function useAvatar(id: string): Avatar | undefined {
  const visit = useVisit();
  useChanges(["join", "leave", "change"], (avatar) => avatar.id === id);
  return visit.avatars.get(id);
}

/** All the others that are shown to me; a new array when somebody came or left. */
export function useAvatars(): readonly Avatar[] {
  const visit = useVisit();
  const version = useChanges(["join", "leave"]);
  const kept = useRef<{ version: number; visit: unknown; list: readonly Avatar[] }>(undefined);
  if (
    kept.current?.version !== version ||
    kept.current.visit !== visit ||
    kept.current.list.length !== visit.avatars.size
  )
    kept.current = { version, visit, list: [...visit.avatars.values()] };
  return kept.current.list;
}

/** How many people are in the whole room. */
export function useCount(): number {
  const visit = useVisit();
  useChanges(["join", "leave", "me", "change"]);
  return visit.count;
}

/** How many people are in all copies of the space. */
export function useAudience(): number {
  const visit = useVisit();
  useChanges(["audience", "join", "leave", "me", "change"]);
  return visit.audience;
}

/** The space as it is now; a new object when its file changed. */
export function useSpace(): Space {
  const visit = useVisit();
  useChanges(["space"]);
  return visit.space;
}

/** What every screen of the space shows now, by the screen's id. */
export function useScreens(): Visit["screens"] {
  const visit = useVisit();
  useChanges(["screen"]);
  return visit.screens;
}

/** What moderators have ordered for the space; nothing to everybody else. */
export function useOrdered() {
  const visit = useVisit();
  useChanges(["ordered"]);
  return visit.conduct.ordered;
}

/** The evening of the space as it stands; null where none is set. */
export function useEvening(): Visit["evening"] {
  const visit = useVisit();
  useChanges(["evening"]);
  return visit.evening;
}

/** How my own bubble is set. */
export function useMyBubble() {
  const visit = useVisit();
  useChanges(["me", "change"]);
  return visit.myBubble;
}

/**
 * What was said within my hearing and by me, oldest first, tombstones in place; `older` reads further back, and `say`
 * says something.
 */
export function useMessages(): {
  messages: readonly Message[];
  older: () => Promise<boolean>;
  say: Visit["say"];
} {
  const { conversation } = useShared();
  return {
    messages: useSyncExternalStore(conversation.subscribe, conversation.messages),
    older: conversation.older,
    say: conversation.say,
  };
}

/** What the house told me and I have not put away. */
export function useNotices(): { notices: readonly Notice[]; dismiss: (notice: string) => void } {
  const { conversation } = useShared();
  return {
    notices: useSyncExternalStore(conversation.subscribe, conversation.notices),
    dismiss: conversation.dismiss,
  };
}

/** What the house announced to me on this evening, the newest first; also before I came, and what was put away. */
export function useNews(): readonly Notice[] {
  const { conversation } = useShared();
  return useSyncExternalStore(conversation.subscribe, conversation.news);
}

/** What people ask the house and vote for, ideas, polls and the floor; re-renders with each of them that is told. */
export function useConversation(...of: ("questions" | "ideas" | "polls" | "hands")[]): Visit["conversation"] {
  const visit = useVisit();
  useChanges(of);
  return visit.conversation;
}

/** Whether the line is up. */
export function useConnection(): Connection {
  const { conversation } = useShared();
  return useSyncExternalStore(conversation.subscribe, conversation.connection);
}

/** Where the server stopped me last, and why; null while it has not. */
export function useCorrection(): Correction | null {
  const { conversation } = useShared();
  return useSyncExternalStore(conversation.subscribe, conversation.correction);
}

/** Who is within `metres` of me, nearest first, looked at anew every `every` milliseconds. */
export function useNearby(metres: number, every = 500): readonly Nearby[] {
  const visit = useVisit();
  useChanges(["join", "leave", "change"]);
  const [, look] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => look((n) => n + 1), every);
    return () => clearInterval(timer);
  }, [every]);
  return nearby(visit.me.pose, visit.avatars.values(), metres);
}

/** Whom I met in the last quarter of an hour, newest first, also those who left; looked at anew every `every` milliseconds. */
export function useMet(every = 1000): readonly Met[] {
  const { visit, meetings } = useShared();
  useChanges(["join", "leave"]);
  const [, look] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => look((n) => n + 1), every);
    return () => clearInterval(timer);
  }, [every]);
  return meetings.met(visit.time());
}
