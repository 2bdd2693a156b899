/**
 * The whole lounge as meshes, before any light falls on it.
 */
import { benchOfStone } from "../../../model/bench.ts";
import { mark } from "../../../model/mark.ts";
import { Model } from "../../../model/mesh.ts";
import { drawFloors, drawSteps } from "./floors.ts";
import { drawFurniture } from "./furniture.ts";
import { drawGarden } from "./garden.ts";
import { drawGates } from "./gates.ts";
import { drawHelpDesk } from "./help-desk.ts";
import { drawLamps } from "./lamps.ts";
import { drawLand } from "./land.ts";
import { benches, house } from "./measures.ts";
import { drawOutside } from "./outside.ts";
import { drawRoof } from "./roof.ts";
import { drawRooms } from "./rooms.ts";
import { drawSeaSide } from "./sea-side.ts";
import { drawShell } from "./shell.ts";
import { drawTextiles } from "./textiles.ts";
import { drawWalls } from "./walls.ts";

export function drawLounge(): Model {
  const model = new Model();
  drawFloors(model.stone);
  drawSteps(model.stone);
  drawShell(model.stone);
  drawWalls(model.stone);
  drawOutside(model.stone);
  drawGates(model.stone);
  drawRooms(model.stone);
  drawRoof(model.stone);
  drawGarden(model);
  drawHelpDesk(model);
  drawFurniture(model);
  drawTextiles(model);
  drawLamps(model);
  model.within({ x: 0, y: house.floor + 2.1, z: house.south - 0.07, scale: 1.5 }, () => mark(model, [-1]));
  for (const place of benches) benchOfStone(model, place, house.floor);
  drawSeaSide(model);
  drawLand(model);
  return model;
}
