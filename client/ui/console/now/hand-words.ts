/** HandWords: since when a hand is up, in which copy, and of whom. Pure. */
import type { HandsTold } from "../../../net/index.ts";
import { countdown } from "../../cues.ts";
import { say } from "../words.ts";

type Hand = NonNullable<HandsTold["queue"]>[number];

export const moreOf = ({ at, copy, newcomer, avatar }: Hand, now: number): string =>
  [
    say("console.queue.since", { time: countdown(now - at) }),
    copy === null ? "" : say("console.queue.copy", { copy }),
    newcomer ? say("console.queue.new") : "",
    avatar === null ? say("console.queue.away") : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
