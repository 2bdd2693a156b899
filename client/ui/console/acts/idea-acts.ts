/** IdeaActs: what becomes of the idea that is open in the inbox. */
import { IDEA_STATUSES, type IdeaStatus } from "../../../../shared/conversation/ideas.ts";
import type { Visit } from "../../../net/index.ts";
import { say } from "../words.ts";
import type { Act } from "./act.ts";
import { shortWords } from "./question-acts.ts";
import type { Stand } from "./stand.ts";

const WORD_MOST = 1000;

export function ideaActs({ chosen }: Stand, visit: Visit): Act[] {
  if (chosen?.kind !== "idea") return [];
  const { id, status, word, text } = chosen.idea;
  const idea = shortWords(text);
  const set = async (to: IdeaStatus, said: string) => {
    await visit.host.ideaStatus(id, to, said === "" ? undefined : said);
    return {
      told: say("console.told.idea", { status: statusWords(to) }),
      back: () => visit.host.ideaStatus(id, status, word ?? undefined),
    };
  };
  const others = IDEA_STATUSES.filter((one) => one !== status);
  return [
    ...others.map(
      (to): Act => ({
        id: `idea.${to}`,
        words: say("console.idea.set", { status: statusWords(to) }),
        does: say("console.does.idea", { text: idea, status: statusWords(to) }),
        off: null,
        part: "conversation",
        kind: "do",
        run: () => set(to, ""),
      }),
    ),
    {
      id: "idea.word",
      words: say("console.idea.word"),
      does: say("console.does.idea.word", { text: idea }),
      off: null,
      key: "i",
      part: "conversation",
      icon: "chat-circle",
      kind: "do",
      sure: say("console.idea.word.do"),
      fields: [
        {
          name: "status",
          label: say("console.idea.status"),
          kind: "choice",
          choices: others.map((one) => ({ value: one, words: statusWords(one) })),
        },
        { name: "text", label: say("console.idea.word.label"), kind: "lines", most: WORD_MOST },
      ],
      run: ({ status: to = "", text: said = "" }) => set(to as IdeaStatus, said.trim()),
    },
  ];
}

export const statusWords = (status: IdeaStatus): string =>
  say("console.idea.is", { status: status === "looked-at" ? "heard" : status });
