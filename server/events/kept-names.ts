/**
 * KeptNames: what the things of a report are called in the histories of a space: programmes that were set, polls that a host
 * opened, calls of messages. Whoever wrote one and was forgotten took it along; it goes by its id then.
 */
import { type PollEvent, specOf } from "../../shared/conversation/polls.ts";
import { pollName } from "../../shared/events/poll-name.ts";
import { callName } from "../../shared/messages/call.ts";
import { type MessageEvent, stockOf } from "../../shared/messages/stock.ts";
import { EVENING } from "../programme/conductor.ts";
import { runEventOf } from "../programme/stored.ts";
import type { HistoryEvent, Store } from "../store/store.ts";
import { type Names, namesOfPoll, namesOfProgramme } from "./report-names.ts";

export async function keptNames(histories: Pick<Store["histories"], "read">, space: string): Promise<Names> {
  const read = async <Event>(name: string) =>
    (await histories.read(name, 0)).map(({ what, ...event }: HistoryEvent) => ({ ...what, ...event }) as Event);
  const names: Record<string, string> = {};
  for (const event of await read<Parameters<typeof runEventOf>[0]>(EVENING + space)) {
    const set = runEventOf(event);
    if (set.kind === "set") Object.assign(names, namesOfProgramme(space, set.programme));
  }
  for (const event of await read<PollEvent>(`polls:${space}`)) {
    // What a programme asks stands in it.
    const spec = event.kind === "opened" && !event.poll.includes("/") ? specOf(event) : null;
    if (spec !== null) Object.assign(names, namesOfPoll(`${space}/poll/${pollName(event.poll)}`, spec));
  }
  const { messages } = stockOf(await read<MessageEvent>(`messages:${space}`));
  for (const { id, words } of messages.values())
    if (words?.call) names[`${space}/call/${callName(`${id}`)}`] = words.call.label;
  return names;
}
