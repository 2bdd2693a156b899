/**
 * Checking a space file: first its shape (`spaceSchema`), then what the shape cannot say: that ids are unique, that
 * people land and sit on ground, that outlines enclose something. [SPC1] [SPC2]
 *
 * Every problem names the place in the file, what was expected there and what was found, in words for its author.
 */
import type { z } from "zod";
import { crosses, inside, type Polygon, signedArea, toEdge } from "./polygon.ts";
import { type Space, spaceSchema } from "./space.ts";

/** Something wrong in a space file: where (`zones[1].polygon`), what belongs there, and what is there instead. */
export type SpaceProblem = { path: string; expected: string; found?: string };

export type SpaceCheck = { ok: true; space: Space } | { ok: false; problems: SpaceProblem[] };

/** Outlines smaller than this are taken for mistakes. Square metres. */
const LEAST_AREA = 0.01;
/** A ramp's line is at least this long on the plan. Metres. */
const LEAST_RAMP = 0.05;
/** A seat may be this much above or below its ground. Metres. */
const SEAT_SLACK = 0.1;
/** Ground also holds who stands this close outside its edge. Metres. */
const EDGE_SLACK = 0.03;

/** Checks what was read from a `space.json`: the space with every default filled in, or all that is wrong with it. */
export function checkSpace(json: unknown): SpaceCheck {
  const parsed = spaceSchema.safeParse(json);
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.flatMap((issue) => shapeProblems(issue, json)) };
  const space = parsed.data;
  const problems = [
    ...idProblems(space),
    ...outlineProblems(space),
    ...rampProblems(space),
    ...rangeProblems(space),
    ...standingProblems(space),
    ...screenProblems(space),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, space };
}

/** One sentence about a problem: `plaza/space.json: seats[2].position: expected …, found …`. */
export function problemSentence(file: string, { path, expected, found }: SpaceProblem): string {
  const where = path === "" ? file : `${file}: ${path}`;
  return `${where}: expected ${expected}${found === undefined ? "" : `, found ${found}`}.`;
}

type Key = string | number | symbol;

function pathText(path: readonly Key[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? String(key) : `${text}.${String(key)}`;
  }, "");
}

function valueAt(json: unknown, path: readonly Key[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null) return undefined;
    return Object.entries(value).find(([name]) => name === String(key))?.[1];
  }, json);
}

const MOST_FOUND = 60;

function foundText(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MOST_FOUND ? `${text.slice(0, MOST_FOUND)}…` : text;
}

const KINDS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
};

function amount(issue: { origin?: string; minimum?: unknown; maximum?: unknown }): string {
  const what = issue.origin === "array" ? " entries" : issue.origin === "string" ? " characters" : "";
  if (issue.minimum !== undefined) return `at least ${issue.minimum}${what}`;
  return `at most ${issue.maximum}${what}`;
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return KINDS[issue.expected] ?? issue.expected;
    case "too_small":
    case "too_big":
      return amount(issue);
    case "invalid_value":
      return issue.values.map((value) => JSON.stringify(value)).join(" or ");
    case "invalid_union":
      return "a height in metres, or a ramp { from, to } of two [x, y, z]";
    default:
      return issue.message;
  }
}

function shapeProblems(issue: z.core.$ZodIssue, json: unknown): SpaceProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: pathText([...issue.path, key]),
      expected: "no such name here",
      found: foundText(valueAt(json, [...issue.path, key])),
    }));
  }
  return [
    {
      path: pathText(issue.path),
      expected: expectation(issue),
      found: foundText(valueAt(json, issue.path)),
    },
  ];
}

function idProblems(space: Space): SpaceProblem[] {
  const lists = { zones: space.zones, seats: space.seats, screens: space.screens, links: space.links };
  return Object.entries(lists).flatMap(([list, entries]) => {
    const seen = new Map<string, number>();
    return entries.flatMap(({ id }, k): SpaceProblem[] => {
      const first = seen.get(id);
      if (first === undefined) {
        seen.set(id, k);
        return [];
      }
      return [
        { path: `${list}[${k}].id`, expected: "an id of its own", found: `"${id}", the id of ${list}[${first}]` },
      ];
    });
  });
}

function crossing(polygon: Polygon): [number, number] | undefined {
  const corners = polygon.length;
  for (let i = 0; i < corners; i++) {
    const [ax, az] = polygon[i]!;
    const [bx, bz] = polygon[(i + 1) % corners]!;
    for (let j = i + 2; j < corners; j++) {
      const [cx, cz] = polygon[j]!;
      const [dx, dz] = polygon[(j + 1) % corners]!;
      if (crosses(ax, az, bx, bz, cx, cz, dx, dz)) return [i, j];
    }
  }
  return undefined;
}

function outlineProblem(path: string, polygon: Polygon): SpaceProblem[] {
  const sides = crossing(polygon);
  if (sides) {
    const found = `the sides after corner ${sides[0]} and after corner ${sides[1]} cross`;
    return [{ path, expected: "an outline that does not cross itself", found }];
  }
  if (Math.abs(signedArea(polygon)) >= LEAST_AREA) return [];
  return [{ path, expected: "corners that enclose an area", found: "corners on one line" }];
}

function outlineProblems(space: Space): SpaceProblem[] {
  const lists = { ground: space.ground, zones: space.zones, links: space.links };
  const floors = Object.entries(lists).flatMap(([list, entries]) =>
    entries.flatMap(({ polygon }, k) => outlineProblem(`${list}[${k}].polygon`, polygon)),
  );
  const solids = space.walls.flatMap(({ line, closed }, k) => {
    if (!closed) return [];
    const path = `walls[${k}].line`;
    if (line.length >= 3) return outlineProblem(path, line);
    return [{ path, expected: "at least 3 corners where closed is true", found: `${line.length} corners` }];
  });
  return [...floors, ...solids];
}

function rampProblems(space: Space): SpaceProblem[] {
  return space.ground.flatMap(({ height }, k): SpaceProblem[] => {
    if (typeof height === "number") return [];
    const length = Math.hypot(height.to[0] - height.from[0], height.to[2] - height.from[2]);
    if (length >= LEAST_RAMP) return [];
    return [
      {
        path: `ground[${k}].height`,
        expected: `a ramp whose line is at least ${LEAST_RAMP} m long seen from above`,
        found: `${length.toFixed(3)} m`,
      },
    ];
  });
}

function rangeProblems(space: Space): SpaceProblem[] {
  const lists = { walls: space.walls, zones: space.zones, links: space.links };
  return Object.entries(lists).flatMap(([list, entries]) =>
    entries.flatMap(({ bottom, top }, k): SpaceProblem[] =>
      bottom < top
        ? []
        : [{ path: `${list}[${k}].top`, expected: `more than its bottom, ${bottom}`, found: String(top) }],
    ),
  );
}

function screenProblems(space: Space): SpaceProblem[] {
  return space.screens.flatMap(({ image, video }, k): SpaceProblem[] => {
    const path = `screens[${k}].video`;
    if (video === undefined) return [];
    if (image !== undefined) return [{ path, expected: "either an image or a video", found: "both" }];
    return /\.(mp4|webm)$/i.test(video) ? [] : [{ path, expected: "an .mp4 or .webm file", found: `"${video}"` }];
  });
}

function groundHeights(space: Space, x: number, z: number): number[] {
  return space.ground
    .filter(({ polygon }) => inside(polygon, x, z) || toEdge(polygon, x, z) <= EDGE_SLACK)
    .map(({ height }) => {
      if (typeof height === "number") return height;
      const { from, to } = height;
      const [dx, dz] = [to[0] - from[0], to[2] - from[2]];
      const along = ((x - from[0]) * dx + (z - from[2]) * dz) / (dx * dx + dz * dz);
      return from[1] + (to[1] - from[1]) * Math.min(1, Math.max(0, along));
    });
}

function insideSolid(space: Space, [x, y, z]: [number, number, number]): number {
  return space.walls.findIndex(
    ({ line, closed, bottom, top }) => closed && y >= bottom && y < top && inside(line, x, z),
  );
}

function standingProblems(space: Space): SpaceProblem[] {
  const places = [
    { path: "spawn.position", position: space.spawn.position },
    ...space.seats.map(({ position }, k) => ({ path: `seats[${k}].position`, position })),
  ];
  return places.flatMap(({ path, position }): SpaceProblem[] => {
    const [x, y, z] = position;
    const heights = groundHeights(space, x, z);
    if (heights.length === 0) return [{ path, expected: "a place on the ground", found: `no ground at [${x}, ${z}]` }];
    const nearest = heights.reduce((best, height) => (Math.abs(height - y) < Math.abs(best - y) ? height : best));
    if (Math.abs(nearest - y) > SEAT_SLACK) {
      return [{ path, expected: `the height of the ground there, ${Number(nearest.toFixed(3))}`, found: String(y) }];
    }
    const solid = insideSolid(space, position);
    return solid < 0 ? [] : [{ path, expected: "a place outside everything solid", found: `inside walls[${solid}]` }];
  });
}
