/**
 * Bakes light into vertices: what comes from the sky and from other stones, and how much of the sun is seen.
 *
 * In passes: the rays of one see what the one before it found, so that shade under the roof is warm from the floor and
 * open shade is blue. Every vertex uses the same set of rays; sets of their own would make triangles visible. A speck has
 * one light.
 */
import { sky, sunlight, toSun } from "./light.ts";
import { add, cross, MATERIALS, type Model, minus, times, unit, type Vec } from "./mesh.ts";
import type { Scene } from "./scene.ts";

/** Irradiance ÷ π is kept as its square root over 0…RANGE in eight bits. */
export const RANGE = 1.6;
const FAR = 60;
const HAZE: Vec = [0.075, 0.068, 0.064];
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** How many rays a vertex sends: in each pass, where leaves are, far away, and towards the sun. */
export type Rays = { first: number; second: number; leaves: number; far: number; sun: number };
export const fullRays: Rays = { first: 10, second: 72, leaves: 24, far: 20, sun: 7 };
export const quickRays: Rays = { first: 0, second: 14, leaves: 8, far: 6, sun: 3 };
/** How wide the sun's glow is about its middle, as vertices see it: too far apart for sharp shadows. Degrees. */
const GLOW = 1.7;

/** A lamp that warms what is near it: where it hangs, and what it gives a face that looks at it from 1 m (0…1). */
export type Lamp = { at: Vec; strength: number };
const LAMPLIGHT: Vec = [1, 0.84, 0.64];
/** How far a lamp reaches, metres: it fades to nothing there. */
const LAMP_REACH = 7;
/** A lamp's own shade lets its light through. Metres. */
const SHADE = 0.45;

/** Four bytes for each vertex of a mesh: red, green, blue of the indirect light, and the sun. */
export type Baked = Record<(typeof MATERIALS)[number], Uint8Array>;

/** Directions about +Y, denser towards it as Lambert's law weighs them. */
function cosineRays(count: number): Vec[] {
  return Array.from({ length: count }, (_, k): Vec => {
    const r = Math.sqrt((k + 0.5) / count);
    const angle = k * GOLDEN;
    return [r * Math.cos(angle), Math.sqrt(1 - r * r), r * Math.sin(angle)];
  });
}

/** Directions within `degrees` of the sun's middle. */
export function sunRays(count: number, degrees: number): Vec[] {
  const side = unit(cross(toSun, [0, 1, 0]));
  const up = cross(side, toSun);
  const wide = Math.tan((degrees * Math.PI) / 180);
  return Array.from({ length: count }, (_, k): Vec => {
    const r = wide * Math.sqrt((k + 0.5) / count);
    const angle = k * GOLDEN;
    return unit(add(toSun, add(times(side, r * Math.cos(angle)), times(up, r * Math.sin(angle)))));
  });
}

/** How much of the sun is seen from a place, 0–1. */
export function sunSeen(scene: Scene, from: Vec, rays: readonly Vec[]): number {
  let seen = 0;
  for (const ray of rays) if (!scene.first(from, ray, FAR)) seen++;
  return seen / rays.length;
}

function turnedTo(normal: Vec, rays: readonly Vec[]): Vec[] {
  const side = unit(cross(Math.abs(normal[1]) > 0.95 ? [1, 0, 0] : [0, 1, 0], normal));
  const front = cross(side, normal);
  return rays.map(([x, y, z]) => add(add(times(side, x), times(normal, y)), times(front, z)));
}

/** Where a vertex looks out from: off its face, and drawn in a little, so that corners inside other stones see light. */
function lookouts(scene: Scene, lift: (vertex: number) => number): Vec[] {
  const count = scene.positions.length / 3;
  const sums = new Float32Array(count * 4);
  for (let face = 0; face < scene.faces.length / 3; face++) {
    const { middle, corners } = scene.face(face);
    for (const corner of corners) {
      for (let axis = 0; axis < 3; axis++) sums[corner * 4 + axis]! += middle[axis]!;
      sums[corner * 4 + 3]! += 1;
    }
  }
  return Array.from({ length: count }, (_, v): Vec => {
    const at: Vec = [scene.positions[v * 3]!, scene.positions[v * 3 + 1]!, scene.positions[v * 3 + 2]!];
    const normal: Vec = [scene.normals[v * 3]!, scene.normals[v * 3 + 1]!, scene.normals[v * 3 + 2]!];
    const n = sums[v * 4 + 3]! || 1;
    const inwards = minus([sums[v * 4]! / n, sums[v * 4 + 1]! / n, sums[v * 4 + 2]! / n], at);
    const far = Math.hypot(...inwards);
    const pull = far > 0 ? Math.min(0.15, 0.12 / far) : 0;
    return add(add(at, times(inwards, pull)), times(normal, lift(v)));
  });
}

/** Direct sunlight on each face, as irradiance of one colourless unit. */
function sunOnFaces(scene: Scene, rays: readonly Vec[]): Float32Array {
  const lit = new Float32Array(scene.faces.length / 3);
  for (let face = 0; face < lit.length; face++) {
    const { middle, normal } = scene.face(face);
    const facing = Math.max(0, normal[0] * toSun[0] + normal[1] * toSun[1] + normal[2] * toSun[2]);
    if (facing > 0) lit[face] = facing * sunSeen(scene, add(middle, times(normal, 0.03)), rays);
  }
  return lit;
}

/** Light that a face sends out: its own colour under sun and shade, red green blue for each face. */
function faceLight(scene: Scene, sun: Float32Array, indirect: Float32Array | undefined): Float32Array {
  const light = new Float32Array(sun.length * 3);
  for (let face = 0; face < sun.length; face++) {
    const { normal, corners } = scene.face(face);
    const open = 0.3 + 0.2 * normal[1];
    const guess = [0.42 * open, 0.45 * open, 0.52 * open];
    for (let c = 0; c < 3; c++) {
      const albedo = corners.reduce((sum, v) => sum + scene.albedo[v * 3 + c]!, 0) / 3;
      const shade = indirect ? corners.reduce((sum, v) => sum + indirect[v * 3 + c]!, 0) / 3 : guess[c]!;
      light[face * 3 + c] = albedo * ((sunlight[c]! * sun[face]!) / Math.PI + shade);
    }
  }
  return light;
}

function gather(scene: Scene, from: Vec, rays: readonly Vec[], light: Float32Array): Vec {
  let [r, g, b] = [0, 0, 0];
  for (const ray of rays) {
    const hit = scene.first(from, ray, FAR);
    if (hit) {
      r += light[hit.face * 3]!;
      g += light[hit.face * 3 + 1]!;
      b += light[hit.face * 3 + 2]!;
    } else {
      const seen = sky(ray);
      r += seen[0];
      g += seen[1];
      b += seen[2];
    }
  }
  return add(times([r, g, b], 0.9 / rays.length), HAZE);
}

/** What the lamps give to a place that looks along `normal`. */
function lampLight(scene: Scene, from: Vec, normal: Vec, lamps: readonly Lamp[]): Vec {
  let found = 0;
  for (const { at, strength } of lamps) {
    const way = minus(at, from);
    const far = Math.hypot(...way);
    const towards = times(way, 1 / far);
    const facing = normal[0] * towards[0] + normal[1] * towards[1] + normal[2] * towards[2];
    if (far > LAMP_REACH || facing <= 0) continue;
    const hit = scene.first(from, towards, far);
    if (hit && hit.distance < far - SHADE) continue;
    found += (strength * facing * (1 - far / LAMP_REACH) ** 2) / Math.max(far * far, 0.25);
  }
  return times(LAMPLIGHT, found);
}

export type Baking = {
  rays: Rays;
  lamps?: readonly Lamp[] | undefined;
  /** How often light goes from stone to stone before it reaches the eye, 1 unless told: more where little sky is seen. */
  bounces?: number | undefined;
  /** Nobody comes near what is farther than this from the middle. Metres. */
  near?: number;
};

/** For each vertex the one whose light it has: itself, or the first of its speck. */
function alike(model: Model): Uint32Array {
  const same: number[] = [];
  for (const name of MATERIALS.filter((name) => name !== "glow")) {
    const { specks } = model[name];
    const start = same.length;
    for (const [v, speck] of specks.entries()) {
      same.push(speck !== 0 && speck === specks[v - 1] ? same[start + v - 1]! : start + v);
    }
  }
  return Uint32Array.from(same);
}

/** Each place, or the middle of those that have the same light. */
function middles(places: readonly Vec[], same: Uint32Array): Vec[] {
  const sums = places.map((): Vec => [0, 0, 0]);
  const counts = new Uint8Array(places.length);
  for (const [v, place] of places.entries()) {
    sums[same[v]!] = add(sums[same[v]!]!, place);
    counts[same[v]!]! += 1;
  }
  return places.map((_, v) => times(sums[same[v]!]!, 1 / counts[same[v]!]!));
}

/** Bakes every vertex of the model. */
export function bake(model: Model, scene: Scene, { rays, lamps = [], bounces = 1, near = 27 }: Baking): Baked {
  const starts = { stone: 0, leaves: model.stone.positions.length / 3, brand: 0 };
  starts.brand = starts.leaves + model.leaves.positions.length / 3;
  const isLeaf = (v: number) => v >= starts.leaves && v < starts.brand;
  const same = alike(model);
  const places = middles(
    lookouts(scene, (v) => (isLeaf(v) ? 0.22 : 0.025)),
    same,
  );
  const suns = sunRays(rays.sun, GLOW);
  const sunFaces = sunOnFaces(scene, sunRays(Math.min(3, rays.sun), GLOW));

  const pass = (count: number, leaves: number, far: number, light: Float32Array): Float32Array => {
    const found = new Float32Array(places.length * 3);
    const [solid, leafy, distant] = [cosineRays(count), cosineRays(leaves), cosineRays(far)];
    for (const [v, place] of places.entries()) {
      if (same[v] !== v) {
        found.copyWithin(v * 3, same[v]! * 3, same[v]! * 3 + 3);
        continue;
      }
      const normal: Vec = [scene.normals[v * 3]!, scene.normals[v * 3 + 1]!, scene.normals[v * 3 + 2]!];
      const set = isLeaf(v) ? leafy : Math.hypot(place[0], place[2]) > near ? distant : solid;
      const around = gather(scene, place, turnedTo(normal, set), light);
      found.set(add(around, lampLight(scene, place, normal, lamps)), v * 3);
    }
    return found;
  };
  let light = faceLight(scene, sunFaces, undefined);
  for (let k = 0; k < bounces && rays.first > 0; k++) {
    light = faceLight(scene, sunFaces, pass(rays.first, 6, 6, light));
  }
  const indirect = pass(rays.second, rays.leaves, rays.far, light);

  const bytes = (start: number, count: number) => {
    const out = new Uint8Array(count * 4);
    for (let k = 0; k < count; k++) {
      const v = start + k;
      for (let c = 0; c < 3; c++) {
        out[k * 4 + c] = Math.round(255 * Math.sqrt(Math.min(1, indirect[v * 3 + c]! / RANGE)));
      }
      out[k * 4 + 3] = Math.round(255 * sunSeen(scene, places[v]!, suns));
    }
    return out;
  };
  return {
    stone: bytes(0, starts.leaves),
    leaves: bytes(starts.leaves, starts.brand - starts.leaves),
    brand: bytes(starts.brand, places.length - starts.brand),
    glow: new Uint8Array((model.glow.positions.length / 3) * 4).fill(255),
  };
}
