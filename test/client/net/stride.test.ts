/** Stride: when wishes leave, and what is no wish. */
import { expect, test } from "vitest";
import { Stride } from "../../../client/net/stride.ts";
import type { Wish } from "../../../shared/pose/pose.ts";
import { decodeWish } from "../../../shared/pose/wish-bytes.ts";
import { HandClock } from "../../support/hand-clock.ts";

function walking() {
  const clock = new HandClock();
  const stamps: number[] = [];
  const sent: { at: number; x: number; number: number }[] = [];
  const stride = new Stride(
    clock,
    (bytes) => {
      const read = decodeWish(bytes);
      if ("error" in read) throw new Error(read.error);
      sent.push({ at: clock.now(), x: read.wish.position[0], number: read.number });
      stamps.push(read.stamp);
    },
    () => 60_000 + clock.now(),
  );
  return { clock, sent, stamps, stride };
}
const at = (x: number): Wish => ({ position: [x, 0, 0], yaw: 0 });

test("[SDK2] A wish leaves at once unless 45 ms have not passed; else the newest leaves when they have.", () => {
  const { clock, sent, stride } = walking();
  clock.pass(1000);
  stride.walk(at(1));
  clock.pass(10);
  stride.walk(at(2));
  clock.pass(10);
  stride.walk(at(3));
  expect(sent).toEqual([{ at: 1000, x: 1, number: 1 }]);
  clock.pass(24);
  expect(sent).toHaveLength(1);
  clock.pass(1);
  expect(sent[1]).toEqual({ at: 1045, x: 3, number: 2 });
  clock.pass(500);
  expect(sent).toHaveLength(2);
  stride.walk(at(4));
  expect(sent[2]).toEqual({ at: 1545, x: 4, number: 3 });
});

test("[SDK2] A wish says when its sample was taken, in the server's time, however long it was held.", () => {
  const { clock, stamps, stride } = walking();
  clock.pass(1000);
  stride.walk(at(1));
  clock.pass(20);
  stride.walk(at(2));
  clock.pass(100);
  expect(stamps).toEqual([61_000, 61_020]);
});

test("[SDK2] However often somebody walks, no two wishes leave within 45 ms, and the last one always leaves.", () => {
  const { clock, sent, stride } = walking();
  for (let frame = 1; frame <= 300; frame++) {
    stride.walk(at(frame));
    clock.pass(frame % 3 === 0 ? 7 : 11);
  }
  clock.pass(45);
  for (let i = 1; i < sent.length; i++) expect(sent[i]!.at - sent[i - 1]!.at).toBeGreaterThanOrEqual(45);
  expect(sent.at(-1)!.x).toBe(300);
});

test("[SDK2] Nothing leaves after a stop.", () => {
  const { clock, sent, stride } = walking();
  stride.walk(at(1));
  stride.walk(at(2));
  stride.stop();
  clock.pass(1000);
  expect(sent).toHaveLength(1);
});

test("[SDK2] What is no wish throws `invalid` at once, and an arm that is too long is drawn in.", () => {
  const { sent, stride } = walking();
  const nonsense: Wish[] = [
    { position: [Number.NaN, 0, 0], yaw: 0 },
    { position: [0, 0, 0], yaw: Number.POSITIVE_INFINITY },
    { position: [0, 5000, 0], yaw: 0 },
    { position: [0, 0, 0], yaw: 0, head: { position: [0, 1.6, 0], rotation: [0, 0, 0, 0] } },
  ];
  for (const wish of nonsense) {
    expect(() => stride.walk(wish)).toThrow(expect.objectContaining({ name: "StoaError", code: "invalid" }));
  }
  expect(sent).toHaveLength(0);
  stride.walk({ ...at(9), leftHand: { position: [0, 3.9, 0], rotation: [0, 0, 0, 1] } });
  expect(sent).toHaveLength(1);
});
