/** GoingSheet: between two places: where I go, what the other house asks of me, or why I stay. */
import { type ReactNode, useState } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { FloatingPanel, type Row } from "../../xr/index.ts";
import type { Going } from "../going.ts";
import { button, leafing, line, row, sheet, untitled, words } from "./parts.ts";

export function GoingSheet({ going }: { going: Going }): ReactNode {
  const place = isolate(going.place);
  switch (going.at) {
    case "rules":
      return <RulesSheet rules={going.rules} place={place} onAnswer={going.answer} />;
    case "refused":
      return <RefusedSheet {...going} />;
    default:
      return <FloatingPanel ahead over sheet={untitled("going", [line(text("go.going", { place }))])} />;
  }
}

/** One rule after another: all of them can be read before the answer, and none has to be. */
function RulesSheet({
  rules,
  place,
  onAnswer,
}: {
  rules: HouseRules;
  place: string;
  onAnswer: (agreed: boolean) => void;
}) {
  const [page, setPage] = useState(0);
  const rule = rules.rules[page - 1];
  const pages = rules.rules.length + 1;
  const told: Row[] =
    rule === undefined
      ? [words(text("go.rules", { place })), words(rules.text, "quiet")]
      : [words(rule.title), words(rule.text, "quiet")];
  return (
    <FloatingPanel
      ahead
      sheet={sheet("rules", rules.title, null, () => onAnswer(false), [
        ...told,
        leafing(page, pages, setPage),
        row(
          button("check", text("go.agree"), () => onAnswer(true), { on: true }),
          button(null, text("go.stay"), () => onAnswer(false)),
        ),
      ])}
    />
  );
}

function RefusedSheet({ refusal, again, stay }: Extract<Going, { at: "refused" }>) {
  return (
    <FloatingPanel
      ahead
      sheet={sheet("refused", refusal.title, null, stay, [
        ...(refusal.detail === null ? [] : [words(isolate(refusal.detail))]),
        words(refusal.step === "plaza" ? text("go.stayed") : `${refusal.next} ${text("go.stayed")}`, "quiet"),
        row(
          button(null, text("go.stay"), stay, { on: true }),
          ...(refusal.step === "again" ? [button(null, text("refused.again"), again)] : []),
        ),
      ])}
    />
  );
}
