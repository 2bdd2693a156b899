/** RunSheet: the run of the evening: what comes next begun now, held, skipped, and what is on made longer. [CSL13] */
import { text } from "../../../../shared/text/text.ts";
import { FloatingPanel } from "../../../xr/index.ts";
import { say } from "../../console/words.ts";
import { sheet } from "../parts.ts";
import { nextRow, onRow } from "./cue-rows.ts";
import { actRow, tabs, undoRow } from "./host-rows.ts";
import type { ViewProps } from "./view.ts";

export function RunSheet({ told, go, turn, undo, host }: ViewProps) {
  const { evening, next, now } = host.stand;
  // By its own name: what comes next is another one as soon as it has begun, also while it is asked about.
  const begin = next === null ? "cue.go" : `cue.begin ${next.id}`;
  return (
    <FloatingPanel
      sheet={sheet("host", text("more.console"), told, () => go(null), [
        tabs("run", turn),
        onRow(evening, now),
        nextRow(evening, next, now),
        ...(evening === null
          ? []
          : [
              actRow(host, host.find(begin) === null ? "cue.go" : begin, say("console.go"), true),
              actRow(host, "cue.hold"),
              actRow(host, "cue.skip", say("console.headset.skip")),
              actRow(host, "cue.much-longer", say("console.headset.longer")),
            ]),
        undoRow(undo),
      ])}
    />
  );
}
