import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { keepAwake } from "../../../client/app/awake.ts";

/** A page that can be put away, and locks that a browser takes back when it is. */
function phone(gives = true) {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" as DocumentVisibilityState });
  const held = new Set<object>();
  let asked = 0;
  const locks = {
    async request() {
      asked += 1;
      await turn();
      if (!gives || page.visibilityState !== "visible") throw new Error("NotAllowedError");
      const lock = { release: async () => void held.delete(lock) };
      held.add(lock);
      return lock;
    },
  };
  const show = async (visibilityState: DocumentVisibilityState) => {
    page.visibilityState = visibilityState;
    if (visibilityState === "hidden") held.clear();
    page.dispatchEvent(new Event("visibilitychange"));
    await turn();
    await turn();
  };
  return { page: page as unknown as Parameters<typeof keepAwake>[0], locks, held, show, asked: () => asked };
}

test("[PAGE42] The screen stays on while somebody is inside and their page in sight, and no longer.", async () => {
  const { page, locks, held, show } = phone();
  const stop = keepAwake(page, locks);
  await turn();
  await turn();
  expect(held.size).toBe(1);
  await show("hidden");
  expect(held.size).toBe(0);
  await show("visible");
  expect(held.size).toBe(1);
  stop();
  expect(held.size).toBe(0);
  await show("visible");
  expect(held.size).toBe(0);
});

test("[PAGE42] A lock that comes after somebody left is given back; one that is refused is asked for when the page is seen again.", async () => {
  const late = phone();
  keepAwake(late.page, late.locks)();
  await turn();
  await turn();
  expect(late.held.size).toBe(0);
  const refused = phone(false);
  keepAwake(refused.page, refused.locks);
  await refused.show("visible");
  expect(refused.asked()).toBe(2);
  expect(() => keepAwake(refused.page, undefined)()).not.toThrow();
});
