/** PollActs: asking everybody, and closing the poll that is open in the inbox, or opening it again. */
import { pollChartsAt } from "../../../../shared/conversation/poll-charts.ts";
import { POLL_KINDS } from "../../../../shared/programme/cue.ts";
import type { PollWish, Visit } from "../../../net/index.ts";
import { say } from "../words.ts";
import type { Act, Given } from "./act.ts";
import { shortWords } from "./question-acts.ts";
import type { ScreenStand, Stand } from "./stand.ts";

const QUESTION_MOST = 200;
const OPTION_MOST = 80;
const OPTIONS_MOST = 12;
const END_MOST = 40;
const STEPS = 5;
/** A screen from which a chart is read across a square, metres. */
const BIG = 3;

export function pollActs({ chosen, people, screens, polls, evening, now }: Stand, visit: Visit): Act[] {
  const isScale = ({ answers }: Given) => answers === "scale";
  const ask: Act = {
    id: "poll.open",
    words: say("console.poll.open"),
    does: say("console.does.poll.open", { people }),
    off: null,
    key: "v",
    icon: "plus",
    kind: "do",
    sure: say("console.poll.open.do", { people }),
    fields: [
      { name: "question", label: say("console.poll.question"), kind: "line", most: QUESTION_MOST },
      {
        name: "answers",
        label: say("console.poll.answers"),
        kind: "choice",
        choices: POLL_KINDS.map((kind) => ({ value: kind, words: say("console.poll.kind", { kind }) })),
      },
      {
        name: "options",
        label: say("console.poll.options"),
        kind: "lines",
        most: OPTIONS_MOST * (OPTION_MOST + 1),
        when: (given) => !isScale(given),
      },
      { name: "from", label: say("console.poll.from"), kind: "line", most: END_MOST, when: isScale },
      { name: "to", label: say("console.poll.to"), kind: "line", most: END_MOST, when: isScale },
      {
        name: "screen",
        label: say("console.poll.screen"),
        kind: "choice",
        value: freeScreen(screens, pollChartsAt(evening?.inForce.charts ?? [], polls, now).charts),
        choices: [
          { value: "", words: say("console.poll.screen.none") },
          ...screens.map(({ id, name }) => ({ value: id, words: name })),
        ],
        isOptional: true,
      },
    ],
    run: async (given) => {
      const poll = await visit.host.openPoll(wishOf(given), given.screen ? { screen: given.screen } : {});
      return { told: say("console.told.poll.open"), back: () => visit.host.closePoll(poll) };
    },
  };
  if (chosen?.kind !== "poll") return [ask];
  const { id, spec, closedAt, people: answered } = chosen.poll;
  const text = shortWords(spec?.question ?? null);
  const isOpen = closedAt === null;
  // What a programme asks is open while its cue is on.
  const ofProgramme = id.includes("/");
  return [
    ask,
    {
      id: "poll.close",
      words: say(isOpen ? "console.poll.close" : "console.poll.again"),
      does: say(isOpen ? "console.does.poll.close" : "console.does.poll.again", { text, count: answered }),
      off: ofProgramme ? say("console.off.poll") : null,
      key: "b",
      part: "conversation",
      kind: "do",
      run: async () => {
        const [act, back] = isOpen
          ? [visit.host.closePoll, visit.host.reopenPoll]
          : [visit.host.reopenPoll, visit.host.closePoll];
        await act(id);
        return { told: say(isOpen ? "console.told.poll.close" : "console.told.poll.again"), back: () => back(id) };
      },
    },
  ];
}

/** The first big screen that shows nothing but the space's own; "" where there is none. */
function freeScreen(screens: readonly ScreenStand[], charts: ReadonlyMap<string, unknown>): string {
  const isFree = ({ id, width, show }: ScreenStand) => width >= BIG && (show === null || show.own) && !charts.has(id);
  return screens.find(isFree)?.id ?? "";
}

/** A poll as it was filled in: an option on each line. */
export function wishOf({ question = "", answers = "single", options = "", from = "", to = "" }: Given): PollWish {
  if (answers === "scale")
    return {
      question: question.trim(),
      answers: "scale",
      scale: { from: from.trim(), to: to.trim(), steps: STEPS },
    };
  return {
    question: question.trim(),
    answers: answers === "many" ? "many" : "single",
    options: options
      .split("\n")
      .map((option) => option.trim())
      .filter((option) => option !== ""),
  };
}
