import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visit } from "../../../client/net/index.ts";
import { createConversation } from "../../../client/react/conversation.ts";
import { openHouse, type TestHouse, until } from "../../support/house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Ada and Ben in one room, and what Ada's page keeps of it. */
async function pair(): Promise<{
  ada: Visit;
  ben: Visit;
  kept: ReturnType<typeof createConversation>;
  changes: () => number;
}> {
  const ada = await house.enter("Ada");
  const ben = await house.enter("Ben");
  const kept = createConversation(ada);
  kept.listen();
  let count = 0;
  kept.subscribe(() => {
    count += 1;
  });
  return { ada, ben, kept, changes: () => count };
}

test("[PAGE38] What others say stands once and in order, in a new list each time, so that React sees it.", async () => {
  const { ada, ben, kept, changes } = await pair();
  const empty = kept.messages();
  await ben.say("first");
  await until(() => kept.messages().length === 1);
  const one = kept.messages();
  await ben.say("second");
  await until(() => kept.messages().length === 2);
  expect(kept.messages().map(({ text }) => text)).toEqual(["first", "second"]);
  expect(one).not.toBe(kept.messages());
  expect(empty).toEqual([]);
  expect(kept.messages()).toBe(kept.messages());
  expect(changes()).toBeGreaterThanOrEqual(2);
  await kept.older();
  expect(kept.messages().map(({ text }) => text)).toEqual(["first", "second"]);
  await ada.leave();
  await ben.leave();
});

test("[PAGE38] A page that begins to listen late reads back what it could hear.", async () => {
  const { ada, ben } = await pair();
  await ben.say("before you listened");
  const late = createConversation(ada);
  late.listen();
  expect(late.messages()).toEqual([]);
  await until(() => {
    void late.older();
    return late.messages().length === 1;
  });
  expect(late.messages()[0]?.text).toBe("before you listened");
  expect(await late.older()).toBe(false);
  await ada.leave();
  await ben.leave();
});

test("[PAGE38] The line's end is told, and who stops listening hears nothing more.", async () => {
  const { ada, ben, kept } = await pair();
  const deaf = createConversation(ada);
  deaf.listen()();
  expect(kept.connection()).toEqual({ state: "open" });
  await ada.leave();
  await until(() => kept.connection().state === "closed");
  expect(kept.connection()).toMatchObject({ state: "closed", code: "left" });
  expect(deaf.connection()).toEqual({ state: "open" });
  await ben.leave();
});

test("[PAGE38] A notice stays until it is put away.", async () => {
  const { ada, kept } = await pair();
  const owner = await house.enterAs("moderator", "Mo");
  await until(() => owner.avatars.has(ada.me.id) && owner.avatars.get(ada.me.id)?.person !== null);
  const person = owner.avatars.get(ada.me.id)?.person ?? "";
  await owner.conduct.act({ on: person, do: "mute", rule: "spam", note: "too much at once" });
  await until(() => kept.notices().length === 1);
  const [notice] = kept.notices();
  expect(notice?.kind).toBe("muted");
  kept.dismiss(notice?.id ?? "");
  expect(kept.notices()).toEqual([]);
  await ada.leave();
  await owner.leave();
});
