import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLog } from "../../server/log.ts";
import { checkSpaceFolder, loadSpaces, watchSpaces } from "../../server/spaces.ts";
import { StartError } from "../../server/start-error.ts";
import type { Space } from "../../shared/space/space.ts";
import { SQUARE, writeSpaces } from "./http/opened.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-spaces-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const PARK = { ...SQUARE, id: "park", name: "The park" };

test("[SPC10] Every folder with a good space file is a space; the spaces that ship are good.", async () => {
  const spaces = await loadSpaces(await writeSpaces(folder, SQUARE, PARK));
  expect([...spaces.keys()].sort()).toEqual(["park", "square"]);
  const shipped = await loadSpaces("assets/spaces");
  expect([...shipped.keys()].sort()).toEqual(["field", "launch", "lounge", "plaza"]);
});

test("[SCR4] A screen's video that lies beside no file stops the start.", async () => {
  const screen = {
    id: "s",
    name: "S",
    position: [0, 2, 0] as [number, number, number],
    yaw: 0,
    width: 2,
    height: 1,
    alt: "A",
  };
  const spaces = await writeSpaces(folder, { ...SQUARE, screens: [{ ...screen, video: "film.webm" }] });
  await expect(loadSpaces(spaces)).rejects.toThrow(/screens\[0\].video: expected a file in the space's folder/);
  await writeFile(join(spaces, "square", "film.webm"), "");
  expect((await loadSpaces(spaces)).get("square")?.screens[0]?.video).toBe("film.webm");
});

test("[SPC10] A broken space stops the start with one sentence: file, path, what was expected.", async () => {
  const spaces = await writeSpaces(folder, SQUARE);
  const file = join(spaces, "square", "space.json");
  const broken: [string, string][] = [
    ["{", "expected JSON"],
    [JSON.stringify({ ...SQUARE, capacity: 0 }), `${file}: capacity: expected`],
    [JSON.stringify({ ...SQUARE, id: "circle" }), `${file}: id: expected the folder's name, "square", found "circle".`],
    [JSON.stringify({ ...SQUARE, brand: { name: "B", logo: "logo.svg" } }), `${file}: brand.logo: expected a file`],
  ];
  for (const [text, sentence] of broken) {
    await writeFile(file, text);
    const error = await loadSpaces(spaces).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StartError);
    expect((error as Error).message).toContain(sentence);
    expect((error as Error).message).not.toContain("\n");
  }
  await rm(file);
  await expect(loadSpaces(spaces)).rejects.toThrow("expected a space file");
  await rm(join(spaces, "square"), { recursive: true });
  await expect(loadSpaces(spaces)).rejects.toThrow("there is none");
  await expect(loadSpaces(join(folder, "nowhere"))).rejects.toThrow("cannot be read");
});

/** Resolves when something has been told `count` times; rejects after a second, which is what was promised. */
async function within(holds: () => boolean): Promise<number> {
  const start = performance.now();
  while (!holds()) {
    if (performance.now() - start > 1000) throw new Error("not within a second");
    await new Promise((tick) => setTimeout(tick, 10));
  }
  return performance.now() - start;
}

test("[SPC11] A saved file is taken within a second; a broken one is told, and the space stays as it was.", async () => {
  const spacesFolder = await writeSpaces(folder, SQUARE);
  const file = join(spacesFolder, "square", "space.json");
  const spaces = await loadSpaces(spacesFolder);
  const told: Space[] = [];
  const logged: string[] = [];
  const log = createLog({ write: (line) => void logged.push(line) });
  const stop = await watchSpaces(spacesFolder, spaces, log, (space) => told.push(space));
  try {
    await writeFile(file, JSON.stringify({ ...SQUARE, name: "The new square" }));
    await within(() => told.length === 1);
    expect(told[0]?.name).toBe("The new square");
    expect(spaces.get("square")?.name).toBe("The new square");

    await writeFile(file, JSON.stringify({ ...SQUARE, capacity: "many" }));
    await within(() => logged.length > 0);
    expect(logged.join()).toContain("capacity");
    expect(told).toHaveLength(1);
    expect(spaces.get("square")?.name).toBe("The new square");

    // As editors save: written beside, then moved over it.
    await writeFile(`${file}.tmp`, JSON.stringify({ ...SQUARE, name: "Moved" }));
    await rename(`${file}.tmp`, file);
    await within(() => told.length === 2);
    expect(spaces.get("square")?.name).toBe("Moved");

    await mkdir(join(spacesFolder, "park"));
    await writeFile(join(spacesFolder, "park", "space.json"), JSON.stringify(PARK));
    await within(() => spaces.has("park"));
  } finally {
    await stop();
  }
});

test("[SPC14] A folder's check names every problem with its path.", async () => {
  const spaces = await writeSpaces(folder, { ...SQUARE, capacity: 0, name: "" });
  const check = await checkSpaceFolder(join(spaces, "square"));
  expect(check.ok ? [] : check.problems.map(({ path }) => path).sort()).toEqual(["capacity", "name"]);
});
