/**
 * Festoons: strings of bulbs between the cornice, the tholos and the stage. None hangs above where people arrive.
 */

import { chance } from "../../../model/chance.ts";
import { blob } from "../../../model/foliage.ts";
import type { Model, Vec } from "../../../model/mesh.ts";
import { palette } from "../../../model/palette.ts";
import { tube } from "../../../model/shapes.ts";
import { stage, stageMiddle, stoa, stoaColumns, stoaLines, tholos } from "./measures.ts";

const cornice = stoa.eaves - 0.12;
const west: Vec = [stageMiddle - stage.columns.x, stage.floor + 4.3, stage.columns.z + 0.3];
const east: Vec = [stageMiddle + stage.columns.x, stage.floor + 4.3, stage.columns.z + 0.3];
const columns = stoaColumns();

function overColumn(k: number): Vec {
  const [x, z] = columns[k]!;
  return z === stoaLines.backAxis ? [x, cornice, z - 0.45] : [x - 0.45, cornice, z];
}

function onTholos(angle: number): Vec {
  const r = tholos.ring + 0.42;
  return [tholos.x + r * Math.cos(angle), tholos.floor + tholos.column.height + 0.66, tholos.z - r * Math.sin(angle)];
}

const strings: [from: Vec, to: Vec, sag: number][] = [
  [onTholos(0.45), west, 1.1],
  [east, overColumn(15), 0.9],
  [east, overColumn(13), 1.1],
  [onTholos(-1.35), overColumn(2), 1.3],
  [onTholos(-2.2), overColumn(0), 1.2],
  [overColumn(12), overColumn(8), 0.9],
];

export function drawFestoons(model: Model): void {
  const random = chance(81);
  for (const [from, to, sag] of strings) {
    const long = Math.hypot(to[0] - from[0], to[2] - from[2]);
    const at = (t: number): Vec => [
      from[0] + (to[0] - from[0]) * t,
      from[1] + (to[1] - from[1]) * t - sag * 4 * t * (1 - t),
      from[2] + (to[2] - from[2]) * t,
    ];
    const pieces = Math.max(10, Math.round(long * 1.3));
    tube(
      model.stone,
      Array.from({ length: pieces + 1 }, (_, k) => at(k / pieces)),
      0.013,
      3,
      palette.slate,
    );
    const bulbs = Math.round(long / 1.15);
    for (let k = 1; k < bulbs; k++) {
      const [x, y, z] = at(k / bulbs);
      blob(model.glow, [x, y - 0.11, z], [0.07, 0.085, 0.07], palette.lamp, random, 0);
    }
  }
}
