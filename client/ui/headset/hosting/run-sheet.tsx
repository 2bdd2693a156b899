/** RunSheet: the run of the evening: what comes next begun now, held, skipped, and what is on made longer. [CSL15] */
import { FloatingPanel } from "../../../xr/index.ts";
import { say } from "../../console/words.ts";
import { nextRow, onRow } from "./cue-rows.ts";
import { actRow, part } from "./host-rows.ts";
import type { ViewProps } from "./view.ts";

export function RunSheet(props: ViewProps) {
  const { host } = props;
  const { evening, next, now } = host.stand;
  // By its own name: what comes next is another one as soon as it has begun, also while it is asked about.
  const begin = next === null || evening?.closedAt !== null ? "cue.go" : `cue.begin ${next.id}`;
  return (
    <FloatingPanel
      sheet={part("run", props, [
        onRow(evening, now),
        nextRow(evening, next, now),
        actRow(host, host.find(begin) === null ? "cue.go" : begin, { words: say("console.go"), first: true }),
        actRow(host, "cue.hold"),
        actRow(host, "cue.skip", { words: say("console.headset.skip") }),
        actRow(host, "cue.much-longer", { words: say("console.headset.longer") }),
      ])}
    />
  );
}
