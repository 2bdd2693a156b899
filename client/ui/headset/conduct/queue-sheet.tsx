/** QueueSheet: what waits, the most urgent first: one press claims it and opens it. The shield and who knocks stand below. */
import { useState } from "react";
import { isolate } from "../../../../shared/text/text.ts";
import type { CaseView } from "../../../net/index.ts";
import { useOrdered, useVisit } from "../../../react/index.ts";
import { FloatingPanel, type Row } from "../../../xr/index.ts";
import { caseMark, caseSummary, caseTitle, waitedWords } from "../../cockpit/case-words.ts";
import { say } from "../../cockpit/words.ts";
import { clockWords } from "../../times.ts";
import { button, leafing, line, row, sheet, words } from "../parts.ts";
import { undoRows } from "../undo-rows.ts";
import type { ViewProps } from "./view.ts";

/** Cases to a page. */
const SHOWN = 4;
const SHIELD_MINUTES = 15;

export function QueueSheet({ told, attempt, go, turn, desk }: ViewProps) {
  const visit = useVisit();
  const { shield } = useOrdered();
  const { cases, failed, roster, claim } = desk.queue;
  const [asked, setAsked] = useState(0);
  const pages = Math.max(1, Math.ceil((cases?.length ?? 0) / SHOWN));
  const page = Math.min(asked, pages - 1);
  const open = (id: string) =>
    attempt(async () => {
      await claim(id);
      turn({ at: "case" });
    });
  const rows: Row[] =
    cases === null
      ? [line(say(failed ? "cockpit.failed" : "cockpit.reading"), "quiet", 2)]
      : cases.length === 0
        ? [line(say("cockpit.empty")), words(say("cockpit.empty.more"), "quiet")]
        : cases.slice(page * SHOWN, (page + 1) * SHOWN).map((one) => caseRow(one, desk.now, () => open(one.id)));
  const knocks = shield?.knocks.length ?? 0;
  return (
    <FloatingPanel
      sheet={sheet("conduct", say("cockpit.name"), told, () => go(null), [
        ...undoRows(desk.undo),
        ...rows,
        ...(pages === 1 ? [] : [leafing(page, pages, setAsked)]),
        row(
          shield === null
            ? button(
                "shield-check",
                say("cockpit.shield"),
                () => attempt(() => visit.conduct.shield(true, SHIELD_MINUTES)),
                { more: say("cockpit.headset.shield") },
              )
            : button(
                "shield-check",
                say("cockpit.shield.end", { time: clockWords(shield.until, visit.time()) }),
                () => attempt(() => visit.conduct.shield(false)),
                { on: true, tone: "safety" },
              ),
        ),
        ...(knocks === 0
          ? []
          : [
              row(button("users", say("cockpit.door", { count: knocks }), () => turn({ at: "door" }), { leads: true })),
            ]),
        row(
          button(null, say("cockpit.headset.place"), () => turn({ at: "place" }), { leads: true }),
          button(null, say("cockpit.duty", { count: roster?.onDuty.length ?? 0 }), () => turn({ at: "duty" }), {
            leads: true,
          }),
        ),
      ])}
    />
  );
}

function caseRow(one: CaseView, now: number, open: () => void): Row {
  const { words: marked, tone } = caseMark(one);
  const taken = one.status === "claimed" && !one.mine;
  const asleep = one.status === "snoozed" && (one.snoozedUntil ?? 0) > now;
  const standing = one.mine
    ? say("cockpit.mine")
    : taken && one.holder !== null
      ? say("cockpit.held", { who: isolate(one.holder) })
      : asleep
        ? say("cockpit.asleep")
        : marked;
  return row(
    button(tone === "harm" ? "warning-circle" : "scales", caseTitle(one), open, {
      more: `${standing} · ${waitedWords(now - one.since)} · ${caseSummary(one)}`,
      off: taken,
      on: one.mine,
      tone: "safety",
      leads: true,
    }),
  );
}
