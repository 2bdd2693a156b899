/**
 * EveningSheet: an evening in a headset: what is on and next, my turn on the stage, a poll to answer with hands, what was announced
 * last, and at the end how it was. [VEV7]
 */
import { useState } from "react";
import { answerFrom, choicesOf, pollRows } from "../../../shared/conversation/poll-rows.ts";
import { hostOf } from "../../../shared/messages/call.ts";
import { FEEDBACK_MOST } from "../../../shared/protocol/from-client/conversation.ts";
import { say } from "../../../shared/text/evening-words.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import type { EveningView, Notice, Poll } from "../../net/index.ts";
import { useConversation, useEvening, useMe, useNews, useVisit } from "../../react/index.ts";
import { type Cell, FloatingPanel, type Row, useTaken } from "../../xr/index.ts";
import { countdown, nextOf, nowOf } from "../cues.ts";
import { placeWords } from "../evening/place-words.ts";
import { useFeedbackDue } from "../evening/use-feedback.ts";
import { useFollow } from "../evening/use-follow.ts";
import type { Destination } from "../going.ts";
import { clockWords } from "../times.ts";
import { useNow } from "../use-now.ts";
import type { PageProps } from "./page.ts";
import { button, line, row, sheet, words } from "./parts.ts";
import type { Attempt } from "./use-attempt.ts";

const TICK_MS = 1000;
/** More options than this stand two in a row. */
const ONE_EACH = 5;

export function EveningSheet({ told, attempt, go, onGo }: PageProps & { onGo: (to: Destination) => void }) {
  const evening = useEvening();
  const now = useNow(TICK_MS);
  const floor = useFloorRows(attempt, now);
  const { polls } = useConversation("polls");
  const poll = polls.find(({ spec, closedAt }) => spec !== null && closedAt === null) ?? null;
  const asked = usePollRows(poll, attempt);
  const feedback = useFeedbackRows(attempt);
  const [news] = useNews();
  const { label = "staff" } = news ?? {};
  const call = useCallTo(onGo);
  return (
    <FloatingPanel
      sheet={sheet(
        "evening",
        evening === null ? say("evening.title.none") : isolate(evening.title),
        told,
        () => go(null),
        [
          ...(evening === null ? [] : programmeRows(evening, now)),
          ...floor,
          ...asked,
          ...feedback,
          ...(news === undefined
            ? []
            : [
                line(`${say("news.label", { label })}, ${clockWords(news.at, now)}`, "label"),
                words(isolate(news.text)),
                ...(news.source === undefined ? [] : [line(say("news.source", { source: news.source }), "quiet")]),
                ...call(news),
              ]),
        ],
      )}
    />
  );
}

/** Where a word of the house calls me to: to another space from here; to an address once the headset is off. */
function useCallTo(onGo: (to: Destination) => void): (news: Pick<Notice, "said" | "call">) => Row[] {
  const follow = useFollow();
  return ({ said, call }) => {
    if (said === undefined || call === undefined) return [];
    const label = isolate(call.label);
    if ("address" in call) return [words(say("call.later", { label, host: isolate(hostOf(call.address)) }), "quiet")];
    const { space, place } = call;
    const goThere = () => {
      follow(said);
      onGo({ space, place });
    };
    return [
      row(button("navigation-arrow", label, goThere, { on: true, more: say("call.space", { place: isolate(place) }) })),
    ];
  };
}

function programmeRows(evening: EveningView, now: number): Row[] {
  if (evening.closedAt !== null) return [line(say("evening.over"), "quiet")];
  if (evening.heldSince !== null) return [line(say("evening.held"), "quiet")];
  const [on, next] = [nowOf(evening), nextOf(evening.cues)];
  const when = (at: number | null) => (at === null ? say("evening.next.hand") : clockWords(at, now));
  return [
    ...(on === null ? [] : [line(`${say("evening.now")} · ${isolate(on.title)}`)]),
    ...(next === null ? [] : [line(`${when(next.begins)} · ${isolate(next.title)}`, "quiet")]),
  ];
}

/** Raising my hand, my place, and my turn with what is left of it. */
function useFloorRows(attempt: Attempt, now: number): Row[] {
  const visit = useVisit();
  const me = useMe();
  const taken = useTaken();
  const { mine, up } = useConversation("hands").floor;
  const turn = up.find((one) => one.mine);
  if (turn !== undefined)
    return [
      line(`${say("floor.up")} · ${say("floor.left", { time: countdown(turn.until - now) })}`, "alert"),
      row(
        button(null, say("floor.up.lift"), () => attempt(() => taken(() => visit.conversation.comeUp())), { on: true }),
        button(null, say("floor.up.end"), () => attempt(() => visit.conversation.leaveStage())),
      ),
    ];
  const hand = button(
    "hand",
    text(me.handRaised ? "dock.hand.up" : "dock.hand"),
    () => attempt(() => visit.hand(!me.handRaised)),
    { on: me.handRaised, ...(mine !== null && { more: placeWords(mine) }) },
  );
  return [row(hand)];
}

/** A poll that is open: its options to press, and, once answered, how it stands. */
function usePollRows(poll: Poll | null, attempt: Attempt): Row[] {
  const { conversation } = useVisit();
  const [chosen, setChosen] = useState<{ poll: string; values: ReadonlySet<number> } | null>(null);
  const [changing, setChanging] = useState<string | null>(null);
  if (poll?.spec == null) return [];
  const { id, spec, answer } = poll;
  const head = [line(say("poll.open"), "label"), words(isolate(spec.question))];
  if (answer !== null && changing !== id)
    return [
      ...head,
      ...pollRows(spec, poll, answer).map(({ words: option, count, percent, share, mine }) => ({
        height: 0.05,
        cells: [
          {
            kind: "meter" as const,
            words: `${isolate(option)}${mine ? ` · ${say("poll.yours")}` : ""} · ${say("poll.row.figure", { count, percent })}`,
            share,
          },
        ],
      })),
      row(button(null, say("poll.change"), () => setChanging(id))),
    ];
  const give = (values: Iterable<number>) => {
    const given = answerFrom(spec, values);
    if (given === null) return;
    attempt(async () => {
      await conversation.answer(id, given);
      setChosen(null);
      setChanging(null);
    });
  };
  const choices = choicesOf(spec);
  if (spec.answers === "scale")
    return [
      ...head,
      line(say("poll.scale", { from: isolate(spec.scale?.from ?? ""), to: isolate(spec.scale?.to ?? "") }), "quiet"),
      row(...choices.map(({ value }) => button(null, `${value}`, () => give([value])))),
    ];
  if (spec.answers === "single")
    return [
      ...head,
      ...inRows(choices.map(({ value, words: option }) => button(null, isolate(option), () => give([value])))),
    ];
  const values = chosen?.poll === id ? chosen.values : new Set(Array.isArray(answer) ? (answer as number[]) : []);
  const turnOver = (value: number) => {
    const next = new Set(values);
    if (!next.delete(value)) next.add(value);
    setChosen({ poll: id, values: next });
  };
  return [
    ...head,
    ...inRows(
      choices.map(({ value, words: option }) => ({
        kind: "button" as const,
        words: isolate(option),
        act: () => turnOver(value),
        on: values.has(value),
        turns: true,
      })),
    ),
    row(button(null, say("poll.answer"), () => give(values), { off: values.size === 0, on: values.size > 0 })),
  ];
}

function inRows(cells: readonly Cell[]): Row[] {
  const wide = cells.length > ONE_EACH ? 2 : 1;
  return Array.from({ length: Math.ceil(cells.length / wide) }, (_, n) =>
    row(...cells.slice(n * wide, (n + 1) * wide)),
  );
}

function useFeedbackRows(attempt: Attempt): Row[] {
  const { conversation } = useVisit();
  const { due, done } = useFeedbackDue(true);
  if (due === null) return [];
  const give = (step: number) => () =>
    attempt(async () => {
      await conversation.giveFeedback(due.id, step);
      done();
    });
  const steps = Array.from({ length: FEEDBACK_MOST }, (_, n) => n + 1);
  return [
    words(say("feedback.title", { evening: isolate(due.title) })),
    row(...steps.map((step) => button(null, `${step}`, give(step)))),
    row(button(null, say("feedback.skip"), done)),
  ];
}
