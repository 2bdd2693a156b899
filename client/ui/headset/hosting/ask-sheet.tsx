/** AskSheet: an act that has to know something first, or cannot be taken back, says what it will do, and is done by one press. [CSL16] */
import { useState } from "react";
import { isolate } from "../../../../shared/text/text.ts";
import { FloatingPanel, useKeyboard } from "../../../xr/index.ts";
import { type Act, type Given, givenAtFirst, isComplete } from "../../console/acts/act.ts";
import { say } from "../../console/words.ts";
import { button, row, sheet, words } from "../parts.ts";
import type { ViewProps } from "./view.ts";

/** What is promised where nobody writes. */
const usualOf = ({ id }: Act): Given => (id === "question.park" ? { text: say("console.headset.promise") } : {});

export function AskSheet({ told, host, asking }: ViewProps & { asking: Act }) {
  const keyboard = useKeyboard();
  const [given, setGiven] = useState<Given>(() => ({ ...givenAtFirst(asking), ...usualOf(asking) }));
  const { kind, sure, words: name, does, doesWith, fields = [] } = asking;
  return (
    <FloatingPanel
      sheet={sheet("host ask", name, told, host.leaveAsking, [
        words(doesWith?.(given) ?? does),
        ...fields.flatMap((asked) => {
          // What is offered here asks for nothing but words.
          if (asked.kind !== "line" && asked.kind !== "lines") return [];
          const { name: field, label, most } = asked;
          const now = given[field] ?? "";
          const write = () =>
            keyboard?.ask(
              now,
              most,
              (typed) => setGiven((before) => ({ ...before, [field]: typed })),
              () => undefined,
            );
          return [
            words(`${label}: ${isolate(now)}`, "quiet"),
            ...(keyboard === null ? [] : [row(button("keyboard", say("console.headset.own"), write))]),
          ];
        }),
        words(say(kind === "final" ? "console.headset.final" : "console.headset.back"), "quiet"),
        row(
          button(null, sure ?? name, () => host.act(asking.id, given), {
            on: true,
            off: !isComplete(asking, given),
            tone: kind === "final" ? "danger" : "plain",
          }),
          button(null, say("console.cancel"), host.leaveAsking),
        ),
      ])}
    />
  );
}
