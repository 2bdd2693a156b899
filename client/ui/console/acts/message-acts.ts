/** MessageActs: what a host does with messages of the house as they stand: approve, send, correct, take back, throw away. */
import { MESSAGE_LIMIT } from "../../../../shared/messages/message.ts";
import type { HouseMessageView, Visit } from "../../../net/index.ts";
import { say } from "../messages/words.ts";
import type { Act } from "./act.ts";
import { shortWords } from "./question-acts.ts";
import type { Stand } from "./stand.ts";

const WHY_MOST = 300;

/** What can be done with a message, in the order in which it is offered. */
export const MESSAGE_ACTS = ["approve", "send", "now", "anyway", "correct", "withdraw", "discard"] as const;
type MessageAct = (typeof MESSAGE_ACTS)[number];

export const messageActs = ({ messages, now }: Stand, visit: Visit): Act[] =>
  messages.flatMap((message) => actsWith(message, now, visit));

function actsWith(message: HouseMessageView, now: number, visit: Visit): Act[] {
  const { messages } = visit.host;
  const { id, status, needs, mine, version, coolAt, approved, correctedBy, words, label } = message;
  const text = shortWords(words?.text ?? null);
  const one = (what: MessageAct, run: Act["run"], more: Pick<Act, "fields"> = {}): Act => ({
    id: `message.${what} ${id}`,
    words: say(`messages.act.${what}`, { text }),
    does: say(`messages.does.${what}`),
    off: null,
    part: "content",
    kind: "final",
    sure: say(`messages.do.${what}`),
    ...more,
    run,
  });
  const told = (what: MessageAct) => ({ told: say(`messages.told.${what}`) });
  const sends = (what: "send" | "now" | "anyway", options: { now?: true; anyway?: true }): Act =>
    one(what, async () => {
      await messages.send(id, options);
      return told(what);
    });
  if (status === "withdrawn" || (status === "sent" && correctedBy !== null)) return [];
  if (status === "sent")
    return [
      one(
        "correct",
        async ({ text: written = "" }) => {
          const { source, call } = words ?? {};
          const correction = { text: written.trim(), label, ...(source && { source }), ...(call && { call }) };
          const drafted = await messages.correct(id, correction);
          if (drafted.approval || drafted.topics.length > 0 || drafted.unsourced)
            return { told: say("messages.do.correct.kept") };
          await messages.send(drafted.message);
          return told("correct");
        },
        {
          fields: [
            {
              name: "text",
              label: say("messages.do.correct.label"),
              kind: "lines",
              most: MESSAGE_LIMIT,
              value: words?.text ?? "",
            },
          ],
        },
      ),
      one(
        "withdraw",
        async ({ why = "" }) => {
          await messages.withdraw(id, why.trim() === "" ? undefined : why.trim());
          return told("withdraw");
        },
        {
          fields: [
            { name: "why", label: say("messages.do.withdraw.label"), kind: "lines", most: WHY_MOST, isOptional: true },
          ],
        },
      ),
    ];
  const rests = coolAt !== null && coolAt > now;
  const isTimed = status === "released" || status === "missed";
  const canApprove = !mine && approved === null && status === "draft" && needs !== null;
  return [
    ...(canApprove
      ? [
          one("approve", async () => {
            await messages.approve(id, version);
            return told("approve");
          }),
        ]
      : []),
    ...(needs === null && !rests ? [isTimed ? sends("now", { now: true }) : sends("send", {})] : []),
    ...(needs === "anyway" && !rests ? [sends("anyway", { anyway: true })] : []),
    one("discard", async () => {
      await messages.withdraw(id);
      return told("discard");
    }),
  ];
}
