/**
 * Takes pictures of the places from where people stand, into `test/pictures/`: for looking at, beside the references.
 *
 * `node test/browser/place-pictures.ts [name …]` takes those whose names begin so, or all. Every space has at least the
 * picture of whoever arrives there, `<space>-arrival`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PlaceQuality } from "../../client/world/place/index.ts";
import type { SpaceFile } from "../../shared/space/space.ts";
import type { View } from "../support/place-page.ts";
import { openPlacePage } from "../support/place-page-server.ts";
import { launchViews } from "./launch-views.ts";

type Picture = View & { name: string; space?: string; quality?: PlaceQuality };

const spaces = new URL("../../assets/spaces/", import.meta.url);

/** What somebody sees who has just arrived in a space. */
function arrivals(): Picture[] {
  const folders = readdirSync(spaces, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name: space }) => {
    const { spawn }: SpaceFile = JSON.parse(readFileSync(new URL(`${space}/space.json`, spaces), "utf8"));
    const [x, y, z] = spawn.position;
    const eyes = y + 1.65;
    return {
      name: `${space}-arrival`,
      space,
      from: [x, eyes, z],
      to: [x - Math.sin(spawn.yaw ?? 0) * 10, eyes - 0.6, z - Math.cos(spawn.yaw ?? 0) * 10],
    };
  });
}

function qualities(space: string, views: (View & { name: string })[]): Picture[] {
  const both: PlaceQuality[] = ["high", "baked"];
  return both.flatMap((quality) =>
    views.map((view) => ({ ...view, space, quality, name: `${space}-${quality}-${view.name}` })),
  );
}

const plaza: Picture[] = [
  { name: "1-arrival", from: [0, 1.6, 8.6], to: [-0.6, 1.75, -10] },
  { name: "1b-from-the-stoa", from: [0, 2.05, 12.95], to: [0, 2, -10] },
  { name: "2-court", from: [-5.2, 1.65, 3.6], to: [7, 2.2, -4.6] },
  { name: "3-looking-back", from: [-2.4, 1.7, -9.4], to: [1.4, 2.8, 6] },
  { name: "4-colonnade", from: [16.4, 2.15, -4.2], to: [15.6, 2.15, 8] },
  { name: "5-sea-steps", from: [-2.6, 1.6, -10], to: [-3.6, 1.3, -20] },
  { name: "6-golden-side", from: [9.2, 1.65, 3.2], to: [-6, 2.4, 9.6] },
  { name: "7-overview", from: [-26, 19, -34], to: [2, 0, 4], opening: 45 },
  { name: "8-stage", from: [5.2, 1.65, -2.2], to: [8, 2.3, -10.3] },
  { name: "9-tholos", from: [-4.4, 1.6, -0.4], to: [-9, 2.3, -6] },
  { name: "10-board", from: [2, 2.05, 13.4], to: [1.4, 2.1, 16.9] },
  { name: "11-cypress", from: [-12, 1.65, -4], to: [-15.8, 3.4, -4.6] },
  { name: "12-hill", from: [0.6, 1.65, -8], to: [2, 5.4, 16], opening: 40 },
  { name: "13-olive", from: [-6.4, 1.6, 4.4], to: [-9.3, 2.2, 7] },
  { name: "14-lavender", from: [-3.4, 1.5, -7.4], to: [-5.4, 0.6, -9.6] },
  { name: "15-jetty", from: [0.4, 0.5, -22.5], to: [0.2, 1.8, 0] },
  { name: "16-baked-colonnade", from: [16.4, 2.15, -4.2], to: [15.6, 2.15, 8], quality: "baked" },
  { name: "17-baked-court", from: [-5.2, 1.65, 5.6], to: [7, 2.2, -4.6], quality: "baked" },
  { name: "18-field", from: [0, 1.6, 10], to: [0, 1.5, -10], space: "field" },
  { name: "lounge-1-arrival", from: [-0.7, 1.95, 10], to: [1.1, 1.95, 3.24], space: "lounge" },
  { name: "lounge-2-desk", from: [2, 1.95, 8.6], to: [2.4, 1.6, 4], space: "lounge" },
  { name: "lounge-3-window-table", from: [-10.72, 1.5, -4.32], to: [-11.9, 1.3, -5.9], space: "lounge" },
  { name: "lounge-4-golden-table", from: [9.2, 1.95, -0.4], to: [12.4, 1.3, -6], space: "lounge" },
  { name: "lounge-5-hall-table", from: [-4.6, 1.5, 7.9], to: [-6.4, 1.3, 5], space: "lounge" },
  { name: "lounge-6-room", from: [8.6, 1.95, 11.6], to: [11.6, 1.4, 8.6], space: "lounge" },
  { name: "lounge-7-garden", from: [5.2, 1.65, -7.6], to: [-2, 1.6, 3], space: "lounge" },
  { name: "lounge-8-basin", from: [0.3, 1.95, 4.4], to: [0, 0.8, -10], space: "lounge" },
  { name: "lounge-9-garden-table", from: [3.85, 1.2, 2.2], to: [5.2, 1.2, -3], space: "lounge" },
  { name: "lounge-10-terrace", from: [-12.6, 1.65, -11.2], to: [4, 1.4, -10.2], space: "lounge" },
  { name: "lounge-11-overview", from: [-24, 17, -32], to: [1, 0, 0], opening: 45, space: "lounge" },
  { name: "lounge-12-looking-back", from: [0.4, 1.65, -9.6], to: [0, 2.4, 6], space: "lounge" },
  { name: "lounge-13-gates", from: [1, 1.95, 6.9], to: [-3, 1.8, 13], space: "lounge" },
  {
    name: "lounge-14-baked-arrival",
    from: [-0.7, 1.95, 10],
    to: [1.1, 1.95, 3.24],
    space: "lounge",
    quality: "baked",
  },
  { name: "lounge-15-baked-wing", from: [9.2, 1.95, 3], to: [12.4, 1.3, -6], space: "lounge", quality: "baked" },
  { name: "lounge-16-baked-garden", from: [5.2, 1.65, -7.6], to: [-2, 1.6, 3], space: "lounge", quality: "baked" },
];

const pictures = [...plaza, ...arrivals(), ...qualities("launch", launchViews)];
const folder = fileURLToPath(new URL("../pictures/", import.meta.url));
const wanted = process.argv.slice(2);
const chosen = pictures.filter(({ name }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)));
const say = (line: string) => process.stdout.write(`${line}\n`);

mkdirSync(folder, { recursive: true });
const { page, complaints, close } = await openPlacePage(1120, 630);
try {
  let loaded = "";
  for (const { name, space = "plaza", quality = "high", ...view } of chosen) {
    if (loaded !== space + quality) {
      const missing = await page.evaluate(([s, q]) => window.placePage!.load(s, q), [space, quality] as const);
      if (missing.length > 0) say(`${space}: missing ${missing.join(", ")}`);
      loaded = space + quality;
    }
    await page.evaluate((seen) => window.placePage!.show(seen), view as View);
    const drawn = await page.evaluate((seen) => window.placePage!.show(seen), view as View);
    writeFileSync(`${folder}place-${name}.png`, await page.screenshot({ type: "png" }));
    say(`${name}: ${drawn.calls} draw calls, ${drawn.triangles} triangles, ${drawn.milliseconds.toFixed(0)} ms`);
  }
  for (const complaint of new Set(complaints)) say(complaint);
} finally {
  await close();
}
