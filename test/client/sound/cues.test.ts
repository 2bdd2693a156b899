import { expect, test } from "vitest";
import type { Visit, VisitEvents } from "../../../client/net/visit.ts";
import { startCues } from "../../../client/sound/cues.ts";
import type { Vec3 } from "../../../shared/pose/pose.ts";

/** A visit that only tells, at a clock that is set by hand. */
function visit() {
  const handlers = new Map<string, Set<(value: never) => void>>();
  const clock = { now: 0 };
  const played: string[] = [];
  const me = { id: "me", pose: { position: [0, 0, 0] } };
  const on = (event: string, handler: (value: never) => void) => {
    handlers.set(event, (handlers.get(event) ?? new Set()).add(handler));
    return () => handlers.get(event)?.delete(handler);
  };
  const stop = startCues(
    { me, on } as unknown as Visit,
    (sound, at) => played.push(at === null ? sound : `${sound} at ${at.join(" ")}`),
    () => clock.now,
  );
  const tell = <Name extends keyof VisitEvents>(event: Name, value: unknown) => {
    for (const handler of handlers.get(event) ?? []) (handler as (value: unknown) => void)(value);
  };
  const arrives = (position: Vec3) => tell("join", { pose: { position } });
  const says = (to: unknown, from = "somebody") => tell("message", { from, to });
  return { clock, played, tell, arrives, says, stop };
}

test("[PAGE43] Who arrives near me is heard from where they stand; who was there already, or far off, is not.", () => {
  const { clock, played, arrives } = visit();
  arrives([1, 0, 1]);
  clock.now = 2000;
  arrives([30, 0, 0]);
  expect(played).toEqual([]);
  arrives([3, 0, -4]);
  arrives([2, 0, 0]);
  clock.now = 4000;
  arrives([2, 0, 0]);
  expect(played).toEqual(["arrival at 3 0 -4", "arrival at 2 0 0"]);
});

test("[PAGE43] Words to me alone are heard in my head, words to all are not, nor are my own.", () => {
  const { clock, played, says } = visit();
  says(null);
  says("space");
  says({ zone: "stage" });
  says({ avatar: "another" });
  says({ avatar: "me" }, "me");
  expect(played).toEqual([]);
  says({ avatar: "me" });
  says({ avatar: "me" });
  clock.now += 500;
  says({ avatar: "me" });
  expect(played).toEqual(["addressed", "addressed"]);
});

test("[PAGE43] The edge of a bubble is heard, a wall is not, and nothing after the end.", () => {
  const { clock, played, tell, stop } = visit();
  for (let n = 0; n < 30; n++) {
    clock.now += 100;
    tell("corrected", { position: [0, 0, 0], reason: n % 2 === 0 ? "bubble" : "wall" });
  }
  expect(played).toEqual(["bubble", "bubble"]);
  stop();
  clock.now += 10_000;
  tell("corrected", { position: [0, 0, 0], reason: "bubble" });
  expect(played).toHaveLength(2);
});
