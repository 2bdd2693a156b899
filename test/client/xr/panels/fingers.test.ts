import fc from "fast-check";
import { expect, test } from "vitest";
import { Fingers, type Pointer, type Surface } from "../../../../client/xr/panels/fingers.ts";
import { buttonAt, type Layout, layOut, shareAt } from "../../../../client/xr/panels/layout.ts";
import type { Sheet } from "../../../../client/xr/panels/sheet.ts";
import { facing, turned } from "../../../../client/xr/turn.ts";
import type { Vec3 } from "../../../../shared/pose/pose.ts";

const nothing = () => undefined;
const button = (words: string, off = false) => ({ kind: "button" as const, words, act: nothing, off });
const SHEET: Sheet = {
  id: "test",
  width: 0.5,
  pad: 0.02,
  gap: 0.01,
  letters: 0.02,
  rows: [
    { height: 0.05, cells: [{ kind: "words", words: "Title" }] },
    { height: 0.06, cells: [button("one"), button("two")], shares: [2, 1] },
    { height: 0.06, cells: [button("three"), button("off", true)] },
  ],
};
const layout = layOut(SHEET);
const FIRST = 1;
const SECOND = 2;

type Hung = Omit<Surface, "layout"> & { layout: Layout };
function hung(position: Vec3, eyes: Vec3): Hung {
  return { position, rotation: facing(position, eyes), layout };
}

/** A point of a panel, `before` metres before its face, where `x`, `y` are from its upper left corner. */
function pointOf({ position, rotation }: Hung, x: number, y: number, before: number): Vec3 {
  const [dx, dy, dz] = turned(rotation, [x - layout.width / 2, layout.height / 2 - y, before]);
  return [position[0] + dx, position[1] + dy, position[2] + dz];
}
const middleOf = (box: number) => {
  const { x, y, width, height } = layout.boxes[box]!;
  return [x + width / 2, y + height / 2] as const;
};
const FAR: Vec3 = [0, -50, 0];

function ray(panel: Hung, box: number, from: Vec3, pressed: boolean): Pointer {
  const to = pointOf(panel, ...middleOf(box), 0);
  const [x, y, z] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(x, y, z);
  return { side: "right", from, along: [x / length, y / length, z / length], pressed, tip: FAR };
}
const finger = (tip: Vec3): Pointer => ({ side: "left", from: FAR, along: [0, -1, 0], pressed: false, tip });

/** Presses that come of these frames. */
function pressesOf(panel: Hung, frames: Pointer[]): number[] {
  const fingers = new Fingers<Hung>();
  const presses: number[] = [];
  for (const pointer of frames) fingers.frame([pointer], [panel], (_panel, box) => presses.push(box));
  return presses;
}

const metre = fc.double({ min: -1.5, max: 1.5, noNaN: true });
const place = fc.tuple(metre, metre, metre) as fc.Arbitrary<Vec3>;
/** A panel wherever it hangs, and a place before it. */
const scene = fc
  .tuple(place, place, metre, metre)
  .filter(([at, eyes]) => Math.hypot(at[0] - eyes[0], at[2] - eyes[2]) > 0.3);

test("[XR16] Wherever a panel hangs, a trigger that goes down and up on a button presses that one, once.", () => {
  fc.assert(
    fc.property(scene, fc.constantFrom(1, 2, 3), ([at, eyes, x, y], box) => {
      const panel = hung(at, eyes);
      const from = pointOf(panel, layout.width / 2 + x / 4, layout.height / 2 + y / 4, 0.7);
      const frames = [false, true, true, false, false].map((pressed) => ray(panel, box, from, pressed));
      expect(pressesOf(panel, frames)).toEqual([box]);
    }),
  );
});

test("[XR16] From behind, or on a button that is off, or on mere words, nothing is pressed.", () => {
  fc.assert(
    fc.property(scene, ([at, eyes]) => {
      const panel = hung(at, eyes);
      const behind = pointOf(panel, 0.2, 0.1, -0.6);
      const before = pointOf(panel, 0.2, 0.1, 0.6);
      for (const [box, from] of [
        [FIRST, behind],
        [4, before],
        [0, before],
      ] as const) {
        const frames = [false, true, false].map((pressed) => ray(panel, box, from, pressed));
        expect(pressesOf(panel, frames)).toEqual([]);
      }
    }),
  );
});

test("[XR16] Whoever slips off while pressing, or began beside it, presses nothing.", () => {
  const panel = hung([0, 1.4, -1], [0, 1.6, 0]);
  const from: Vec3 = [0.2, 1.2, -0.2];
  const on = (box: number, pressed: boolean) => ray(panel, box, from, pressed);
  const beside: Pointer = { side: "right", from, along: [0, 0, 1], pressed: true, tip: FAR };
  expect(pressesOf(panel, [on(FIRST, false), on(FIRST, true), on(SECOND, true), on(SECOND, false)])).toEqual([]);
  expect(pressesOf(panel, [beside, on(FIRST, true), on(FIRST, false)])).toEqual([]);
});

test("[XR16] What comes to stand there while a trigger is held is not pressed for what stood there.", () => {
  const panel = hung([0, 1.4, -1], [0, 1.6, 0]);
  const fingers = new Fingers<Hung>();
  const presses: number[] = [];
  const frame = (pressed: boolean) =>
    fingers.frame([ray(panel, FIRST, [0.2, 1.2, -0.2], pressed)], [panel], (_panel, box) => presses.push(box));
  frame(true);
  panel.layout = layOut(SHEET);
  frame(false);
  expect(presses).toEqual([]);
  frame(true);
  frame(false);
  expect(presses).toEqual([FIRST]);
});

test("[XR16] A finger presses on its way through, once, and again only after it has come back out.", () => {
  const panel = hung([0.3, 1.3, -0.5], [0, 1.6, 0]);
  const [x, y] = middleOf(SECOND);
  const at = (before: number) => finger(pointOf(panel, x, y, before));
  expect(pressesOf(panel, [0.05, 0.03, 0.01, -0.01, -0.03, -0.01, 0.005, -0.02].map(at))).toEqual([SECOND]);
  expect(pressesOf(panel, [0.05, 0.01, -0.01, 0.03, -0.01].map(at))).toEqual([SECOND, SECOND]);
  // From behind it is no poke.
  expect(pressesOf(panel, [-0.2, -0.05, -0.01, 0.01, 0.05].map(at))).toEqual([]);
});

test("[XR16] A hand that points at a panel says where; a press that began there holds the trigger until it ends.", () => {
  const panel = hung([0, 1.4, -1], [0, 1.6, 0]);
  const from: Vec3 = [0.2, 1.2, -0.2];
  const fingers = new Fingers<Hung>();
  const [touch] = fingers.frame([ray(panel, FIRST, from, true)], [panel], nothing);
  const aimed = pointOf(panel, ...middleOf(FIRST), 0);
  expect(touch).toMatchObject({ side: "right", box: FIRST, held: true, poking: false });
  expect(Math.hypot(...touch!.at.map((v, i) => v - aimed[i]!))).toBeLessThan(1e-6);
  const away: Pointer = { side: "right", from, along: [0, 0, 1], pressed: true, tip: FAR };
  expect(fingers.frame([away], [panel], nothing)).toEqual([]);
  expect(fingers.holding).toBe(true);
  fingers.frame([{ ...away, pressed: false }], [panel], nothing);
  expect(fingers.holding).toBe(false);
});

test("[XR16] A meter that can be set is held where a hand holds it, and one that cannot is mere words.", () => {
  const meter = { kind: "meter" as const, words: "Moment", share: 0 };
  const set = layOut({ ...SHEET, rows: [{ height: 0.06, cells: [{ ...meter, go: nothing }] }] });
  const panel = { position: [0, 1.4, -1] as Vec3, rotation: facing([0, 1.4, -1], [0, 1.6, 0]), layout: set };
  const { x, width, height } = set.boxes[0]!;
  for (const share of [0.1, 0.5, 0.9]) {
    const [dx, dy] = [x + width * share - set.width / 2, 0];
    const to = turned(panel.rotation, [dx, dy, 0]).map((v, i) => v + panel.position[i]!) as Vec3;
    const from: Vec3 = [0.1, 1.5, -0.2];
    const along = to.map((v, i) => v - from[i]!) as Vec3;
    const length = Math.hypot(...along);
    const pointer: Pointer = {
      ...{ side: "right", from, pressed: true, tip: FAR },
      along: along.map((v) => v / length) as Vec3,
    };
    const [touch] = new Fingers<Surface>().frame([pointer], [panel], nothing);
    expect(touch).toMatchObject({ box: 0, held: true });
    expect(shareAt(set.boxes[0]!, touch!.x)).toBeCloseTo(share, 6);
  }
  expect([shareAt(set.boxes[0]!, -1), shareAt(set.boxes[0]!, 9)]).toEqual([0, 1]);
  const told = layOut({ ...SHEET, rows: [{ height, cells: [meter] }] });
  expect(buttonAt(told, x + width / 2, height / 2)).toBe(-1);
});

test("[XR16] Cells lie within their sheet and never over one another.", () => {
  const cell = fc.constant(button("x"));
  const rows = fc.array(
    fc.record({
      height: fc.double({ min: 0.01, max: 0.2, noNaN: true }),
      cells: fc.array(cell, { minLength: 1, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(rows, (some) => {
      const { width, height, boxes } = layOut({ ...SHEET, rows: some });
      boxes.forEach((a, i) => {
        expect(a.x).toBeGreaterThanOrEqual(0.02 - 1e-9);
        expect(a.x + a.width).toBeLessThanOrEqual(width - 0.02 + 1e-9);
        expect(a.y + a.height).toBeLessThanOrEqual(height - 0.02 + 1e-9);
        for (const b of boxes.slice(i + 1)) {
          const apart = b.x >= a.x + a.width || b.y >= a.y + a.height || a.x >= b.x + b.width || a.y >= b.y + b.height;
          expect(apart).toBe(true);
        }
      });
    }),
  );
});
