/** Whom I met: near me or speaking to me, for a quarter of an hour, also after they left. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Avatar, Visit, VisitEvents } from "../../../client/net/index.ts";
import { createMeetings, MET_MS } from "../../../client/react/met.ts";

const at = (id: string, metres: number) =>
  ({ id, name: id, badge: null, look: {}, pose: { position: [metres, 0, 0], yaw: 0 } }) as unknown as Avatar;

let space = 0;
function visiting(...others: Avatar[]) {
  const listeners = new Map<string, (value: never) => void>();
  const avatars = new Map(others.map((one) => [one.id, one]));
  const visit = {
    server: "here",
    space: { id: `space-${space++}` },
    me: at("me", 0),
    avatars,
    time: () => Date.now(),
    on: (event: string, heard: (value: never) => void) => {
      listeners.set(event, heard);
      return () => listeners.delete(event);
    },
  } as unknown as Visit;
  const says = (from: string) =>
    listeners.get("message")?.({ from } satisfies Pick<VisitEvents["message"], "from"> as never);
  return { visit, avatars, says };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("[REP4] Who came within ten metres or spoke to me is met, for 15 minutes and after they left; others are not.", () => {
  const { visit, avatars, says } = visiting(at("near", 9), at("far", 11), at("loud", 40));
  const meetings = createMeetings(visit);
  const names = () => meetings.met(Date.now()).map(({ name }) => name);
  const stop = meetings.listen();
  vi.advanceTimersByTime(5000);
  says("loud");
  expect(names().toSorted()).toEqual(["loud", "near"]);
  avatars.clear();
  vi.advanceTimersByTime(MET_MS - 1000);
  expect(names().toSorted()).toEqual(["loud", "near"]);
  vi.advanceTimersByTime(3000);
  expect(names()).toEqual([]);
  stop();
});

test("[REP4] Whoever comes back to a space finds whom they met there, and nobody of another.", () => {
  const { visit } = visiting(at("near", 2));
  createMeetings(visit).listen()();
  expect(createMeetings(visit).met(Date.now())).toHaveLength(1);
  expect(createMeetings(visiting().visit).met(Date.now())).toEqual([]);
});
