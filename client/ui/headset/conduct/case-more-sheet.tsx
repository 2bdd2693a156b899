/** CaseMoreSheet: what can be done with a case beside deciding it. */
import { useState } from "react";
import { isolate } from "../../../../shared/text/text.ts";
import type { CaseFile } from "../../../net/index.ts";
import { useVisit } from "../../../react/index.ts";
import { FloatingPanel, type Keyboard, type Row, useKeyboard, useTaken } from "../../../xr/index.ts";
import { caseTitle } from "../../cockpit/case-words.ts";
import { say } from "../../cockpit/words.ts";
import { button, row, sheet } from "../parts.ts";
import { writeCell } from "../write-rows.ts";
import type { ViewProps } from "./view.ts";

/** Colleagues to choose from, and cases that this one may go into. */
const SHOWN = 3;
const SNOOZE_MINUTES = 15;

export function CaseMoreSheet({ told, tell, attempt, turn, desk, file }: ViewProps & { file: CaseFile }) {
  const visit = useVisit();
  const taken = useTaken();
  const keyboard = useKeyboard();
  const [note, setNote] = useState("");
  const { where } = file;
  const back = () => turn({ at: "case" });
  const put = (wish: () => Promise<unknown>) => () =>
    attempt(async () => {
      await wish();
      await desk.queue.done(false);
      turn({ at: "cases" });
    });
  const colleagues = desk.queue.roster?.onDuty.filter(({ mine, avatar }) => !mine && avatar !== null) ?? [];
  const keep = () =>
    attempt(async () => {
      await visit.conduct.note(file.id, note.trim());
      setNote("");
    });
  // It is kept on the case, or goes along with it to a colleague.
  const noteRow = (keys: Keyboard): Row => ({
    ...row(
      writeCell(keys, note, setNote, say("cockpit.note")),
      button("check", say("cockpit.note.keep"), keep, { off: note.trim() === "" }),
    ),
    shares: [1.5, 1],
  });
  const others =
    desk.queue.cases?.filter(({ id, origin }) => id !== file.id && origin !== "appeal" && file.origin !== "appeal") ??
    [];
  return (
    <FloatingPanel
      sheet={sheet("case more", caseTitle(file), told, back, [
        ...(where === null || file.origin === "panic"
          ? []
          : [
              row(
                button("shield-check", say("cockpit.escort", { who: isolate(file.about ?? "") }), () =>
                  attempt(() => taken(() => visit.conduct.escort(where))),
                ),
              ),
            ]),
        row(
          button("hand", say("cockpit.colleague"), () =>
            attempt(async () => {
              const { called } = await visit.conduct.callColleague(caseTitle(file));
              tell(say("cockpit.colleague.called", { count: called }));
            }),
          ),
        ),
        ...(keyboard === null ? [] : [noteRow(keyboard)]),
        ...colleagues.slice(0, SHOWN).map(({ called, avatar }) =>
          row(
            button(
              "users",
              say("cockpit.hand-over", { who: isolate(called) }),
              put(() => visit.conduct.handOver(file.id, avatar ?? "", note.trim() || undefined)),
            ),
          ),
        ),
        ...others.slice(0, SHOWN).map((other) =>
          row(
            button(
              null,
              say("cockpit.merge", { title: caseTitle(other), who: isolate(other.about ?? "") }),
              put(() => visit.conduct.merge(file.id, other.id)),
            ),
          ),
        ),
        row(
          button(
            "clock",
            say("cockpit.snooze"),
            put(() => visit.conduct.snooze(file.id, SNOOZE_MINUTES)),
          ),
        ),
        row(
          button(
            null,
            say("cockpit.escalate"),
            put(() => visit.conduct.escalate(file.id)),
          ),
          button(
            null,
            say("cockpit.release"),
            put(() => visit.conduct.release(file.id)),
          ),
        ),
      ])}
    />
  );
}
