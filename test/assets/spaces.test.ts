/**
 * The spaces that ship are right, and so is the schema that their authors' editors read.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loungeGround, loungeSeats, loungeWalls, loungeZones } from "../../assets/spaces/lounge/model/walkable.ts";
import { plazaGround, plazaSeats, plazaWalls } from "../../assets/spaces/plaza/model/walkable.ts";
import { checkSpace, problemSentence } from "../../shared/space/check.ts";
import { spaceSchemaFile } from "../../shared/space/schema-file.ts";
import type { Space } from "../../shared/space/space.ts";

const folder = new URL("../../assets/spaces/", import.meta.url);
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

function readSpace(name: string): Space {
  const checked = checkSpace(JSON.parse(readFileSync(new URL(`${name}/space.json`, folder), "utf8")));
  if (checked.ok) return checked.space;
  throw new Error(checked.problems.map((problem) => problemSentence(`${name}/space.json`, problem)).join("\n"));
}

test("[SPC4] [LOU1] Plaza, lounge and field ship with the house.", () => {
  expect(names).toEqual(expect.arrayContaining(["plaza", "lounge", "field"]));
});

test.each(names)(
  "[SPC4] %s is right, bears its folder's name, has its files, and links to spaces that ship.",
  (name) => {
    const space = readSpace(name);
    expect(space.id).toBe(name);
    const files = [space.model, space.brand.logo, ...space.screens.map(({ image }) => image)];
    for (const file of files) if (file) expect(existsSync(new URL(`${name}/${file}`, folder)), file).toBe(true);
    for (const { id, space: to } of space.links) expect(names, id).toContain(to);
  },
);

test("[SPC3] The published schema is the one that files are checked by.", () => {
  expect(readFileSync(new URL("space.schema.json", folder), "utf8")).toBe(spaceSchemaFile());
});

test("[SPC4] The field is 100 × 100 m, flat, for 1000 people, with no least distance.", () => {
  const field = readSpace("field");
  const xs = field.ground.flatMap(({ polygon }) => polygon.map(([x]) => x));
  const zs = field.ground.flatMap(({ polygon }) => polygon.map(([, z]) => z));
  expect([Math.min(...xs), Math.max(...xs), Math.min(...zs), Math.max(...zs)]).toEqual([-50, 50, -50, 50]);
  expect(field.ground.map(({ height }) => height)).toEqual([0]);
  expect(field.capacity).toBe(1000);
  expect(field.spawn.radius).toBe(50);
  expect(field.bubbles.minimum).toBe(0);
  expect(field.zones.map(({ minimum }) => minimum)).toEqual([0]);
  expect(field.walls).toEqual([]);
});

test("[SPC5] The plaza's ground, walls and seats are those of its model's measures.", () => {
  const plaza = JSON.parse(readFileSync(new URL("plaza/space.json", folder), "utf8"));
  expect({ ground: plaza.ground, walls: plaza.walls, seats: plaza.seats }).toEqual({
    ground: plazaGround(),
    walls: plazaWalls(),
    seats: plazaSeats(),
  });
});

test("[LOU1] The lounge's ground, walls, seats and zones are those of its model's measures.", () => {
  const lounge = JSON.parse(readFileSync(new URL("lounge/space.json", folder), "utf8"));
  expect({ ground: lounge.ground, walls: lounge.walls, seats: lounge.seats, zones: lounge.zones }).toEqual({
    ground: loungeGround(),
    walls: loungeWalls(),
    seats: loungeSeats(),
    zones: loungeZones(),
  });
});
