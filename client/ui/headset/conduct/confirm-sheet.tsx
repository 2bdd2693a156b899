/** ConfirmSheet: what was chosen about a case, with its length, rule and reason as guessed: one press decides. */
import { useState } from "react";
import { isolate, text } from "../../../../shared/text/text.ts";
import type { CaseFile } from "../../../net/index.ts";
import { useVisit } from "../../../react/index.ts";
import { FloatingPanel, useKeyboard } from "../../../xr/index.ts";
import {
  ALONE_MINUTES,
  type Choice,
  decidedBy,
  isMeasure,
  judgedIn,
  LENGTHS,
  readerOf,
  ruleFor,
  takesBack,
  whatOf,
} from "../../cockpit/deciding.ts";
import { choiceWords, doesWords, followsWords, lengthOf, templateFor } from "../../cockpit/deciding-words.ts";
import { say } from "../../cockpit/words.ts";
import { button, line, row, sheet, words } from "../parts.ts";
import { lengthRows, reasonRows, ruleRow } from "./confirm-rows.ts";
import type { ViewProps } from "./view.ts";

export function ConfirmSheet({
  told,
  tell,
  attempt,
  turn,
  desk,
  file,
  choice,
}: ViewProps & { file: CaseFile; choice: Choice }) {
  const visit = useVisit();
  const what = whatOf(file);
  const lengths = isMeasure(choice) ? LENGTHS[choice] : [];
  const [minutes, setMinutes] = useState(lengths[0] ?? 0);
  const [rule, setRule] = useState(() => ruleFor(file, desk.rules));
  const [working, setWorking] = useState(false);
  const subject = judgedIn(file);
  const keyboard = useKeyboard();
  const [own, setOwn] = useState("");
  const reason = own.trim() || templateFor(choice, rule, what);
  const does = doesWords(choice, minutes, what);
  const harm = choice === "ban" || choice === "kick";
  const decide = (next: boolean) => () => {
    setWorking(true);
    attempt(async () => {
      try {
        const { sanction } = await visit.conduct.decide(file.id, decidedBy(choice, rule, minutes, reason));
        if (isMeasure(choice) && sanction !== undefined)
          desk.offerUndo(`${does} · ${isolate(subject?.called ?? "")}`, sanction);
        else tell(say("cockpit.decided"));
        await desk.queue.done(next);
        turn({ at: "case" });
      } finally {
        setWorking(false);
      }
    });
  };
  return (
    <FloatingPanel
      sheet={sheet("confirm", choiceWords(choice, what), told, () => turn({ at: "case" }), [
        ...(subject === undefined ? [] : [line(say("cockpit.about", { who: isolate(subject.called) }))]),
        ...lengthRows(lengths, minutes, lengthOf, setMinutes),
        ...(isMeasure(choice) ? [ruleRow(desk.rules, rule, setRule)] : []),
        ...reasonRows(reason, keyboard, setOwn, readerOf(choice, what, subject !== undefined)),
        ...(takesBack(choice, what) && subject !== undefined
          ? [words(followsWords(choice, what, isolate(subject.called)), "quiet")]
          : []),
        ...(choice === "ban" && minutes > ALONE_MINUTES ? [words(text("act.second"), "quiet")] : []),
        {
          ...row(
            button(null, does, decide(false), { on: true, tone: harm ? "danger" : "safety", off: working }),
            button(null, say("cockpit.and-next"), decide(true), { off: working }),
          ),
          shares: [1.3, 1],
        },
      ])}
    />
  );
}
