/**
 * Met: whom I was near to, or who spoke to me, in the last quarter of an hour, also after they left. The page's own memory,
 * which nobody else has; a space's own, so that whoever comes back finds it.
 */
import type { Look } from "../../shared/pose/look.ts";
import type { Avatar, Visit } from "../net/visit.ts";
import { nearby } from "./nearby.ts";

/** Somebody I met; their avatar id is good for reporting and blocking for half an hour after they left. */
export type Met = {
  id: string;
  name: string;
  look: Look;
  badge: Avatar["badge"];
  /** When they were last within reach or spoke to me, ms since 1970 by the server's clock. */
  at: number;
};

export const MET_METRES = 10;
export const MET_MS = 15 * 60_000;
const LOOK_MS = 1000;

export type Meetings = {
  /** Begins to look around; returns the way to stop. */
  listen(): () => void;
  /** Newest first. */
  met(now: number): Met[];
};

const remembered = new Map<string, Map<string, Met>>();

export function createMeetings(visit: Visit): Meetings {
  const place = `${visit.server} ${visit.space.id}`;
  const known = remembered.get(place) ?? new Map<string, Met>();
  remembered.set(place, known);

  const meet = (id: string | null) => {
    const avatar = id === null ? undefined : visit.avatars.get(id);
    if (avatar === undefined) return;
    const { name, look, badge } = avatar;
    known.set(avatar.id, { id: avatar.id, name, look, badge, at: visit.time() });
  };
  const lookAround = () => {
    for (const { avatar } of nearby(visit.me.pose, visit.avatars.values(), MET_METRES)) meet(avatar.id);
    for (const [id, { at }] of known) if (visit.time() - at > MET_MS) known.delete(id);
  };

  return {
    listen() {
      lookAround();
      const timer = setInterval(lookAround, LOOK_MS);
      const stops = [visit.on("message", ({ from }) => meet(from)), visit.on("join", lookAround)];
      return () => {
        clearInterval(timer);
        for (const stop of stops) stop();
      };
    },
    met: (now) => [...known.values()].filter(({ at }) => now - at <= MET_MS).sort((a, b) => b.at - a.at),
  };
}
