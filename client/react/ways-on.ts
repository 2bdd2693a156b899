/** Ways on: the link on which I stand, and who of my company went ahead. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Went } from "../../shared/protocol/from-server/index.ts";
import { linkAt } from "../../shared/space/links.ts";
import type { Link } from "../../shared/space/space.ts";
import { useSpace } from "./hooks.ts";
import { useVisit } from "./visit-context.tsx";

const LOOK_MS = 250;
/** After this long nobody waits for me at the door any more. */
const AHEAD_MS = 120_000;

/** The link on which I stand, looked at four times a second; null on none. */
export function useLinkHere(): Link | null {
  const visit = useVisit();
  const { links } = useSpace();
  const before = useRef<Link | null>(null);
  const [link, setLink] = useState<Link | null>(null);
  useEffect(() => {
    const look = () => {
      before.current = linkAt(links, visit.me.pose.position, before.current);
      setLink(before.current);
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [visit, links]);
  return link;
}

/** Those of my company who went to one space, the newest first. */
export type Ahead = { space: string; place: string; who: readonly Went[] };

/** Where my company went, the newest place first, until I put it away or it is long ago. */
export function useAhead(): { ahead: readonly Ahead[]; dismiss: (space: string) => void } {
  const visit = useVisit();
  const [went, setWent] = useState<readonly Went[]>([]);
  useEffect(() => {
    const timers: ReturnType<typeof setTimeout>[] = [];
    const stop = visit.on("went", (news) => {
      setWent((before) => [news, ...before.filter(({ avatar }) => avatar !== news.avatar)]);
      timers.push(setTimeout(() => setWent((before) => before.filter((one) => one !== news)), AHEAD_MS));
    });
    return () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [visit]);
  const dismiss = useCallback((space: string) => setWent((before) => before.filter((one) => one.space !== space)), []);
  const spaces = [...new Set(went.map(({ space }) => space))];
  const ahead = spaces.map((space) => {
    const who = went.filter((one) => one.space === space);
    return { space, place: who[0]!.place, who };
  });
  return { ahead, dismiss };
}
