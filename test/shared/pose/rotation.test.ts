/** Rotation: the lattice, the turns between, and where a head is headed. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { heading, LATTICE, setLattice, turnAboutUp, turnBetween, turnBy } from "../../../shared/pose/rotation.ts";

const component = fc.double({ min: -1, max: 1, noNaN: true });
const quaternion = fc
  .tuple(component, component, component, component)
  .filter((q) => Math.hypot(...q) > 0.01)
  .map((q) => q.map((value) => value / Math.hypot(...q)) as [number, number, number, number]);

/** The angle between two rotations, degrees. */
function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let dot = 0;
  let length = 0;
  for (let i = 0; i < 4; i++) {
    dot += a[i]! * b[i]!;
    length += a[i]! * a[i]!;
  }
  const sine = Math.sqrt(Math.max(0, 1 - (dot * dot) / length));
  return (2 * Math.asin(Math.min(1, sine)) * 180) / Math.PI;
}

test("[POS2] A rotation arrives within 0.2°, whatever it turned from, or asks for a key.", () => {
  fc.assert(
    fc.property(quaternion, quaternion, (from, to) => {
      const lattice = new Int32Array(4);
      setLattice(lattice, 0, ...from);
      const turn = new Int32Array(3);
      if (turnBetween(lattice, 0, Float64Array.from(to), 0, turn, 0)) turnBy(lattice, 0, turn[0]!, turn[1]!, turn[2]!);
      else {
        expect(apart(from, to)).toBeGreaterThan(150);
        setLattice(lattice, 0, ...to);
      }
      expect(
        apart(
          Array.from(lattice, (value) => value / LATTICE),
          to,
        ),
      ).toBeLessThanOrEqual(0.2);
    }),
    { numRuns: 2000 },
  );
});

test("[POS2] A rotation that has arrived asks for no further turn.", () => {
  fc.assert(
    fc.property(quaternion, (to) => {
      const lattice = new Int32Array(4);
      const turn = new Int32Array(3);
      setLattice(lattice, 0, ...to);
      expect(turnBetween(lattice, 0, Float64Array.from(to), 0, turn, 0)).toBe(true);
      expect([...turn]).toEqual([0, 0, 0]);
    }),
  );
});

test("[POS5] The heading of a head is where it looks over the ground, also from a nod or a glance up.", () => {
  for (const yaw of [-3, -1.5, 0, 0.4, 2.9]) {
    for (const pitch of [-1.57, -1.5, -0.7, 0, 0.7, 1.5, 1.57]) {
      const nod: [number, number, number, number] = [Math.sin(pitch / 2), 0, 0, Math.cos(pitch / 2)];
      expect(heading(...turnAboutUp(nod, yaw))).toBeCloseTo(yaw, 6);
    }
  }
});
