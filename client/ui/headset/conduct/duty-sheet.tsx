/** DutySheet: who is on duty, what was left for whoever comes, and going on duty or off it. */
import { useState } from "react";
import { isolate } from "../../../../shared/text/text.ts";
import { useVisit } from "../../../react/index.ts";
import { FloatingPanel, useKeyboard } from "../../../xr/index.ts";
import { say } from "../../cockpit/words.ts";
import { clockWords } from "../../times.ts";
import { button, LINE, row, sheet, words } from "../parts.ts";
import { writeCell } from "../write-rows.ts";
import type { ViewProps } from "./view.ts";

/** People and notes that are shown. */
const SHOWN = 4;
const NOTES = 2;

export function DutySheet({ told, attempt, turn, desk }: ViewProps) {
  const visit = useVisit();
  const { roster, setRoster } = desk.queue;
  const now = visit.time();
  const keyboard = useKeyboard();
  const [note, setNote] = useState("");
  const on = roster?.onDuty.some(({ mine }) => mine) ?? false;
  return (
    <FloatingPanel
      sheet={sheet("duty", say("cockpit.duty.title"), told, () => turn({ at: "cases" }), [
        ...(roster?.onDuty.length === 0 ? [words(say("cockpit.duty.nobody"), "quiet")] : []),
        ...(roster?.onDuty ?? []).slice(0, SHOWN).map(({ called, mine, since, opened }) => ({
          height: LINE * 1.4,
          cells: [
            {
              kind: "words" as const,
              words: mine ? say("cockpit.duty.me", { who: isolate(called) }) : isolate(called),
              more: say("cockpit.duty.since", { time: clockWords(since, now), count: opened }),
            },
          ],
        })),
        ...(roster?.notes ?? [])
          .slice(0, NOTES)
          .map(({ by, at, text: left }) => words(`${clockWords(at, now)} · ${isolate(by)}: ${isolate(left)}`, "quiet")),
        ...(keyboard === null ? [] : [row(writeCell(keyboard, note, setNote, say("cockpit.duty.note")))]),
        row(
          button(null, say(on ? "cockpit.duty.end" : "cockpit.duty.begin"), () =>
            attempt(async () => {
              setRoster(await visit.conduct.duty(!on, note.trim() || undefined));
              setNote("");
            }),
          ),
        ),
      ])}
    />
  );
}
