/** Rotation: the lattice, the turns between, and where a head is headed. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Quat } from "../../../shared/pose/pose.ts";
import {
  COARSE_TURNS,
  FINE_TURNS,
  heading,
  readLattice,
  setLattice,
  type TurnGrain,
  turnAboutUp,
  turnBetween,
  turnBy,
} from "../../../shared/pose/rotation.ts";

const component = fc.double({ min: -1, max: 1, noNaN: true });
const quaternion = fc
  .tuple(component, component, component, component)
  .filter((q) => Math.hypot(...q) > 0.01)
  .map((q) => q.map((value) => value / Math.hypot(...q)) as Quat);

/** The angle between two rotations, degrees. */
function apart(a: Quat, b: Quat): number {
  let dot = 0;
  for (let i = 0; i < 4; i++) dot += a[i]! * b[i]!;
  const sine = Math.sqrt(Math.max(0, 1 - dot * dot));
  return (2 * Math.asin(Math.min(1, sine)) * 180) / Math.PI;
}

function standing(lattice: Int32Array, grain: TurnGrain): Quat {
  const q: Quat = [0, 0, 0, 1];
  readLattice(lattice, 0, grain, q);
  return q;
}

test.each([
  ["near", FINE_TURNS, 0.2],
  ["mid", COARSE_TURNS, 2.2],
] as const)(
  "[POS2] In the %s tier a rotation arrives as exactly as it should, whatever it turned from, or asks for a key.",
  (_, grain, most) => {
    fc.assert(
      fc.property(quaternion, quaternion, (from, to) => {
        const lattice = new Int32Array(4);
        setLattice(lattice, 0, ...from, grain);
        const turn = new Int32Array(3);
        if (turnBetween(lattice, 0, Float64Array.from(to), 0, grain, turn, 0)) {
          turnBy(lattice, 0, turn[0]!, turn[1]!, turn[2]!, grain);
        } else {
          expect(apart(from, to)).toBeGreaterThan(150);
          setLattice(lattice, 0, ...to, grain);
        }
        expect(apart(standing(lattice, grain), to)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 2000 },
    );
  },
);

test("[POS2] A rotation that has arrived asks for no further turn.", () => {
  fc.assert(
    fc.property(quaternion, fc.constantFrom(FINE_TURNS, COARSE_TURNS), (to, grain) => {
      const lattice = new Int32Array(4);
      const turn = new Int32Array(3);
      setLattice(lattice, 0, ...to, grain);
      expect(turnBetween(lattice, 0, Float64Array.from(to), 0, grain, turn, 0)).toBe(true);
      expect([...turn]).toEqual([0, 0, 0]);
    }),
  );
});

test("[POS2] What the lattice says is a unit quaternion, whatever stands in it, and no rotation where there is no length.", () => {
  const lattice = new Int32Array(4);
  setLattice(lattice, 0, 0, 0, 0, 0, FINE_TURNS);
  expect(standing(lattice, FINE_TURNS)).toEqual([0, 0, 0, 1]);
  setLattice(lattice, 0, 0.5, 0.5, 0.5, 0.5, FINE_TURNS);
  expect(Math.hypot(...standing(lattice, FINE_TURNS))).toBeCloseTo(1, 9);
});

test("[POS5] The heading of a head is where it looks over the ground, also from a nod or a glance up.", () => {
  for (const yaw of [-3, -1.5, 0, 0.4, 2.9]) {
    for (const pitch of [-1.57, -1.5, -0.7, 0, 0.7, 1.5, 1.57]) {
      const nod: [number, number, number, number] = [Math.sin(pitch / 2), 0, 0, Math.cos(pitch / 2)];
      expect(heading(...turnAboutUp(nod, yaw))).toBeCloseTo(yaw, 6);
    }
  }
});
