import { expect, test } from "vitest";
import { COMFORT } from "../../../client/xr/comfort.ts";
import { HeadsetBody, type HeadsetFrame } from "../../../client/xr/headset-body.ts";
import type { Part, Wish } from "../../../shared/pose/pose.ts";
import { yard } from "../world/yard.ts";

const head = (x: number, z: number): Part => ({ position: [x, 1.65, z], rotation: [0, 0, 0, 1] });
/** A hand that points ahead and a little down. */
const aim: Part = { position: [0.2, 1.2, -0.2], rotation: [Math.sin(-0.1), 0, 0, Math.cos(-0.1)] };
const told = (x: number, z: number, more: Partial<HeadsetFrame> = {}): HeadsetFrame => ({
  head: head(x, z),
  aim,
  walk: { x: 0, y: 0 },
  turn: { x: 0, y: 0 },
  trigger: false,
  confirm: false,
  menu: false,
  pointers: [],
  ...more,
});

/** Somebody in the yard with a headset on, who has just put it on. */
function worn(others: [x: number, z: number][] = []) {
  const place = yard(0.03, others);
  const headset = new HeadsetBody(place.visit, place.own);
  const wear = (seconds: number, frame: HeadsetFrame) =>
    place.run(seconds, (dt, now) => void headset.frame(place.ground, frame, dt, now));
  wear(0.5, told(0, 0));
  return { ...place, headset, wear };
}

test("[XR10] Putting the headset on leaves me where I stand, wherever I am in my room.", () => {
  const place = yard(0.03);
  const headset = new HeadsetBody(place.visit, place.own);
  place.run(0.5, (dt, now) => void headset.frame(place.ground, told(1.4, -0.8), dt, now));
  expect(Math.hypot(place.own.place.x, place.own.place.z)).toBeLessThan(1e-6);
  expect(place.apart()).toBeLessThan(0.01);
});

test("[XR10] My own steps move me, and the server's word never moves my view.", () => {
  const { own, wear, headset, apart, bodies, slot } = worn([[0, -1.6]]);
  const origin = structuredClone(headset.origin);
  for (let step = 0; step <= 20; step += 1) wear(0.05, told(0, -step * 0.05));
  // One metre towards somebody who stands 1.6 m away and keeps 1.2.
  expect(own.place.z).toBeCloseTo(-1);
  expect(headset.origin).toEqual(origin);
  expect(bodies.z[slot]! / 1000).toBeGreaterThan(-0.41);
  expect(apart()).toBeGreaterThan(0.5);
});

test("[XR13] Who is seen elsewhere is told so, is offered to stand there, and does when they ask.", () => {
  const { own, wear, headset, apart } = worn([[0, -1.6]]);
  wear(0.8, told(0, -0.9));
  expect(headset.apart.state).toBe("shown");
  wear(3.2, told(0, -0.9));
  expect(headset.apart.state).toBe("offered");
  headset.standHere(head(0, -0.9), 20);
  expect(Math.hypot(own.place.x, own.place.z + 0.9)).toBeLessThan(1e-6);
  wear(0.5, told(0, -0.9));
  expect(headset.apart.state).toBe("together");
  expect(apart()).toBeLessThan(0.05);
});

test("[XR12] The stick walks up to somebody's bubble and no further, and my view stops there too.", () => {
  const { own, wear, apart } = worn([[0, -3]]);
  wear(1.4, told(0, 0, { walk: { x: 0, y: -1 } }));
  expect(own.place.z).toBeLessThan(-1.6);
  expect(own.place.z).toBeGreaterThan(-1.85);
  wear(0.3, told(0, 0));
  expect(apart()).toBeLessThan(0.1);
});

test("[XR12] Aiming with the stick shows where it lands; letting go goes there, view and all.", async () => {
  const { own, wear, headset, apart } = worn();
  wear(0.2, told(0, 0, { turn: { x: 0, y: -1 } }));
  const landing = headset.arc?.landing;
  expect(landing?.[2]).toBeLessThan(-2);
  wear(0.05, told(0, 0));
  await Promise.resolve();
  wear(0.5, told(0, 0));
  expect(headset.arc).toBeNull();
  expect(own.place.z).toBeCloseTo(landing![2], 1);
  expect(apart()).toBeLessThan(0.02);
});

test("[XR12] A trigger that pressed on a panel throws nothing until it is let go.", () => {
  const { wear, headset, own } = worn();
  headset.onPanel = true;
  wear(0.1, told(0, 0, { trigger: true }));
  headset.onPanel = false;
  wear(0.3, told(0, 0, { trigger: true }));
  expect(headset.arc).toBeNull();
  wear(0.1, told(0, 0));
  wear(0.1, told(0, 0, { trigger: true }));
  expect(headset.arc?.landing).not.toBeNull();
  expect(Math.hypot(own.place.x, own.place.z)).toBeLessThan(0.01);
});

test("[XR12] A snap turn turns me on the spot.", () => {
  const { own, wear } = worn();
  wear(0.2, told(0, 0, { turn: { x: 1, y: 0 } }));
  expect(own.yaw).toBeCloseTo(-Math.PI / 6);
  expect(Math.hypot(own.place.x, own.place.z)).toBeLessThan(1e-6);
});

test("[XR10] Taking the headset off leaves me at the screen where I stood.", () => {
  const { own, wear, headset, run } = worn();
  wear(0.5, told(0.4, 0.3));
  const { x, z } = own.place;
  headset.leave();
  expect(own.inHeadset).toBe(false);
  run(0.5);
  expect(Math.hypot(own.place.x - x, own.place.z - z)).toBeLessThan(0.02);
});

test("[XR14] Who turns smoothly turns as far in a second at any frame rate, on the spot, and still aims straight ahead.", () => {
  for (const rate of [36, 72, 120]) {
    const { headset, own, ground } = worn();
    headset.comfort = { ...COMFORT, turn: "smooth" };
    const before = { ...own.place, yaw: own.yaw };
    for (let n = 0; n < rate; n++)
      headset.frame(ground, told(0.3, 0.2, { turn: { x: 1, y: 0.1 } }), 1 / rate, 30 + n / rate);
    expect(before.yaw - own.yaw).toBeCloseTo(1.7, 3);
    headset.frame(ground, told(0.3, 0.2, { turn: { x: 0.2, y: -1 } }), 1 / rate, 40);
    expect(headset.arc).not.toBeNull();
  }
  const { headset, own, ground } = worn();
  headset.comfort = { ...COMFORT, turn: "smooth" };
  headset.frame(ground, told(0.6, 0), 0.01, 50);
  const { x, z } = own.place;
  for (let n = 0; n < 100; n++) headset.frame(ground, told(0.6, 0, { turn: { x: 1, y: 0 } }), 0.01, 50 + n / 100);
  expect(Math.hypot(own.place.x - x, own.place.z - z)).toBeLessThan(1e-6);
});

test("[XR14] Who moves by jumps only is not walked by a stick, and may walk by their own feet.", () => {
  const { headset, own, wear } = worn();
  headset.comfort = { ...COMFORT, move: "teleport" };
  wear(0.5, told(0, 0, { walk: { x: 0, y: -1 } }));
  expect(own.place.z).toBeCloseTo(0);
  expect(headset.flow).toBe(0);
  wear(0.5, told(0, -0.4));
  expect(own.place.z).toBeCloseTo(-0.4);
});

test("[XR14] The view narrows with what is moved smoothly, never by one's own steps or by a turn in steps.", () => {
  const { headset, ground } = worn();
  const flow = (more: Partial<HeadsetFrame>, x = 0) => {
    headset.frame(ground, told(x, 0, more), 0.01, 60);
    return headset.flow;
  };
  expect(flow({})).toBe(0);
  expect(flow({}, 0.5)).toBe(0);
  expect(flow({ turn: { x: 1, y: 0 } })).toBe(0);
  expect(flow({ walk: { x: 0, y: -1 } })).toBeCloseTo(1);
  const half = flow({ walk: { x: 0, y: -0.5 } });
  expect(half).toBeGreaterThan(0.2);
  expect(half).toBeLessThan(0.6);
  expect(flow({})).toBe(0);
});

test("[XR14] Who sits is lifted to standing height once, is seen so by others, and comes down again.", () => {
  const { headset, own, visit, ground, wear } = worn();
  const sitting = (height: number) => {
    const frame = told(0, 0);
    frame.head.position[1] = height;
    return frame;
  };
  let wished: Wish | undefined;
  const walk = visit.walk.bind(visit);
  visit.walk = (wish) => {
    wished = wish;
    walk(wish);
  };
  headset.comfort = { ...COMFORT, seated: true };
  wear(0.5, sitting(1.15));
  expect(headset.rig?.head.position[1]).toBeCloseTo(1.6);
  expect(headset.drawn.position[1] - headset.origin.position[1]).toBeCloseTo(0.45);
  expect(own.place.y).toBe(0);
  expect(wished?.head?.position[1]).toBeCloseTo(1.6);
  // Whoever leans forward then is lower, and not lifted anew.
  headset.frame(ground, sitting(1.0), 0.01, 70);
  expect(headset.rig?.head.position[1]).toBeCloseTo(1.45);
  headset.comfort = COMFORT;
  headset.frame(ground, sitting(1.15), 0.01, 70.1);
  expect(headset.rig?.head.position[1]).toBeCloseTo(1.15);
});

test("[XR19] Who sits down sees from the seat at its height, may lean, is not walked, and gets up where others see them.", async () => {
  const { headset, own, visit, wear, apart, bodies, slot } = worn();
  await visit.sit("stool");
  wear(0.5, told(0.3, 0.2));
  expect([own.place.x, own.place.z]).toEqual([expect.closeTo(2, 3), expect.closeTo(1, 3)]);
  expect(own.yaw).toBeCloseTo(Math.PI / 2);
  expect(headset.rig?.head.position[1]).toBeCloseTo(1.2);
  expect(apart()).toBeLessThan(0.01);

  wear(4, told(0.3, 0.55, { walk: { x: 0, y: -1 } }));
  expect(apart()).toBeCloseTo(0.35, 2);
  expect(headset.apart.state).toBe("together");
  expect([bodies.x[slot], bodies.z[slot]]).toEqual([2000, 1000]);

  await visit.stand();
  wear(2, told(0.3, 0.2));
  expect(headset.rig?.head.position[1]).toBeCloseTo(1.65);
  expect(apart()).toBeLessThan(0.02);
  wear(0.5, told(0.3, 0.2, { walk: { x: 0, y: -1 } }));
  expect(Math.hypot(own.place.x - 2, own.place.z - 1)).toBeGreaterThan(0.4);
});
