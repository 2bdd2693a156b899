import { expect, test } from "vitest";
import { Away } from "../../../client/app/away.ts";

/** A page whose owner looks at it or not, and a clock that is set by hand. */
function page() {
  const target = new EventTarget();
  const clock = { now: 0 };
  const state = { visibilityState: "visible" as DocumentVisibilityState };
  const away = new Away(
    {
      get visibilityState() {
        return state.visibilityState;
      },
      addEventListener: target.addEventListener.bind(target),
      removeEventListener: target.removeEventListener.bind(target),
    },
    () => clock.now,
  );
  const show = (to: DocumentVisibilityState) => {
    state.visibilityState = to;
    target.dispatchEvent(new Event("visibilitychange"));
  };
  return { away, clock, show };
}

test("[PAGE48] What breaks while the page is in the background, or just after, broke while away.", () => {
  const { away, clock, show } = page();
  const stop = away.watch();
  expect(away.lately).toBe(false);
  show("hidden");
  expect(away.lately).toBe(true);
  clock.now = 60_000;
  show("visible");
  clock.now = 62_000;
  expect(away.lately).toBe(true);
  clock.now = 70_000;
  expect(away.lately).toBe(false);
  stop();
});

test("[PAGE48] Coming back waits until the page is seen, and can be called off.", async () => {
  const { away, show } = page();
  await away.seen(new AbortController().signal);
  show("hidden");
  let seen = false;
  const waiting = away.seen(new AbortController().signal).then(() => {
    seen = true;
  });
  await Promise.resolve();
  expect(seen).toBe(false);
  show("visible");
  await waiting;
  expect(seen).toBe(true);

  show("hidden");
  const stop = new AbortController();
  const called = away.seen(stop.signal);
  stop.abort(new Error("over"));
  await expect(called).rejects.toThrow("over");
});
