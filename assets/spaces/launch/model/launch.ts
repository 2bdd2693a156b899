/**
 * The whole launch as meshes, before any light falls on it.
 */
import { Model } from "../../../model/mesh.ts";
import { drawFestoons } from "./festoons.ts";
import { drawFloors } from "./floors.ts";
import { drawGateways } from "./gateways.ts";
import { drawLand } from "./land.ts";
import { drawPlanting } from "./planting.ts";
import { drawPortal } from "./portal.ts";
import { drawStage } from "./stage.ts";
import { drawStands } from "./stands.ts";
import { drawTerrace } from "./terrace.ts";
import { drawTiers } from "./tiers.ts";

export function drawLaunch(): Model {
  const model = new Model();
  drawFloors(model);
  drawTiers(model);
  drawStage(model);
  drawPortal(model);
  drawTerrace(model);
  drawGateways(model);
  drawStands(model);
  drawPlanting(model);
  drawFestoons(model);
  drawLand(model);
  return model;
}
