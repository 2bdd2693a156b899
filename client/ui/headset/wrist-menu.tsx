/** WristMenu: the panel at the wrist: who I am and how many are here, what can be opened, what asks for me, and space. */
import { may } from "../../../shared/conduct/roles.ts";
import { say } from "../../../shared/text/evening-words.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Visit } from "../../net/index.ts";
import {
  useCircle,
  useConversation,
  useCount,
  useEvening,
  useMe,
  useNews,
  useSpace,
  useVisit,
} from "../../react/index.ts";
import { type Row, type Sheet, WristPanel } from "../../xr/index.ts";
import { useHearers } from "../hud/use-hearers.ts";
import { namesOf } from "../names.ts";
import type { IconName } from "../parts/icon.tsx";
import { useMyEnd } from "../use-my-end.ts";
import { useNow } from "../use-now.ts";
import { useVoice } from "../voice/session.tsx";
import { microphoneCell } from "./microphone-cell.ts";
import type { Page } from "./page.ts";
import { button } from "./parts.ts";
import { timeRows } from "./time-rows.ts";
import { undoRows } from "./undo-rows.ts";
import type { Attempt } from "./use-attempt.ts";
import { useCallRows } from "./use-call-rows.ts";
import type { Desk } from "./use-desk.ts";
import type { Undo } from "./use-undo.ts";

/** The measures of the panel at the wrist. Metres. */
const WRIST = { width: 0.24, pad: 0.012, gap: 0.008, letters: 0.0118 };
const HEAD = 0.034;
const CELL = 0.058;
const LAST = 0.038;
const TICK_MS = 1000;

export function WristMenu({
  page,
  go,
  told,
  attempt,
  undo,
  desk,
  onLeaveCircle,
  onSpace,
}: {
  page: Page | null;
  go: (page: Page | null) => void;
  told: string | null;
  attempt: Attempt;
  undo: Undo;
  desk: Desk | null;
  onLeaveCircle: () => Promise<void>;
  onSpace: () => void;
}) {
  const visit = useVisit();
  const me = useMe();
  const { near } = useHearers();
  const count = useCount();
  const circle = useCircle();
  const { session, state } = useVoice();
  const hosts = may(me.role, "host");
  const opens = (name: IconName, words: string, to: Page) =>
    button(name, words, () => go(page?.at === to.at ? null : to), { on: page?.at === to.at });
  const { screens } = useSpace();
  const evening = useEvening();
  const conversation = useConversation("polls", "hands", "questions");
  const { polls, floor } = conversation;
  const ends = useMyEnd();
  const now = useNow(ends === null ? null : TICK_MS);
  // Where nothing goes on the wrist is as small as ever.
  const [news] = useNews();
  const goesOn =
    evening !== null ||
    polls.some(({ closedAt }) => closedAt === null) ||
    floor.mine !== null ||
    news?.call !== undefined;
  const asks = polls.some(({ closedAt, answer }) => closedAt === null && answer === null);
  const cells = [
    opens("users", text("headset.people"), { at: "people" }),
    opens("chat-circle", text("headset.chat"), { at: "chat", to: null }),
    opens("person-simple-circle", text("dock.bubble.short"), { at: "bubble" }),
    button(
      "hand",
      text(me.handRaised ? "dock.hand.up" : "dock.hand"),
      () => attempt(() => visit.hand(!me.handRaised)),
      {
        on: me.handRaised,
      },
    ),
    opens("smiley", text("dock.emotes"), { at: "emotes" }),
    opens("speaker-high", text("settings.sounds"), { at: "sounds" }),
    ...(screens.length === 0 ? [] : [opens("presentation", text("headset.screens"), { at: "screens" })]),
    ...(goesOn ? [opens("clock", say("evening.wrist"), { at: "evening" })] : []),
    opens("sliders-horizontal", text("headset.comfort"), { at: "comfort" }),
    opens("sign-out", text("headset.leave"), { at: "leave" }),
  ];
  const privately = (): Row => ({
    height: LAST,
    cells: [
      button("lock-simple", text("circle.leave.short"), () => attempt(onLeaveCircle), {
        tone: "safety",
        on: true,
        more: namesOf(visit, circle),
      }),
    ],
  });
  const called = useCallRows(attempt, () => go(null), HEAD, LAST);
  const turn = floor.up.some(({ mine }) => mine);
  const calls = turn ? say("floor.up") : asks ? say("evening.wrist.poll") : null;
  const summoned: Row[] =
    calls === null || page?.at === "evening"
      ? []
      : [{ height: LAST, cells: [button(null, calls, () => go({ at: "evening" }), { on: true })] }];
  const workplace = (at: "conduct" | "host", words: string, count: number) =>
    button(null, words, () => go(page?.at === at ? null : { at }), {
      on: page?.at === at,
      ...(at === "conduct" && { tone: "safety" }),
      more: text("headset.waits", { count }),
    });
  const staff = [
    ...(desk === null ? [] : [workplace("conduct", text("more.cockpit"), waitingIn(desk))]),
    ...(hosts ? [workplace("host", text("more.console"), addressedIn(conversation))] : []),
  ];
  const space = me.panic
    ? button(null, text("panic.title"), () => go({ at: "space" }), { tone: "safety", on: page?.at === "space" })
    : button(null, text("panic.ask"), onSpace, { tone: "danger" });
  const rows: Row[] = [
    {
      height: HEAD,
      cells: [
        {
          kind: "words",
          words: told ?? isolate(me.name),
          tone: told === null ? "plain" : "alert",
          ...(told === null ? { more: text("headset.here", { near: near.length, count }) } : {}),
        },
        ...(state.hears === "never" ? [] : [microphoneCell(session, state)]),
      ],
      shares: [1.75, 1],
    },
    ...(ends === null ? [] : timeRows(ends, now, HEAD)),
    ...called,
    ...summoned,
    { height: CELL, cells: cells.slice(0, 3) },
    { height: CELL, cells: cells.slice(3, 6) },
    // Four would be too narrow for a finger.
    ...(cells.length > 9
      ? [cells.slice(6, 8), cells.slice(8)].map((some) => ({ height: CELL, cells: some }))
      : [{ height: CELL, cells: cells.slice(6) }]),
    ...undoRows(undo.last, LAST),
    ...(circle.length === 0 ? [] : [privately()]),
    // Three would be too narrow for their words.
    ...(staff.length > 1 ? [{ height: LAST, cells: staff }] : []),
    {
      height: LAST,
      // Pressed again in haste it ends nothing: the way back stands on the sheet alone.
      cells: staff.length === 1 ? [...staff, space] : [space],
      ...(staff.length === 1 ? { shares: [1, 1.3] } : {}),
    },
  ];
  const sheet: Sheet = { id: "wrist", ...WRIST, rows };
  return <WristPanel sheet={sheet} />;
}

function waitingIn({ queue: { cases } }: Desk): number {
  return cases?.filter(({ status, mine }) => status === "waiting" || mine).length ?? 0;
}

/** Hands that are up and questions that wait: what a host is wanted for. */
function addressedIn({ floor, questions }: Pick<Visit["conversation"], "floor" | "questions">): number {
  return (floor.queue?.length ?? 0) + questions.filter(({ status }) => status === "waiting").length;
}
