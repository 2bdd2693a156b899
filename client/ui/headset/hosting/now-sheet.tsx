/** NowSheet: what is on and comes next, how many are here, who waits, and what is wrong. [CSL15] */
import { isolate } from "../../../../shared/text/text.ts";
import type { HandsTold } from "../../../net/index.ts";
import { type Cell, FloatingPanel, type Row } from "../../../xr/index.ts";
import { waitingIn } from "../../console/acts/inbox.ts";
import { useTroubles } from "../../console/now/use-troubles.ts";
import { say } from "../../console/words.ts";
import { countdown } from "../../cues.ts";
import { LINE } from "../parts.ts";
import { nextRow, onRow } from "./cue-rows.ts";
import { part } from "./host-rows.ts";
import type { ViewProps } from "./view.ts";

const FIGURES = 0.08;
/** Two lines each. */
const TROUBLE = LINE * 1.5;
/** Troubles, and names of those who wait. */
const SHOWN = 2;
const NAMES = 3;

export function NowSheet(props: ViewProps) {
  const { host } = props;
  const { evening, next, people, here, floor, now } = host.stand;
  const troubles = useTroubles(host.stand);
  const hands = floor.queue?.length ?? 0;
  const { questions } = waitingIn(host.stand);
  const figure = (count: number, more: string): Cell => ({ kind: "words", words: `${count}`, more, tone: "title" });
  return (
    <FloatingPanel
      sheet={part("now", props, [
        {
          height: FIGURES,
          cells: [
            figure(
              people,
              here === people
                ? say("console.headset.people", { people })
                : say("console.headset.people.here", { here }),
            ),
            figure(hands, say("console.hands", { count: hands })),
            figure(questions, say("console.asked", { count: questions })),
          ],
        },
        onRow(evening, now),
        nextRow(evening, next, now),
        stageRow(floor, now),
        ...Array.from({ length: SHOWN }, (_, nth) => troubleRow(troubles, nth)),
      ])}
    />
  );
}

/** Who is up, and who waits for their turn. */
function stageRow({ up, queue }: HandsTold, now: number): Row {
  const nameOf = (name: string | null) => isolate(name ?? say("console.somebody"));
  const speak = up.map(({ name, until }) =>
    say("console.headset.on.left", { title: nameOf(name), time: countdown(until - now) }),
  );
  const names = (queue ?? []).slice(0, NAMES).map(({ name }) => nameOf(name));
  return {
    height: FIGURES,
    cells: [
      {
        kind: "words",
        over: say("console.queue.up"),
        words: speak.join(", ") || say("console.headset.up.none"),
        more:
          names.length === 0
            ? say("console.headset.waits.none")
            : say("console.headset.waits", { names: names.join(", ") }),
      },
    ],
  };
}

function troubleRow(troubles: readonly string[], nth: number): Row {
  const words = troubles[nth];
  if (words !== undefined) return { height: TROUBLE, cells: [{ kind: "words", words, tone: "alert" }] };
  const calm: Cell[] = nth > 0 ? [] : [{ kind: "words", words: say("console.trouble.calm"), tone: "quiet" }];
  return { height: TROUBLE, cells: calm };
}
