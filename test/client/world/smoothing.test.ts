/** Smoothing: what is drawn against the way really walked, over a line that jitters. */
import { expect, test } from "vitest";
import { Playhead, Smoothing } from "../../../client/world/smoothing.ts";
import type { Pose, Quat, Vec3 } from "../../../shared/pose/pose.ts";
import { seeded } from "../../support/seeded.ts";

const STEP = 50;
const SPEED = 1.4;

/** A walk with bends, a stop and a start: where somebody is at `ms`, walking `SPEED` metres a second at most. */
function strolling(seed: number): (ms: number) => Vec3 {
  const random = seeded(seed);
  const bend = 0.2 + random() * 0.6;
  const stop = 8000 + random() * 4000;
  const places: Vec3[] = [[0, 0, 0]];
  for (let ms = 0; ms < 40_000; ms++) {
    const [x, y, z] = places[ms]!;
    const walks = ms < stop || ms > stop + 3000;
    const way = Math.sin((ms / 1000) * bend) * 2;
    const pace = walks ? SPEED / 1000 : 0;
    places.push([x + Math.cos(way) * pace, y, z + Math.sin(way) * pace]);
  }
  return (ms) => places[Math.max(0, Math.min(places.length - 1, Math.round(ms)))]!;
}

const flat = (a: Vec3, b: Vec3) => Math.hypot(a[0] - b[0], a[2] - b[2]);

type Picture = { at: number; place: Vec3 };

/** Draws 30 s of a walk at 90 Hz; frames come up to 100 ms apart from even, 2 % of them later still, in order. */
function drawn(seed: number, late: number): { pictures: Picture[]; truth: (ms: number) => Vec3 } {
  const truth = strolling(seed);
  const random = seeded(seed + 1000);
  const arrivals: { at: number; pose: Pose }[] = [];
  let before = 0;
  let last: Vec3 | undefined;
  for (let tick = 1; tick <= 600; tick++) {
    const at = tick * STEP + 30 + random() * 100 + (random() < 0.02 ? late : 0);
    before = Math.max(before, at);
    const place = truth(tick * STEP).map((metres) => Math.round(metres * 1000) / 1000) as Vec3;
    if (last && flat(place, last) === 0) continue;
    last = place;
    arrivals.push({ at: before, pose: { position: place, yaw: 0, tick } });
  }
  const smoothing = new Smoothing();
  const pictures: Picture[] = [];
  let next = 0;
  for (let at = 0; at < 30_000; at += 1000 / 90) {
    for (; next < arrivals.length && arrivals[next]!.at <= at; next++)
      smoothing.push(arrivals[next]!.pose, arrivals[next]!.at);
    const picture = smoothing.sample(at);
    if (picture) pictures.push({ at, place: [...picture.position] });
  }
  return { pictures, truth };
}

/** The share of pictures within 5 cm of the truth as it was `delay` ms before. */
function within(pictures: readonly Picture[], truth: (ms: number) => Vec3, delay: number): number {
  return pictures.filter(({ at, place }) => flat(place, truth(at - delay)) <= 0.05).length / pictures.length;
}

test.each([60, 100, 150, 200])(
  "[PAGE20] Under 100 ms of jitter and 2 percent of frames %d ms later, the drawn place is within 5 cm of the true path delayed in 95 of 100 pictures.",
  (late) => {
    for (let seed = 1; seed <= 8; seed++) {
      const { pictures, truth } = drawn(seed, late);
      const settled = pictures.filter(({ at }) => at > 5000);
      let best = 0;
      for (let delay = 100; delay <= 400; delay += 10) best = Math.max(best, within(settled, truth, delay));
      expect(best, `seed ${seed}`).toBeGreaterThanOrEqual(0.95);
    }
  },
);

test.each([60, 150, 400])(
  "[PAGE21] The drawn place never moves faster than 1.5 times the truth, with 2 percent of frames %d ms later.",
  (late) => {
    for (let seed = 1; seed <= 8; seed++) {
      const { pictures } = drawn(seed, late);
      for (let i = 1; i < pictures.length; i++) {
        const speed =
          flat(pictures[i]!.place, pictures[i - 1]!.place) / ((pictures[i]!.at - pictures[i - 1]!.at) / 1000);
        expect(speed, `seed ${seed} at ${pictures[i]!.at}`).toBeLessThanOrEqual(1.5 * SPEED);
      }
    }
  },
);

const standing = (tick: number, x: number, more: Partial<Pose> = {}): Pose => ({
  position: [x, 0, 0],
  yaw: 0,
  tick,
  ...more,
});

test.each([
  ["mid", 4],
  ["far", 20],
] as const)(
  "[PAGE21] Who is %s is drawn evenly from updates that come every %d steps, and never faster than 1.5 times the truth.",
  (_, interval) => {
    const truth = strolling(3);
    const playhead = new Playhead();
    const near = new Smoothing(playhead);
    const other = new Smoothing(playhead);
    let [before, fastest, worst] = [undefined as Vec3 | undefined, 0, 0];
    for (let at = 0; at < 30_000; at += 10) {
      if (at % STEP === 0) {
        const tick = at / STEP + 1;
        near.push({ position: truth(tick * STEP), yaw: 0, tick }, at);
        // From the tenth second on for five seconds it is near, too.
        const told = at > 10_000 && at < 15_000 ? 1 : interval;
        if (tick % told === 0) other.push({ position: truth(tick * STEP), yaw: 0, tick }, at, told);
      }
      near.sample(at);
      const place = [...(other.sample(at)?.position ?? [0, 0, 0])] as Vec3;
      if (before && at > 2000) fastest = Math.max(fastest, flat(place, before) / 0.01);
      before = place;
      // Once it has settled it is the truth, so much further in the past; bends within a second are drawn straight.
      if (at > 5000 && at < 7500) worst = Math.max(worst, flat(place, truth(playhead.moment - (interval - 1) * STEP)));
    }
    expect(fastest).toBeLessThanOrEqual(1.5 * SPEED);
    expect(worst).toBeLessThan(interval === 4 ? 0.02 : 0.3);
  },
);

test("[PAGE21] A jump is cut: nothing is ever drawn between.", () => {
  const smoothing = new Smoothing();
  const places = new Set<number>();
  for (let tick = 1; tick < 40; tick++) {
    smoothing.push(standing(tick, tick < 20 ? 0 : 9, tick === 20 ? { jump: true } : {}), tick * STEP + 40);
    for (let part = 0; part < 5; part++) places.add(smoothing.sample(tick * STEP + 40 + part * 10)!.position[0]);
  }
  expect([...places]).toEqual([0, 9]);
});

test("[PAGE20] Who has stood for long starts from where they stood, at their own pace.", () => {
  const smoothing = new Smoothing();
  smoothing.push(standing(1, 0), 90);
  for (let at = 90; at < 20_000; at += 10) smoothing.sample(at);
  let fastest = 0;
  let before = 0;
  for (let tick = 400; tick < 440; tick++) {
    smoothing.push(standing(tick, (tick - 399) * 0.07), tick * STEP + 40);
    for (let part = 0; part < 5; part++) {
      const [x] = smoothing.sample(tick * STEP + 40 + part * 10)!.position;
      fastest = Math.max(fastest, (x - before) / 0.01);
      before = x;
    }
  }
  expect(before).toBeGreaterThan(2.3);
  expect(fastest).toBeLessThanOrEqual(1.5 * 1.4);
});

test("[PAGE20] All avatars of a visit are drawn at one moment, so two who walk in step stay in step.", () => {
  const playhead = new Playhead();
  const [a, b] = [new Smoothing(playhead), new Smoothing(playhead)];
  const random = seeded(6);
  let at = 0;
  for (let tick = 1; tick < 200; tick++) {
    at = Math.max(at, tick * STEP + random() * 100);
    a.push(standing(tick, tick * 0.07), at);
    b.push(standing(tick, tick * 0.07 + 1), at);
    for (let part = 0; part < 4; part++) {
      const [left] = a.sample(at + part * 10)!.position;
      const [right] = b.sample(at + part * 10)!.position;
      expect(right - left).toBeCloseTo(1, 9);
    }
  }
});

test("[PAGE20] Turns go the shorter way, and hands come and go with the pose that has them.", () => {
  const smoothing = new Smoothing();
  const turned = (yaw: number, w: number): Partial<Pose> => ({
    yaw,
    head: { position: [0, 1.6, 0], rotation: [0, Math.sqrt(1 - w * w), 0, w] },
  });
  for (let tick = 1; tick < 20; tick++) {
    const hand =
      tick < 10
        ? { leftHand: { position: [0, 1, 0] as Vec3, rotation: [0, 0, 0, 1] as [number, number, number, number] } }
        : {};
    smoothing.push(standing(tick, 0, { ...turned(tick % 2 ? 3.1 : -3.1, tick % 2 ? 1 : -1), ...hand }), tick * STEP);
    for (let part = 0; part < 5; part++) {
      const drawn = smoothing.sample(tick * STEP + part * 10)!;
      expect(Math.abs(Math.cos(drawn.yaw))).toBeGreaterThan(0.99);
      expect(Math.abs(drawn.head!.rotation[3])).toBeCloseTo(1, 9);
    }
  }
  expect(smoothing.sample(5000)!.leftHand).toBeUndefined();
});

test("[PAGE20] A hand closes as gradually as it moves, and is loose where nothing is known of it.", () => {
  const smoothing = new Smoothing();
  const hand = (grip?: number) => ({
    position: [0.2, 1, -0.3] as Vec3,
    rotation: [0, 0, 0, 1] as Quat,
    ...(grip === undefined ? {} : { grip }),
  });
  for (let tick = 1; tick <= 40; tick++) {
    const leftHand = hand(tick <= 20 ? 0 : 1);
    smoothing.push({ position: [0, 0, 0], yaw: 0, tick, leftHand, rightHand: hand() }, tick * STEP);
  }
  const grips: number[] = [];
  for (let at = 15 * STEP; at < 40 * STEP; at += 10) {
    const { leftHand, rightHand } = smoothing.sample(at)!;
    grips.push(leftHand!.grip);
    expect(rightHand!.grip).toBeCloseTo(0.45);
  }
  expect([grips[0], grips.at(-1)]).toEqual([0, 1]);
  expect(grips).toEqual([...grips].sort((a, b) => a - b));
  expect(grips.some((grip) => grip > 0.2 && grip < 0.8)).toBe(true);
});

test("[PAGE20] After a long silence the moment cuts to now instead of running after it.", () => {
  const playhead = new Playhead();
  const smoothing = new Smoothing(playhead);
  for (let tick = 1; tick <= 20; tick++) smoothing.push(standing(tick, tick * 0.05), tick * STEP + 40);
  for (let at = 1040; at < 5040; at += 10) smoothing.sample(at);
  for (let tick = 21; tick <= 100; tick++) smoothing.push(standing(tick, tick * 0.05), 5040);
  expect(smoothing.sample(5050)!.position[0]).toBeGreaterThan(4);
  expect(playhead.cuts).toBe(1);
});
