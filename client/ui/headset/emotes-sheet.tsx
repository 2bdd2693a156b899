/** EmotesSheet: gestures of the whole body, and a seat where one is near. */
import { EMOTES } from "../../../shared/protocol/from-client/gesture.ts";
import { text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { FloatingPanel } from "../../xr/index.ts";
import { EMOTE_ICONS } from "../emote-icons.ts";
import { showEmote } from "../show-emote.ts";
import { useFreeSeat } from "../use-free-seat.ts";
import type { PageProps } from "./page.ts";
import { button, row, sheet } from "./parts.ts";

const WIDE = 3;
const TALL = 0.1;

export function EmotesSheet({ told, attempt, go }: PageProps) {
  const visit = useVisit();
  const me = useMe();
  const seat = useFreeSeat();
  const cells = EMOTES.map((name) =>
    button(EMOTE_ICONS[name], text(`emote.${name}`), () => attempt(() => showEmote(visit, name))),
  );
  const rows = Array.from({ length: Math.ceil(cells.length / WIDE) }, (_, i) => ({
    height: TALL,
    cells: cells.slice(i * WIDE, (i + 1) * WIDE),
  }));
  const sitting =
    me.seat !== null
      ? [row(button("person-simple-circle", text("emote.stand"), () => attempt(() => visit.stand())))]
      : seat === null
        ? []
        : [row(button("armchair", text("emote.sit"), () => attempt(() => visit.sit(seat))))];
  return <FloatingPanel sheet={sheet("emotes", text("dock.emotes"), told, () => go(null), [...rows, ...sitting])} />;
}
