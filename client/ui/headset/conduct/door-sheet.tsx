/** DoorSheet: who waits at a shielded door, the oldest first; one press lets them in. */
import { isolate } from "../../../../shared/text/text.ts";
import { useOrdered, useVisit } from "../../../react/index.ts";
import { FloatingPanel } from "../../../xr/index.ts";
import { say } from "../../cockpit/words.ts";
import { button, line, ROW, row, sheet } from "../parts.ts";
import type { ViewProps } from "./view.ts";

const SHOWN = 5;

export function DoorSheet({ told, attempt, turn }: ViewProps) {
  const visit = useVisit();
  const knocks = useOrdered().shield?.knocks ?? [];
  return (
    <FloatingPanel
      sheet={sheet("door", say("cockpit.headset.door"), told, () => turn({ at: "cases" }), [
        ...(knocks.length === 0 ? [line(say("cockpit.door", { count: 0 }), "quiet")] : []),
        ...knocks.slice(0, SHOWN).map(({ person, name }) => ({
          height: ROW,
          cells: [
            { kind: "words" as const, words: isolate(name) },
            button("check", say("cockpit.admit"), () => attempt(() => visit.conduct.admit(person))),
          ],
          shares: [1.6, 1],
        })),
        ...(knocks.length < 2
          ? []
          : [row(button("users", say("cockpit.admit.all"), () => attempt(() => visit.conduct.admit())))]),
      ])}
    />
  );
}
