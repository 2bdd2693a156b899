/**
 * Lamps: woven shades that hang from the roof, lanterns in the garden, and the light they throw about them.
 */
import type { Lamp } from "../../../model/bake.ts";
import { globe } from "../../../model/lamp.ts";
import type { Model } from "../../../model/mesh.ts";
import { palette } from "../../../model/palette.ts";
import { box, turned } from "../../../model/shapes.ts";
import { cloister, deskLamp, hangingLamps, lanterns, room } from "./measures.ts";
import { beamBottom } from "./shell.ts";

const SHADE = 0.27;

function hanging(model: Model, x: number, y: number, z: number): void {
  const mesh = model.stone;
  const cord = { west: x - 0.008, east: x + 0.008, north: z - 0.008, south: z + 0.008 };
  box(mesh, { ...cord, bottom: y + 0.26, top: beamBottom + 0.7 }, palette.woodDark, ["top", "bottom"], 3);
  const profile: [number, number][] = [
    [SHADE, y],
    [SHADE * 0.9, y + 0.13],
    [SHADE * 0.5, y + 0.24],
    [0, y + 0.29],
  ];
  turned(mesh, { x, z, segments: 12, smooth: true, colour: palette.paper, profile });
  const within = profile.map(([r, h]): [number, number] => [Math.max(0, r - 0.008), h - 0.006]);
  turned(mesh, { x, z, segments: 12, smooth: true, inwards: true, colour: palette.lamp, profile: within });
  model.within({ x, y: y + 0.05, z }, () => globe(model.glow, 0.115));
}

/** A lantern that stands on the ground: a frame of dark wood about a light. */
function lantern(model: Model, x: number, z: number): void {
  const [half, high] = [0.13, 0.42];
  model.within({ x, y: 0, z, yaw: x }, () => {
    const mesh = model.stone;
    const frame = { west: -half, east: half, north: -half, south: half };
    box(mesh, { ...frame, bottom: 0, top: 0.05 }, palette.woodDark, ["bottom"], 1);
    box(mesh, { ...frame, bottom: high, top: high + 0.035 }, palette.woodDark, [], 1);
    for (const [px, pz] of [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const) {
      const [cx, cz] = [px * (half - 0.015), pz * (half - 0.015)];
      box(
        mesh,
        { west: cx - 0.013, east: cx + 0.013, north: cz - 0.013, south: cz + 0.013, bottom: 0.05, top: high },
        palette.woodDark,
        ["bottom", "top"],
        1,
      );
    }
  });
  model.within({ x, y: 0.2, z }, () => globe(model.glow, 0.085));
}

export function drawLamps(model: Model): void {
  for (const [x, y, z] of hangingLamps) hanging(model, x, y, z);
  for (const [x, z] of lanterns) lantern(model, x, z);
}

function inRoom(x: number, z: number): boolean {
  return z > room.north && Math.abs(x) > cloister.x;
}

/** What the lamps light. */
export const lights: Lamp[] = [
  ...hangingLamps.map(([x, y, z]): Lamp => ({ at: [x, y + 0.02, z], strength: inRoom(x, z) ? 2.6 : 1.3 })),
  ...lanterns.map(([x, z]): Lamp => ({ at: [x, 0.25, z], strength: 0.1 })),
  { at: [deskLamp.x, deskLamp.y - 0.02, deskLamp.z], strength: 0.4 },
];
