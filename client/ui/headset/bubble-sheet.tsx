/** BubbleSheet: how near anybody may come, who keeps it, and whom I blocked. */
import { useEffect, useState } from "react";
import { BUBBLE_FOR } from "../../../shared/protocol/from-client/safety.ts";
import type { Block } from "../../../shared/protocol/from-server/index.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { useMe, useMyBubble, useVisit } from "../../react/index.ts";
import { FloatingPanel } from "../../xr/index.ts";
import { LEAST_BUBBLE, WIDEST_BUBBLE } from "../bubble.ts";
import type { PageProps } from "./page.ts";
import { button, line, ROW, row, sheet } from "./parts.ts";

const STEP = 0.2;
/** Blocked people to the sheet, the newest first. */
const SHOWN = 2;

export function BubbleSheet({ told, attempt, go }: PageProps) {
  const visit = useVisit();
  const me = useMe();
  const mine = useMyBubble();
  const radius = Math.max(LEAST_BUBBLE, mine.radius ?? me.bubble);
  const [blocks, setBlocks] = useState<readonly Block[]>([]);
  useEffect(() => {
    let gone = false;
    visit.blocks().then(
      (found) => {
        if (!gone) setBlocks([...found].sort((a, b) => b.at - a.at));
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [visit]);
  const widen = (by: number) => () =>
    attempt(() =>
      visit.bubble({ radius: Math.round(10 * Math.min(WIDEST_BUBBLE, Math.max(LEAST_BUBBLE, radius + by))) / 10 }),
    );
  const share = (radius - LEAST_BUBBLE) / (WIDEST_BUBBLE - LEAST_BUBBLE);
  const metres = radius.toFixed(1);
  return (
    <FloatingPanel
      sheet={sheet("bubble", text("bubble.title"), told, () => go(null), [
        {
          height: ROW,
          cells: [
            button("minus", text("headset.narrower"), widen(-STEP), { off: radius <= LEAST_BUBBLE + 0.01 }),
            { kind: "meter", words: text("bubble.metres", { metres }), share, tone: "safety" },
            button("plus", text("headset.wider"), widen(STEP), { off: radius >= WIDEST_BUBBLE - 0.01 }),
          ],
        },
        line(text("bubble.for"), "label"),
        row(
          ...BUBBLE_FOR.map((who) =>
            button(null, text(`bubble.for.${who}`), () => attempt(() => visit.bubble({ for: who })), {
              on: mine.for === who,
              tone: "safety",
            }),
          ),
        ),
        line(text(`bubble.for.${mine.for}.more`, { metres }), "quiet", 1.5),
        ...blocks.slice(0, SHOWN).map((block) => ({
          height: 0.058,
          cells: [
            { kind: "words" as const, words: isolate(block.name), more: text("bubble.blocked") },
            button(null, text("bubble.unblock"), () =>
              attempt(async () => {
                await visit.unblock(block.id);
                setBlocks((before) => before.filter(({ id }) => id !== block.id));
              }),
            ),
          ],
          shares: [2, 1],
        })),
      ])}
    />
  );
}
