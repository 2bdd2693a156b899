/**
 * Festoons: strings of bulbs between the cornice, the tholos and the stage. None hangs above where people arrive.
 */

import { chance } from "../../../model/chance.ts";
import { festoon } from "../../../model/festoon.ts";
import type { Model, Vec } from "../../../model/mesh.ts";
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
  for (const [from, to, sag] of strings) festoon(model, from, to, sag, random);
}
