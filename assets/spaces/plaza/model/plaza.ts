/**
 * The whole plaza as meshes, before any light falls on it.
 */

import { benchOfStone } from "../../../model/bench.ts";
import { Model } from "../../../model/mesh.ts";
import { drawCourt } from "./court.ts";
import { drawFestoons } from "./festoons.ts";
import { drawHill } from "./hill.ts";
import { courtBenches } from "./measures.ts";
import { drawPlanting } from "./planting.ts";
import { drawSeaSide } from "./sea-side.ts";
import { drawStage } from "./stage.ts";
import { drawStoa } from "./stoa.ts";
import { drawTholos } from "./tholos.ts";

export function drawPlaza(): Model {
  const model = new Model();
  drawCourt(model);
  drawStoa(model);
  drawTholos(model);
  drawStage(model);
  for (const place of courtBenches) benchOfStone(model, place, 0);
  drawSeaSide(model);
  drawPlanting(model);
  drawFestoons(model);
  drawHill(model);
  return model;
}
