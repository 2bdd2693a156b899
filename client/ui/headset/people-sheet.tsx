/** PeopleSheet: who is near enough to hear me, nearest first; each leads to what can be done about them. */
import { useRef, useState } from "react";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Nearby } from "../../react/index.ts";
import { FloatingPanel } from "../../xr/index.ts";
import { useHearers } from "../hud/use-hearers.ts";
import { steadyOrder, whereWords } from "../near.ts";
import type { PageProps } from "./page.ts";
import { button, line, row, sheet } from "./parts.ts";

/** People to a page of the list. */
const SHOWN = 5;

export function PeopleSheet({ told, go }: PageProps) {
  const { near, reach } = useHearers();
  const [page, setPage] = useState(0);
  const order = useRef<string[]>([]);
  order.current = steadyOrder(
    order.current,
    near.map(({ avatar, distance }) => ({ id: avatar.id, distance })),
  );
  const rows = order.current.flatMap((id) => near.find(({ avatar }) => avatar.id === id) ?? []);
  const pages = Math.max(1, Math.ceil(rows.length / SHOWN));
  const at = Math.min(page, pages - 1);
  const shown = rows.slice(at * SHOWN, (at + 1) * SHOWN);
  const back = () => go(null);
  return (
    <FloatingPanel
      sheet={sheet("people", text("near.title"), told, back, [
        ...(rows.length === 0
          ? [line(text("near.nobody")), line(text("near.nobody.more", { metres: reach.toFixed(0) }), "quiet", 2)]
          : shown.map((one) =>
              row(
                button(null, isolate(one.avatar.name), () => go({ at: "person", avatar: one.avatar.id }), {
                  more: stateWords(one),
                  leads: true,
                }),
              ),
            )),
        ...(pages === 1
          ? []
          : [
              row(
                button("caret-up", text("headset.earlier"), () => setPage(at - 1), { off: at === 0 }),
                button("caret-down", text("headset.later"), () => setPage(at + 1), { off: at === pages - 1 }),
              ),
            ]),
      ])}
    />
  );
}

/** Where somebody is, and the weightiest word about them. */
function stateWords({ avatar, distance, bearing }: Nearby): string {
  const where = whereWords(distance, bearing);
  const state = avatar.away
    ? "near.away"
    : avatar.muted
      ? "near.muted"
      : avatar.speaking
        ? "near.speaking"
        : avatar.private
          ? "near.private"
          : avatar.faded
            ? "near.faded"
            : avatar.mirrored
              ? "near.mirrored"
              : null;
  const badge = avatar.badge === null ? "" : `${text(`badge.${avatar.badge}`)} · `;
  const hand = avatar.handRaised ? ` · ${text("near.hand")}` : "";
  return `${badge}${where}${hand}${state === null ? "" : ` · ${text(state)}`}`;
}
