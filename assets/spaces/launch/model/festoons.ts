/**
 * Festoons: from pergola to pergola behind the seats, along their fronts, and down to the piers of the stage.
 */
import { chance } from "../../../model/chance.ts";
import { festoon } from "../../../model/festoon.ts";
import type { Model, Vec } from "../../../model/mesh.ts";
import { pergola, stage, walk } from "./measures.ts";
import { polar, theatre } from "./theatre.ts";

const top = walk.floor + pergola.height + 0.1;
const pier = (side: number): Vec => [
  side * (stage.pier.x + stage.pier.half),
  stage.floor + stage.pier.height - 0.3,
  stage.pier.south,
];
const post = (k: number, side: number): Vec => polar(pergola.inner, pergola.angles[k]! * side, top);

export function drawFestoons(model: Model): void {
  const random = chance(81);
  model.within(theatre, () => {
    for (const side of [-1, 1]) {
      festoon(model, pier(side), post(3, side), 2.2, random);
      festoon(model, pier(side), post(1, side), 3, random);
      for (let k = 0; k < 3; k++) festoon(model, post(k, side), post(k + 1, side), 0.42, random);
    }
  });
}
