/** Messages of two processes on one history, with a clock by hand: what is due goes out once, whoever looks first. */
import { expect, test } from "vitest";
import { localWire } from "../../../server/between/wire.ts";
import { Messages } from "../../../server/conversation/messages.ts";
import { followHistories } from "../../../server/history/followed.ts";
import type { MessageEvent } from "../../../shared/messages/stock.ts";
import { UNSET } from "../../../shared/programme/run.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { memoryHistories } from "../../support/memory-histories.ts";

const store = memoryHistories();
const words = JSON.stringify({ text: "On time" });
const drafted = (at: number) => ({ kind: "drafted" as const, label: "staff" as const, topics: [], when: { at } });

function processOf(clock: HandClock) {
  const sent: string[] = [];
  const failed: unknown[] = [];
  const messages = new Messages({
    histories: followHistories(store, localWire("one"), (error) => failed.push(error)),
    now: () => clock.now(),
    after: (ms, act) => clock.after(ms, act),
    runOf: () => UNSET,
    termsOf: () => ({ approve: "none", cooling: 0 }),
    changed: (space, _stock, event: MessageEvent) => {
      if (event.kind === "sent" || event.kind === "missed") sent.push(`${space} ${event.kind} ${event.message}`);
    },
    failed: (error) => failed.push(error),
  });
  return { messages, sent, failed };
}
async function pass(clock: HandClock, ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 250) {
    clock.pass(250);
    for (let n = 0; n < 4; n++) await new Promise(setImmediate);
  }
}

test("[MSG1] What is due goes out once and in order beside another process, after a restart too; what is late does not.", async () => {
  const clock = new HandClock();
  const [one, two] = [processOf(clock), processOf(clock)];
  const ids: number[] = [];
  for (const at of [5000, 3000]) {
    const id = await one.messages.add("plaza", "hana", drafted(at), words);
    await one.messages.add("plaza", "hana", { kind: "released", message: id });
    ids.push(id);
  }
  await two.messages.watch(["plaza", "lounge"]);
  await two.messages.refresh("plaza");
  await pass(clock, 7000);
  for (const { messages } of [one, two]) await messages.refresh("plaza");
  const expected = [`plaza sent ${ids[1]}`, `plaza sent ${ids[0]}`];
  expect([one.sent, two.sent]).toEqual([expected, expected]);
  expect(clock.waiting).toBe(0);

  for (const at of [10_000, 200_000]) {
    const id = await two.messages.add("plaza", "hana", drafted(at), words);
    await two.messages.add("plaza", "hana", { kind: "released", message: id });
  }
  await Promise.all([one, two].map(({ messages }) => messages.close()));
  clock.pass(120_000);
  const again = processOf(clock);
  await again.messages.watch(["plaza"]);
  await pass(clock, 90_000);
  const later = [...again.messages.known("plaza").messages.values()].slice(2);
  expect(later.map(({ status }) => status)).toEqual(["missed", "sent"]);
  expect(again.sent).toEqual(later.map(({ status, id }) => `plaza ${status} ${id}`));
  expect([one, two, again].flatMap(({ failed }) => failed)).toEqual([]);
  await again.messages.close();
});
