/** UseCircleNews: who comes to and goes from my private conversation, and how it ended, in words. [VOI83] */
import { useEffect, useRef } from "react";
import { isolate, text } from "../../shared/text/text.ts";
import type { Visit } from "../net/index.ts";
import { useVisit } from "../react/index.ts";
import { namesOf } from "./names.ts";

/** So far from its middle one has walked out, metres. */
const OUT = 3;

/** Tells it. Whoever leaves by a button calls `leave`, so that nobody is told that they walked out. */
export function useCircleNews(tell: (words: string) => void): { leave: () => Promise<void> } {
  const visit = useVisit();
  const byWish = useRef(false);
  useEffect(() => {
    let { members, middle } = visit.circle;
    return visit.on("circle", (circle) => {
      const words = newsOf(visit, members, circle.members, byWish.current, middle);
      if (words !== null) tell(words);
      byWish.current = false;
      ({ members, middle } = circle);
    });
  }, [visit, tell]);
  return {
    leave: async () => {
      byWish.current = true;
      await visit.circle.leave();
    },
  };
}

function newsOf(
  visit: Visit,
  before: readonly string[],
  now: readonly string[],
  byWish: boolean,
  middle: Visit["circle"]["middle"],
): string | null {
  if (before.length === 0) return now.length === 0 ? null : text("circle.began", { names: namesOf(visit, now) });
  if (now.length === 0) {
    if (byWish) return text("circle.left");
    const [x, , z] = visit.me.pose.position;
    const out = middle !== null && Math.hypot(x - middle[0], z - middle[2]) > OUT;
    return text(out ? "circle.walked" : "circle.over");
  }
  const nameOf = (id: string) => isolate(visit.avatars.get(id)?.name ?? "");
  const came = now.find((id) => !before.includes(id));
  if (came !== undefined) return text("circle.came", { name: nameOf(came) });
  const went = before.find((id) => !now.includes(id));
  return went === undefined || !visit.avatars.has(went) ? null : text("circle.went", { name: nameOf(went) });
}
