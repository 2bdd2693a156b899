/** Makes the plaza: `npm run plaza`; `assets/model/build.ts` says with what options. */
import { build } from "../../../model/build.ts";
import { water } from "./measures.ts";
import { drawPlaza } from "./plaza.ts";
import { shore } from "./sea-side.ts";
import { sunned } from "./sunned.ts";
import { plazaGround, plazaSeats, plazaWalls } from "./walkable.ts";

await build({
  id: "plaza",
  folder: new URL("../", import.meta.url),
  draw: drawPlaza,
  built: { west: -19, east: 22, south: 20, middle: { x: 0, z: 2 } },
  sunned,
  sea: { level: water, shore: shore() },
  measured: () => ({ ground: plazaGround(), walls: plazaWalls(), seats: plazaSeats() }),
  screens: ["stage", "board"],
});
