/**
 * Space files are checked whole, and every problem names its place and what was expected there.
 */
import { expect, test } from "vitest";
import { checkSpace, problemSentence } from "../../../shared/space/check.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";

const square: [number, number][] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];

function yard(changes: Partial<SpaceFile> = {}): SpaceFile {
  return {
    id: "yard",
    name: "Yard",
    summary: "A small yard.",
    spawn: { position: [5, 0, 5] },
    ground: [{ polygon: square }],
    ...changes,
  };
}

function sentences(json: unknown): string[] {
  const checked = checkSpace(json);
  return checked.ok ? [] : checked.problems.map((problem) => problemSentence("yard/space.json", problem));
}

test("[SPC1] A right file gives the space with every default filled in.", () => {
  const checked = checkSpace(yard());
  expect(checked.ok && checked.space).toMatchObject({ capacity: 100, zones: [], spawn: { yaw: 0, radius: 4 } });
});

test("[SPC1] A wrong shape names file, path, what was expected and what was found.", () => {
  expect(sentences({ ...yard(), name: 3 })).toEqual(["yard/space.json: name: expected text, found 3."]);
  expect(sentences({ ...yard(), colour: "red" })).toEqual([
    'yard/space.json: colour: expected no such name here, found "red".',
  ]);
  expect(sentences(yard({ ground: [{ polygon: square.slice(0, 2) }] }))).toEqual([
    "yard/space.json: ground[0].polygon: expected at least 3 entries, found [[0,0],[10,0]].",
  ]);
  expect(sentences(yard({ ground: [{ polygon: square, height: "low" as unknown as number }] }))).toEqual([
    'yard/space.json: ground[0].height: expected a height in metres, or a ramp { from, to } of two [x, y, z], found "low".',
  ]);
});

test.each([null, 7, "space", [], { __proto__: null }, Number.NaN])(
  "[SPC1] Anything else than a space is answered with problems, never an error (%j).",
  (json) => {
    expect(checkSpace(json).ok).toBe(false);
  },
);

test("[SPC1] All problems are told at once.", () => {
  expect(sentences({ id: "Yard!", name: "" }).length).toBeGreaterThanOrEqual(5);
});

test("[SPC2] Ids are unique within their list.", () => {
  const seat = { id: "a", position: [1, 0, 1] as [number, number, number], yaw: 0 };
  expect(sentences(yard({ seats: [seat, seat] }))).toEqual([
    'yard/space.json: seats[1].id: expected an id of its own, found "a", the id of seats[0].',
  ]);
});

test("[SPC2] The spawn and every seat stand on ground, at its height, outside everything solid.", () => {
  expect(sentences(yard({ spawn: { position: [50, 0, 5] } }))).toEqual([
    "yard/space.json: spawn.position: expected a place on the ground, found no ground at [50, 5].",
  ]);
  expect(sentences(yard({ seats: [{ id: "a", position: [1, 1.5, 1], yaw: 0 }] }))).toEqual([
    "yard/space.json: seats[0].position: expected the height of the ground there, 0, found 1.5.",
  ]);
  const block: [number, number][] = [
    [4, 4],
    [6, 4],
    [6, 6],
    [4, 6],
  ];
  expect(sentences(yard({ walls: [{ line: block, closed: true }] }))).toEqual([
    "yard/space.json: spawn.position: expected a place outside everything solid, found inside walls[0].",
  ]);
});

test("[SPC2] A seat half way up a ramp is at the ramp's height there.", () => {
  const ramp = { polygon: square, height: { from: [0, 0, 0], to: [10, 2, 0] } } as SpaceFile["ground"][number];
  const seat = (y: number) => ({ id: "a", position: [2.5, y, 5] as [number, number, number], yaw: 0 });
  const spawn = { position: [5, 1, 5] as [number, number, number] };
  expect(sentences(yard({ ground: [ramp], spawn, seats: [seat(0.5)] }))).toEqual([]);
  expect(sentences(yard({ ground: [ramp], spawn, seats: [seat(0.8)] })).join()).toContain("the ground there, 0.5");
});

test("[SPC2] Outlines enclose an area and do not cross themselves.", () => {
  const bow: [number, number][] = [
    [0, 0],
    [10, 10],
    [10, 0],
    [0, 9],
  ];
  expect(sentences(yard({ zones: [{ id: "z", name: "Zone", polygon: bow }] })).join()).toContain(
    "zones[0].polygon: expected an outline that does not cross itself",
  );
  const flat: [number, number][] = [
    [0, 0],
    [5, 5],
    [10, 10],
  ];
  expect(sentences(yard({ zones: [{ id: "z", name: "Zone", polygon: flat }] })).join()).toContain(
    "zones[0].polygon: expected corners that enclose an area",
  );
  expect(sentences(yard({ walls: [{ line: flat.slice(0, 2), closed: true }] })).join()).toContain(
    "walls[0].line: expected at least 3 corners where closed is true",
  );
});

test("[SPC2] A ramp's line has a length, and a top lies above its bottom.", () => {
  const steep = { polygon: square, height: { from: [5, 0, 5], to: [5, 1, 5] } } as SpaceFile["ground"][number];
  expect(sentences(yard({ ground: [{ polygon: square }, steep] })).join()).toContain(
    "ground[1].height: expected a ramp",
  );
  expect(sentences(yard({ zones: [{ id: "z", name: "Zone", polygon: square, bottom: 2, top: 1 }] }))).toEqual([
    "yard/space.json: zones[0].top: expected more than its bottom, 2, found 1.",
  ]);
});

test("[SCR4] A screen has an image or a video of a kind that browsers play, and always words.", () => {
  const screen = { id: "s", name: "S", position: [0, 2, 0], yaw: 0, width: 2, height: 1, alt: "A wall" };
  const problems = (more: object) => sentences(yard({ screens: [{ ...screen, ...more }] as never }));
  for (const good of [{}, { image: "a.png" }, { video: "a.webm" }, { video: "films/a.MP4" }])
    expect(problems(good)).toEqual([]);
  expect(problems({ video: "a.avi" }).join()).toContain(
    'screens[0].video: expected an .mp4 or .webm file, found "a.avi"',
  );
  expect(problems({ image: "a.png", video: "a.mp4" }).join()).toContain("screens[0].video: expected either an image");
  expect(problems({ video: "../a.mp4" }).join()).toContain("screens[0].video");
  expect(problems({ alt: "" }).join()).toContain("screens[0].alt");
});
