/** PlaceSheet: zones that are hushed or frozen, and a word from the house to everybody here. */
import { useState } from "react";
import { isolate } from "../../../../shared/text/text.ts";
import { useOrdered, useSpace, useVisit } from "../../../react/index.ts";
import { FloatingPanel, useKeyboard } from "../../../xr/index.ts";
import { say } from "../../cockpit/words.ts";
import { clockWords } from "../../times.ts";
import { button, leafing, line, ROW, row, sheet } from "../parts.ts";
import { writeRow } from "../write-rows.ts";
import type { ViewProps } from "./view.ts";

/** Zones to a page. */
const SHOWN = 3;
const MINUTES = 5;
const WORDS = ["room", "quiet", "here"] as const;

export function PlaceSheet({ told, tell, attempt, turn }: ViewProps) {
  const visit = useVisit();
  const { zones, name } = useSpace();
  const ordered = useOrdered();
  const keyboard = useKeyboard();
  const [draft, setDraft] = useState("");
  const [page, setPage] = useState(0);
  const pages = Math.ceil(zones.length / SHOWN);
  const order = (what: "hushed" | "frozen", zone: string) => {
    const until = ordered[what][zone];
    return button(
      null,
      say(what === "hushed" ? "cockpit.headset.hush" : "cockpit.headset.freeze"),
      () => attempt(() => visit.conduct.order(what, zone, until === undefined ? MINUTES : 0)),
      {
        on: until !== undefined,
        tone: "safety",
        more:
          until === undefined
            ? say("cockpit.minutes", { count: MINUTES })
            : say("cockpit.headset.until", { time: clockWords(until, visit.time()) }),
      },
    );
  };
  const speak = (words: string) =>
    attempt(async () => {
      await visit.say(words, "space");
      setDraft("");
      tell(say("cockpit.say.sent"));
    });
  return (
    <FloatingPanel
      sheet={sheet("place", isolate(name), told, () => turn({ at: "cases" }), [
        ...zones.slice(page * SHOWN, (page + 1) * SHOWN).map((zone) => ({
          height: ROW,
          cells: [
            { kind: "words" as const, words: isolate(zone.name) },
            order("hushed", zone.id),
            order("frozen", zone.id),
          ],
        })),
        ...(pages < 2 ? [] : [leafing(page, pages, setPage)]),
        line(say("cockpit.say"), "label"),
        ...WORDS.map((one) => {
          const words = say(`cockpit.headset.house.${one}`);
          return row(button("megaphone", words, () => speak(words)));
        }),
        ...(keyboard === null ? [] : [writeRow(keyboard, draft, setDraft, speak)]),
      ])}
    />
  );
}
