/** Makes the lounge: `npm run lounge`; `assets/model/build.ts` says with what options. */
import { build } from "../../../model/build.ts";
import { lights } from "./lamps.ts";
import { drawLounge } from "./lounge.ts";
import { water } from "./measures.ts";
import { shore } from "./sea-side.ts";
import { sunned } from "./sunned.ts";
import { loungeGround, loungeSeats, loungeWalls, loungeZones } from "./walkable.ts";

await build({
  id: "lounge",
  folder: new URL("../", import.meta.url),
  draw: drawLounge,
  built: { west: -19, east: 19, south: 16, middle: { x: 0, z: 1 } },
  sunned,
  lamps: lights,
  bounces: 3,
  sea: { level: water, shore: shore() },
  measured: () => ({ ground: loungeGround(), walls: loungeWalls(), seats: loungeSeats(), zones: loungeZones() }),
  screens: ["sign", "card"],
});
