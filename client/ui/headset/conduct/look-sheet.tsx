/** LookSheet: sealed minutes played in small before whoever works on the case, and what is told and pressed about them. [CAP13] */
import { useMemo, useState } from "react";
import type { Capsule } from "../../../../shared/conduct/capsule.ts";
import { isolate } from "../../../../shared/text/text.ts";
import type { CaseFile } from "../../../net/index.ts";
import { FloatingPanel, type Row } from "../../../xr/index.ts";
import { ReplayTable } from "../../../xr/replay-table.tsx";
import { calledIn } from "../../cockpit/called-in.ts";
import { faster, LEAP_MS, SPEED_WORDS, toggle, useReplay } from "../../replay/use-replay.ts";
import { apart, type Line, type Person } from "../../replay/who.ts";
import { metres, say, seconds, timeWords } from "../../replay/words.ts";
import { button, LINE, row, sheet, turns } from "../parts.ts";
import type { ViewProps } from "./view.ts";

/** The sheet is painted no more often than this while it plays, ms. */
const READ_MS = 250;
const TURN = Math.PI / 6;
const LOW = 0.056;
/** Above the eyes a little, so that it hides nothing of the model. Metres. */
const BELOW = -0.04;

export function LookSheet({ told, turn, file, capsule }: ViewProps & { file: CaseFile; capsule: Capsule }) {
  const called = useMemo(() => calledIn(file), [file]);
  const { clock, named, setNamed, picked, pair, lines, names } = useReplay(capsule, called, READ_MS);
  const [turned, setTurned] = useState(0);
  const view = useMemo(() => ({ names, looks: named, pair: picked, eyes: null }), [names, named, picked]);
  const { at, length, playing, speed } = clock;
  const { from } = capsule.head;
  const marks = useMemo(() => lines.map((one) => one.at / length), [lines, length]);
  return (
    <>
      <ReplayTable capsule={capsule} clock={clock} view={view} turn={turned} />
      <FloatingPanel
        below={BELOW}
        sheet={sheet("replay", say("replay.title"), told, () => turn({ at: "case" }), [
          distanceRow(capsule, pair, at),
          {
            height: 0.066,
            cells: [
              {
                kind: "meter",
                words: `${timeWords(from + at)} · ${say("replay.at", { at: seconds(at), length: seconds(length) })}`,
                share: at / length,
                marks,
                tone: "safety",
                go: (share) => clock.go(share * length),
              },
            ],
          },
          {
            ...row(
              button("rewind", say("replay.back.short"), () => clock.go(at - LEAP_MS)),
              button(playing ? "pause" : "play", say(playing ? "replay.pause" : "replay.play"), () => toggle(clock), {
                on: true,
                tone: "safety",
              }),
              button("fast-forward", say("replay.on.short"), () => clock.go(at + LEAP_MS)),
            ),
            shares: [1, 1.2, 1],
          },
          {
            height: LOW,
            cells: [
              button("minus", say("replay.slower"), () => faster(clock, -1)),
              { kind: "words", words: say("replay.speed.now", { speed: say(SPEED_WORDS[speed]) }), tone: "quiet" },
              button("plus", say("replay.faster"), () => faster(clock, 1)),
            ],
            shares: [1.2, 1, 1.2],
          },
          {
            height: LOW,
            cells: [
              button("caret-left", say("replay.turn.left"), () => setTurned(turned - TURN)),
              button("caret-right", say("replay.turn.right"), () => setTurned(turned + TURN)),
            ],
          },
          row(turns(say("replay.faces"), named, () => setNamed(!named))),
          saidRow(lines, from, at),
        ])}
      />
    </>
  );
}

/** How far apart the two are, and who they are. */
function distanceRow(capsule: Capsule, [one, other]: readonly Person[], at: number): Row {
  const distance = one && other ? apart(capsule, one.track, other.track, at) : null;
  const told =
    distance === null ? say("replay.distance.none") : say("replay.distance.is", { metres: metres(distance) });
  const who = [one, other].flatMap((person) => (person === undefined ? [] : [isolate(person.name)])).join(" · ");
  return { height: LINE * 1.5, cells: [{ kind: "words", words: told, over: who }] };
}

/** What was said last until then. */
function saidRow(lines: readonly Line[], from: number, at: number): Row {
  const line = lines.findLast((one) => one.at <= at);
  if (line === undefined) {
    const none = say(lines.length === 0 ? "replay.said.none" : "replay.said.yet");
    return { height: LINE * 2, cells: [{ kind: "words", words: none, tone: "quiet" }] };
  }
  const over = `${timeWords(from + line.at)} · ${isolate(line.by.name)}`;
  return { height: LINE * 2, cells: [{ kind: "words", words: isolate(line.text), over }] };
}
