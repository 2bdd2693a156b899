/** QuestionActs: what a host does with what people ask: whether they may, and with the question that is open in the inbox. */
import { isolate } from "../../../../shared/text/text.ts";
import type { Question, Visit } from "../../../net/index.ts";
import { say } from "../words.ts";
import type { Act, Done, Field } from "./act.ts";
import type { Stand } from "./stand.ts";

/** The longest answer, promise or reason. */
const WORD_MOST = 1000;
/** A question in a list, cut off there. */
const SHORT = 80;
/** So many others can be chosen to merge with. */
const MERGED_MOST = 100;

export function questionActs(stand: Stand, visit: Visit): Act[] {
  const { open, chosen } = stand;
  const gate: Act = {
    id: "questions.open",
    words: say(open ? "console.questions.close" : "console.questions.open"),
    does: say(open ? "console.does.questions.close" : "console.does.questions.open"),
    off: null,
    key: "o",
    icon: "question",
    kind: "do",
    run: async () => {
      await visit.host.openQuestions(!open);
      return {
        told: say(open ? "console.told.questions.close" : "console.told.questions.open"),
        back: () => visit.host.openQuestions(open),
      };
    },
  };
  return chosen?.kind === "question" ? [gate, ...oneQuestion(chosen.question, stand, visit)] : [gate];
}

function oneQuestion(question: Question, stand: Stand, visit: Visit): Act[] {
  const { id, status, votes } = question;
  const text = shortWords(question.text);
  const isOver = status === "answered" || status === "declined";
  const over = isOver ? say("console.off.over") : null;
  const done = async (told: string, wish: Promise<void>): Promise<Done> => {
    await wish;
    return { told, back: () => putBack(question, visit) };
  };
  const words = (label: string): readonly Field[] => [{ name: "text", label, kind: "lines", most: WORD_MOST }];
  const others = stand.questions.filter((one) => one.id !== id && !["answered", "declined"].includes(one.status));
  const one = { part: "conversation" } as const;
  return [
    {
      ...one,
      id: "question.live",
      words: say("console.question.live"),
      does: say("console.does.question.live", { text }),
      off: over ?? (status === "live" ? say("console.off.live") : null),
      key: "t",
      icon: "microphone",
      kind: "do",
      run: () => done(say("console.told.live"), visit.host.takeUp(id)),
    },
    {
      ...one,
      id: "question.write",
      words: say("console.question.write"),
      does: say("console.does.question.write", { text, count: votes }),
      off: over,
      key: "w",
      icon: "chat-circle",
      kind: "do",
      sure: say("console.question.write.do"),
      fields: words(say("console.question.write.label", { count: votes })),
      run: ({ text: answer = "" }) => done(say("console.told.answered"), visit.host.answer(id, answer.trim())),
    },
    {
      ...one,
      id: "question.stage",
      words: say("console.question.stage"),
      does: say("console.does.question.stage", { text }),
      off: over,
      key: "s",
      icon: "check",
      kind: "do",
      run: () => done(say("console.told.answered"), visit.host.answer(id)),
    },
    {
      ...one,
      id: "question.park",
      words: say("console.question.park"),
      does: say("console.does.question.park", { text }),
      off: over ?? (status === "parked" ? say("console.off.parked") : null),
      key: "l",
      icon: "clock",
      kind: "do",
      sure: say("console.question.park.do"),
      fields: words(say("console.question.park.label")),
      run: ({ text: promise = "" }) => done(say("console.told.parked"), visit.host.park(id, promise.trim())),
    },
    {
      ...one,
      id: "question.merge",
      words: say("console.question.merge"),
      does: say("console.does.question.merge", { text }),
      off: over ?? (others.length === 0 ? say("console.off.merge") : null),
      key: "m",
      icon: "link",
      kind: "do",
      sure: say("console.question.merge.do"),
      fields: [
        {
          name: "into",
          label: say("console.question.merge.label"),
          kind: "choice",
          choices: others.slice(0, MERGED_MOST).map((other) => ({
            value: String(other.id),
            words: shortWords(other.text),
          })),
        },
      ],
      run: async ({ into = "" }) => {
        const along = stand.merged(id).map((other) => other.id);
        await visit.host.merge(id, Number(into));
        return {
          told: say("console.told.merged"),
          back: async () => {
            await putBack(question, visit);
            for (const other of along) {
              await visit.host.reopen(other);
              await visit.host.merge(other, id);
            }
          },
        };
      },
    },
    {
      ...one,
      id: "question.decline",
      words: say("console.question.decline"),
      does: say("console.does.question.decline", { text }),
      off: over,
      key: "d",
      icon: "prohibit",
      kind: "do",
      sure: say("console.question.decline.do"),
      fields: words(say("console.question.decline.label")),
      run: ({ text: reason = "" }) => done(say("console.told.declined"), visit.host.decline(id, reason.trim())),
    },
    {
      ...one,
      id: "question.reopen",
      words: say("console.question.reopen"),
      does: say("console.does.question.reopen", { text }),
      off: status === "waiting" ? say("console.off.waiting") : null,
      key: "r",
      icon: "arrow-bend-up-left",
      kind: "do",
      run: () => done(say("console.told.reopened"), visit.host.reopen(id)),
    },
  ];
}

/** The question stands as it stood: it waits first, and is then brought to what it was. */
async function putBack({ id, status, how, word }: Question, { host }: Visit): Promise<void> {
  // What was opened again waits already.
  await host.reopen(id).catch(() => undefined);
  if (status === "live") await host.takeUp(id);
  if (status === "answered") await host.answer(id, how === "text" && word !== null ? word : undefined);
  if (status === "parked") await host.park(id, word ?? "");
  if (status === "declined") await host.decline(id, word ?? "");
}

/** A question in a few words, or that it cannot be read any more. */
export function shortWords(text: string | null): string {
  if (text === null) return say("console.unreadable");
  const letters = [...text];
  return isolate(letters.length <= SHORT ? text : `${letters.slice(0, SHORT - 1).join("")}…`);
}
