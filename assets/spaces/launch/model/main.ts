/** Makes the launch: `npm run launch`; `assets/model/build.ts` says with what options. */
import { build } from "../../../model/build.ts";
import { drawLaunch } from "./launch.ts";
import { water } from "./measures.ts";
import { shore } from "./shore.ts";
import { sunned } from "./sunned.ts";
import { launchGround, launchSeats } from "./walkable.ts";
import { launchWalls } from "./walls.ts";
import { launchZones, standIds } from "./zones.ts";

await build({
  id: "launch",
  folder: new URL("../", import.meta.url),
  draw: drawLaunch,
  built: { west: -27, east: 27, north: -22, south: 20, middle: { x: 0, z: 0 } },
  sunned,
  sea: { level: water, shore: shore() },
  measured: () => ({ ground: launchGround(), walls: launchWalls(), seats: launchSeats(), zones: launchZones() }),
  screens: ["stage", ...standIds],
});
