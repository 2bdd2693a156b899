/** CaseSheet: the case that is open: who is in it, what happened, what was said, and what can be decided about it. */
import { useState } from "react";
import { isolate, text } from "../../../../shared/text/text.ts";
import type { CaseFile, CaseLine } from "../../../net/index.ts";
import { useVisit } from "../../../react/index.ts";
import { FloatingPanel, type Row, useTaken } from "../../../xr/index.ts";
import { caseMark, caseTitle, lineWords, partWords, waitedWords } from "../../cockpit/case-words.ts";
import { type Choice, choicesFor, whatOf } from "../../cockpit/deciding.ts";
import { choiceWords } from "../../cockpit/deciding-words.ts";
import { didWords, standsWords } from "../../cockpit/noticed-words.ts";
import { say } from "../../cockpit/words.ts";
import { factWords } from "../../fact-words.ts";
import { clockWords } from "../../times.ts";
import { button, line, row, sheet, words } from "../parts.ts";
import { undoRows } from "../undo-rows.ts";
import type { ViewProps } from "./view.ts";

/** What happened, to a page. */
const SHOWN = 3;
/** People who are named; of those who report together more are only counted on the queue. */
const NAMED = 3;
/** So many letters of it fit into a line. */
const WIDE = 42;
const LOW = 0.056;
/** What stands elsewhere on the sheet, or need not be read. */
const ELSEWHERE: ReadonlySet<CaseLine["kind"]> = new Set(["sealed", "opened", "claimed", "flagged"]);

export function CaseSheet({ told, attempt, go, turn, desk, file }: ViewProps & { file: CaseFile }) {
  const visit = useVisit();
  const taken = useTaken();
  const [page, setPage] = useState(0);
  const { words: marked } = caseMark(file);
  const { where } = file;
  const reporter = file.people.find(
    ({ part, avatar }) => (part === "reporter" || part === "caller" || part === "appellant") && avatar !== null,
  );
  const lines = happenedIn(file, visit.time());
  const pages = Math.max(1, Math.ceil(lines.length / SHOWN));
  const next = () => setPage((page + 1) % pages);
  return (
    <FloatingPanel
      sheet={sheet("case", caseTitle(file), told, () => turn({ at: "cases" }), [
        ...undoRows(desk.undo),
        words(`${marked} · ${waitedWords(desk.now - file.since)} · ${peopleIn(file)}`, "quiet"),
        ...lines.slice(page * SHOWN, (page + 1) * SHOWN),
        ...(pages === 1
          ? []
          : [
              {
                height: LOW,
                cells: [button("caret-down", text("headset.page", { page: page + 1, pages }), next)],
              },
            ]),
        ...(file.origin === "appeal" && file.sealed.length === 0 ? [] : [evidenceRow(file, turn)]),
        row(
          ...(where === null
            ? []
            : [button(null, say("cockpit.go"), () => attempt(() => taken(() => visit.conduct.goTo(where))))]),
          ...(reporter?.avatar == null
            ? []
            : [button(null, say("cockpit.headset.talk"), () => go({ at: "chat", to: reporter.avatar }))]),
          button(null, say("cockpit.more"), () => turn({ at: "more" }), { leads: true }),
        ),
        line(say("cockpit.headset.asks"), "label"),
        ...choices(file, (choice) => turn({ at: "confirm", choice })),
      ])}
    />
  );
}

/** Minutes are sealed some moments after a report: the row keeps their place, so that nothing moves under a hand. */
function evidenceRow({ sealed }: CaseFile, turn: ViewProps["turn"]): Row {
  const look = () => turn({ at: "evidence" });
  return row(
    button("lock-simple", say("cockpit.headset.look"), look, { leads: sealed.length > 0, off: sealed.length === 0 }),
  );
}

/** Two that do nothing to anybody, and the measures, the mildest first. */
function choices(file: CaseFile, choose: (choice: Choice) => void): Row[] {
  const what = whatOf(file);
  const cells = choicesFor(file).map((one) => button(null, choiceWords(one, what), () => choose(one)));
  return [cells.slice(0, 2), cells.slice(2, 5), cells.slice(5)]
    .filter(({ length }) => length > 0)
    .map((some) => ({ height: LOW, cells: some }));
}

/** Who is in it, by their pseudonyms. */
function peopleIn(file: CaseFile): string {
  return file.people
    .filter(({ part }) => part !== "moderator")
    .slice(0, NAMED)
    .map(({ called, part, avatar }) => {
      const gone = avatar === null ? `, ${say("cockpit.gone")}` : "";
      return `${isolate(called)} ${partWords(part, file)}${gone}`;
    })
    .join(" · ");
}

/** What rules did by themselves, the words that were reported, and what else happened. */
function happenedIn({ lines, words: said, noticed }: CaseFile, now: number): Row[] {
  const done = noticed.map((one) =>
    entry(
      [clockWords(one.at, now), didWords(one), standsWords(one, now)].filter(Boolean).join(" · "),
      factWords(one.facts),
    ),
  );
  const quoted = said.map(({ at, name, text: told, hidden }) =>
    entry(`${clockWords(at, now)} · ${isolate(name)}`, hidden ? say("cockpit.said.hidden") : isolate(told)),
  );
  const events = lines
    .filter(({ kind }) => !ELSEWHERE.has(kind))
    .map((one) => {
      const clock = clockWords(one.at, now);
      return one.text === null || one.text === ""
        ? entry(clock, lineWords(one))
        : entry(`${clock} · ${lineWords(one)}`, isolate(one.text));
    });
  return [...done, ...quoted, ...events];
}

function entry(over: string, told: string): Row {
  const tall = Math.min(3, Math.ceil(told.length / WIDE));
  return { height: 0.028 + 0.032 * tall, cells: [{ kind: "words", over, words: told }] };
}
