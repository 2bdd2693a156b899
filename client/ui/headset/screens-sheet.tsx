/** ScreensSheet: what is on each screen, in words; hosts turn its pages, let it run, and take it off. */
import { useState } from "react";
import { may } from "../../../shared/conduct/roles.ts";
import { momentOf, pageOf, type Show } from "../../../shared/screen/show.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { useMe, useScreens, useSpace, useVisit } from "../../react/index.ts";
import { FloatingPanel, type Row } from "../../xr/index.ts";
import { LEAP_S, showWords } from "../screens/show-words.ts";
import type { PageProps } from "./page.ts";
import { button, leafing, row, sheet, words } from "./parts.ts";

export function ScreensSheet({ told, attempt, go }: PageProps) {
  const visit = useVisit();
  const { screens } = useSpace();
  const shows = useScreens();
  const hosts = may(useMe().role, "show");
  const [asked, setAsked] = useState(0);
  const at = Math.min(asked, screens.length - 1);
  const screen = screens[at];
  if (screen === undefined) return null;
  const show = shows.get(screen.id) ?? null;
  const alt = show === null ? screen.alt : pageOf(show).alt;
  const turn = (next: Parameters<typeof visit.turn>[1]) => attempt(() => visit.turn(screen.id, next));
  const put = hosts && show !== null && !show.own;
  return (
    <FloatingPanel
      sheet={sheet("screens", isolate(screen.name), told, () => go(null), [
        words(show === null ? text("screens.nothing") : showWords(show)),
        words(alt === "" ? text("screens.wordless") : isolate(alt), "quiet"),
        ...(put ? controls(show, turn, () => visit.time()) : []),
        ...(put
          ? [
              row(
                button("x", text("screens.takeOff"), () => attempt(() => visit.takeOff(screen.id)), { tone: "danger" }),
              ),
            ]
          : []),
        ...(screens.length === 1 ? [] : [leafing(at, screens.length, setAsked)]),
      ])}
    />
  );
}

function controls(
  show: Show,
  turn: (next: { page?: number; playing?: boolean; position?: number }) => void,
  time: () => number,
): Row[] {
  const { kind, page, pages, playing } = show;
  if (kind === "image") return [];
  if (kind === "slides") {
    return [
      row(
        button("caret-left", text("screens.previous"), () => turn({ page: page - 1 }), { off: page <= 1 }),
        button("caret-right", text("screens.next"), () => turn({ page: page + 1 }), {
          off: page >= pages.length,
          on: page < pages.length,
        }),
      ),
    ];
  }
  const leap = (by: number) => turn({ position: Math.max(0, momentOf(show, time(), show.length ?? undefined) + by) });
  return [
    row(
      button("rewind", text("screens.back", { seconds: LEAP_S }), () => leap(-LEAP_S)),
      button(
        playing ? "pause" : "play",
        text(playing ? "screens.pause" : "screens.play"),
        () => turn({ playing: !playing }),
        {
          on: !playing,
        },
      ),
      button("fast-forward", text("screens.on", { seconds: LEAP_S }), () => leap(LEAP_S)),
    ),
  ];
}
