/**
 * Meshes that grow vertex by vertex, one per material, in the place's own coordinates or in a frame set for a while.
 */
import type { Colour } from "./palette.ts";

export type Vec = readonly [x: number, y: number, z: number];

/** Where a thing stands: its place and its turn about +Y (0 looks along −Z), and how large it is. */
export type Frame = { x: number; y: number; z: number; yaw?: number; scale?: number };

export const MATERIALS = ["stone", "leaves", "brand", "glow"] as const;

/** Large flat things whose sunlight is baked as a picture: all floors, and two long walls. */
export const CHARTS = ["floor", "back-wall", "side-wall"] as const;
export type Chart = (typeof CHARTS)[number];

export class Mesh {
  readonly positions: number[] = [];
  readonly normals: number[] = [];
  readonly colours: number[] = [];
  readonly indices: number[] = [];
  /** For each vertex, the number of the sun map's chart that its face lies on, 0 for none. */
  readonly charts: number[] = [];
  /** For each vertex, the number of the speck that it belongs to, 0 for none. */
  readonly specks: number[] = [];
  frame: Frame | undefined;
  #chart = 0;
  #speck = 0;
  #specksDrawn = 0;

  /** What is drawn meanwhile lies on a chart of the sun map. */
  onChart(chart: Chart, draw: () => void): void {
    this.#chart = CHARTS.indexOf(chart) + 1;
    draw();
    this.#chart = 0;
  }

  /** What is drawn meanwhile is one speck, such as a leaf: too small to be lit unevenly or to need places to the millimetre. */
  speck(draw: () => void): void {
    this.#speck = ++this.#specksDrawn;
    draw();
    this.#speck = 0;
  }

  /** Adds a vertex and returns its number. `normal` is of length 1. */
  vertex(position: Vec, normal: Vec, colour: Colour): number {
    const [x, y, z] = this.#placed(position);
    const [nx, ny, nz] = this.#turned(normal);
    this.positions.push(x, y, z);
    this.normals.push(nx, ny, nz);
    this.colours.push(colour[0], colour[1], colour[2]);
    this.charts.push(this.#chart);
    this.specks.push(this.#speck);
    return this.positions.length / 3 - 1;
  }

  triangle(a: number, b: number, c: number): void {
    this.indices.push(a, b, c);
  }

  get triangles(): number {
    return this.indices.length / 3;
  }

  #turned([x, y, z]: Vec): Vec {
    const yaw = this.frame?.yaw;
    if (!yaw) return [x, y, z];
    const [cos, sin] = [Math.cos(yaw), Math.sin(yaw)];
    return [x * cos + z * sin, y, z * cos - x * sin];
  }

  #placed(position: Vec): Vec {
    const frame = this.frame;
    if (!frame) return position;
    const scale = frame.scale ?? 1;
    const [x, y, z] = this.#turned(position);
    return [frame.x + x * scale, frame.y + y * scale, frame.z + z * scale];
  }
}

export class Model {
  readonly stone = new Mesh();
  readonly leaves = new Mesh();
  readonly brand = new Mesh();
  readonly glow = new Mesh();

  /** Draws something in a frame of its own. */
  within(frame: Frame, draw: () => void): void {
    for (const name of MATERIALS) this[name].frame = frame;
    draw();
    for (const name of MATERIALS) this[name].frame = undefined;
  }

  get triangles(): number {
    return MATERIALS.reduce((sum, name) => sum + this[name].triangles, 0);
  }
}

export function add(a: Vec, b: Vec): Vec {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function minus(a: Vec, b: Vec): Vec {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function times(a: Vec, by: number): Vec {
  return [a[0] * by, a[1] * by, a[2] * by];
}

export function cross(a: Vec, b: Vec): Vec {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function length(a: Vec): number {
  return Math.hypot(a[0], a[1], a[2]);
}

export function unit(a: Vec): Vec {
  return times(a, 1 / (length(a) || 1));
}

export function between(a: Vec, b: Vec, t: number): Vec {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}
