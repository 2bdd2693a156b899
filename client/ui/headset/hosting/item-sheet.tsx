/** ItemSheet: a question with what can be done with it, or a poll with how it stands and the way to close it. [CSL15] */
import { pollRows } from "../../../../shared/conversation/poll-rows.ts";
import { isolate } from "../../../../shared/text/text.ts";
import type { Poll } from "../../../net/index.ts";
import { FloatingPanel, type Row } from "../../../xr/index.ts";
import type { Item } from "../../console/acts/stand.ts";
import { countOf, moreOf, textOf } from "../../console/conversation/item-words.ts";
import { standingOf } from "../../console/conversation/standing.ts";
import { say } from "../../console/words.ts";
import { line, sheet, words } from "../parts.ts";
import { actRow, LONG_ACT, undoRow } from "./host-rows.ts";
import type { ViewProps } from "./view.ts";

/** Of a longer question the beginning is shown. Metres. */
const LONGEST = 0.17;
const BAR = 0.05;

export function ItemSheet({ told, undo, host, item }: ViewProps & { item: Item }) {
  const asked = words(isolate(textOf(item) ?? say("console.unreadable")));
  return (
    <FloatingPanel
      sheet={sheet("host item", standingOf(item).words, told, () => host.choose(null), [
        { ...asked, height: Math.min(asked.height, LONGEST) },
        line(`${moreOf(item, host.stand.now)} · ${countOf(item)}`, "quiet"),
        ...(item.kind === "poll"
          ? [...barRows(item.poll), actRow(host, "poll.close", { height: LONG_ACT })]
          : [
              actRow(host, "question.live", { height: LONG_ACT, first: true }),
              actRow(host, "question.stage", { height: LONG_ACT, words: say("console.headset.answered") }),
              actRow(host, "question.park", { height: LONG_ACT, words: say("console.headset.park") }),
            ]),
        undoRow(undo),
      ])}
    />
  );
}

function barRows({ spec, people, counts }: Poll): Row[] {
  if (spec === null) return [];
  return pollRows(spec, { people, counts }).map(({ words: option, share, percent }) => ({
    height: BAR,
    cells: [{ kind: "meter", words: `${isolate(option)} · ${say("console.share", { percent })}`, share }],
  }));
}
