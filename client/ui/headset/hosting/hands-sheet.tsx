/** HandsSheet: who is up with what is left of their turn, and who waits for theirs. [CSL15] */
import { useState } from "react";
import { isolate } from "../../../../shared/text/text.ts";
import type { HandsTold } from "../../../net/index.ts";
import { FloatingPanel, type Row } from "../../../xr/index.ts";
import { HANDS_SHOWN } from "../../console/acts/floor-acts.ts";
import { moreOf } from "../../console/now/hand-words.ts";
import { say } from "../../console/words.ts";
import { countdown } from "../../cues.ts";
import { button, leafing, line, row } from "../parts.ts";
import { actRow, filled, part } from "./host-rows.ts";
import type { Host } from "./use-host.ts";
import type { ViewProps } from "./view.ts";

/** Those who wait, to a page. */
const SHOWN = 3;

type Hand = NonNullable<HandsTold["queue"]>[number];

export function HandsSheet(props: ViewProps) {
  const { host } = props;
  const { floor, now } = host.stand;
  const [asked, setAsked] = useState(0);
  // Whoever is further down has no act of their own yet.
  const queue = (floor.queue ?? []).slice(0, HANDS_SHOWN);
  const pages = Math.max(1, Math.ceil(queue.length / SHOWN));
  const page = Math.min(asked, pages - 1);
  const waiting = queue.slice(page * SHOWN, (page + 1) * SHOWN).map((hand) => handRow(host, hand, now));
  return (
    <FloatingPanel
      sheet={part("hands", props, [
        ...filled(
          floor.up.map((one) => turnRow(host, one, now)),
          1,
        ),
        actRow(host, "hand.next", { words: say("console.headset.call"), first: true }),
        ...(queue.length === 0 ? [line(say("console.headset.waits.none"), "quiet")] : filled(waiting, SHOWN)),
        ...(pages === 1 ? [] : [leafing(page, pages, setAsked)]),
      ])}
    />
  );
}

function turnRow(host: Host, { hand, name, until }: HandsTold["up"][number], now: number): Row {
  const does = (id: string, words: string) => button(null, words, () => host.act(id), { off: host.find(id) === null });
  return {
    ...row(
      {
        kind: "words",
        words: isolate(name ?? say("console.somebody")),
        more: `${say("console.queue.up")} · ${say("console.queue.until", { time: countdown(until - now) })}`,
      },
      does(`turn.more ${hand}`, `+${say("console.more.short")}`),
      does(`turn.end ${hand}`, say("console.headset.end")),
    ),
    shares: [1.3, 0.8, 1],
  };
}

function handRow(host: Host, hand: Hand, now: number): Row {
  const call = host.find(`hand.call ${hand.hand}`);
  return {
    ...row(
      { kind: "words", words: isolate(hand.name ?? say("console.somebody")), more: moreOf(hand, now) },
      button(null, say("console.call"), () => host.act(`hand.call ${hand.hand}`), { off: call?.off !== null }),
    ),
    shares: [1.7, 1],
  };
}
