/**
 * Foliage: leaves as small diamonds on ellipsoids over a dark core. Their normals point away from the middle, so that
 * a crown is lit as one round body and not as confetti.
 */
import type { Chance } from "./chance.ts";
import { add, cross, type Mesh, type Model, times, unit, type Vec } from "./mesh.ts";
import { blend, type Colour, oneOfFew, shade } from "./palette.ts";

const GOLDEN = Math.PI * (3 - Math.sqrt(5));

export type Crown = {
  middle: Vec;
  radii: Vec;
  leaves: number;
  size: readonly [long: number, wide: number];
  dark: Colour;
  light: Colour;
  /** Leaves hang (−1), lie (0) or stand up (1). */
  lift?: number;
  /** How much of the crown its dark core fills. */
  core?: number;
};

function onSphere(random: Chance): Vec {
  const y = random.between(-1, 1);
  const angle = random.between(0, 2 * Math.PI);
  const r = Math.sqrt(1 - y * y);
  return [r * Math.cos(angle), y, r * Math.sin(angle)];
}

/** One leaf: a diamond that starts at `root`, points along `along` and is lit as if it looked along `normal`. */
export function leaf(mesh: Mesh, root: Vec, along: Vec, across: Vec, normal: Vec, base: Colour, tip: Colour): void {
  const middle = add(root, times(along, 0.5));
  mesh.speck(() => {
    const ids = [
      mesh.vertex(root, normal, base),
      mesh.vertex(add(middle, times(across, 0.5)), normal, blend(base, tip, 0.5)),
      mesh.vertex(add(root, along), normal, tip),
      mesh.vertex(add(middle, times(across, -0.5)), normal, blend(base, tip, 0.5)),
    ];
    mesh.triangle(ids[0]!, ids[1]!, ids[2]!);
    mesh.triangle(ids[0]!, ids[2]!, ids[3]!);
  });
}

/** A round body of foliage: leaves evenly all round, each a little out of its place. */
export function crown(
  model: Model,
  { middle, radii, leaves, size, dark, light, lift = 0.2, core = 0.7 }: Crown,
  random: Chance,
): void {
  blob(model.stone, middle, times(radii, core), blend(dark, light, 0.1), random, 0.06);
  for (let k = 0; k < leaves; k++) {
    const up = 1 - (2 * (k + 0.5)) / leaves;
    const angle = k * GOLDEN + random.between(-0.3, 0.3);
    const flat = Math.sqrt(1 - up * up);
    const out: Vec = [flat * Math.cos(angle), up, flat * Math.sin(angle)];
    const normal = unit([out[0] / radii[0], out[1] / radii[1], out[2] / radii[2]]);
    const depth = random.between(0.66, 0.98);
    const root = add(middle, [out[0] * radii[0] * depth, out[1] * radii[1] * depth, out[2] * radii[2] * depth]);
    const wander = onSphere(random);
    const along = unit(add(add(times(normal, 0.4), times(wander, 0.95)), [0, lift, 0]));
    const across = unit(cross(along, add(normal, times(wander, 0.3))));
    const grow = random.between(0.75, 1.2);
    const bright = 0.34 + 0.3 * up + (depth - 0.84) * 1.3 + random.between(-0.22, 0.3);
    const tint = oneOfFew(dark, light, Math.min(1, Math.max(0, bright)));
    leaf(
      model.leaves,
      root,
      times(along, size[0] * grow),
      times(across, size[1] * grow),
      normal,
      shade(tint, 0.82),
      tint,
    );
  }
}

/** An uneven round body: an icosahedron, its faces cut in four `cuts` times. */
export function blob(
  mesh: Mesh,
  middle: Vec,
  radii: Vec,
  tint: Colour,
  random: Chance,
  uneven: number,
  cuts = 0,
): void {
  type Face = [Vec, Vec, Vec];
  const upper = [0, 1, 2, 3, 4].map((k) => onIcosahedron(k, 1));
  const lower = [0, 1, 2, 3, 4].map((k) => onIcosahedron(k + 0.5, -1));
  let faces: Face[] = upper.flatMap((a, k): Face[] => {
    const [b, c, d] = [upper[(k + 1) % 5]!, lower[k]!, lower[(k + 1) % 5]!];
    return [
      [a, b, [0, 1, 0]],
      [a, c, b],
      [b, c, d],
      [c, [0, -1, 0], d],
    ];
  });
  for (let cut = 0; cut < cuts; cut++) {
    faces = faces.flatMap(([a, b, c]): Face[] => {
      const [ab, bc, ca] = [unit(add(a, b)), unit(add(b, c)), unit(add(c, a))];
      return [
        [a, ab, ca],
        [ab, b, bc],
        [ca, bc, c],
        [ab, bc, ca],
      ];
    });
  }
  const known = new Map<string, number>();
  const vertex = (v: Vec): number => {
    const key = v.map((n) => n.toFixed(4)).join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const swell = 1 + random.between(-uneven, uneven);
    const normal = unit([v[0] / radii[0], v[1] / radii[1], v[2] / radii[2]]);
    const light = 0.82 + 0.18 * (v[1] * 0.5 + 0.5);
    const at: Vec = [
      middle[0] + v[0] * radii[0] * swell,
      middle[1] + v[1] * radii[1] * swell,
      middle[2] + v[2] * radii[2] * swell,
    ];
    const made = mesh.vertex(at, normal, shade(tint, light));
    known.set(key, made);
    return made;
  };
  for (const [a, b, c] of faces) mesh.triangle(vertex(a), vertex(b), vertex(c));
}

function onIcosahedron(k: number, half: 1 | -1): Vec {
  const up = half / Math.sqrt(5);
  const r = Math.sqrt(1 - up * up);
  const angle = (k / 5) * 2 * Math.PI;
  return [r * Math.cos(angle), up, -r * Math.sin(angle)];
}
