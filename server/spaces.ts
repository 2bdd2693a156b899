/**
 * Spaces: the folders of `STOA_SPACES`, each read from its `space.json` and checked before anybody may enter.
 * A broken one stops the start; a broken save while developing is told and the space stays as it was. [SPC10] [SPC11]
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { watch } from "chokidar";
import { checkSpace, problemSentence, type SpaceProblem } from "../shared/space/check.ts";
import type { Space } from "../shared/space/space.ts";
import { tooHeavy } from "./budgets.ts";
import type { Log } from "./log.ts";
import { StartError } from "./start-error.ts";

export const SPACE_FILE = "space.json";

export type SpaceFolderCheck = { file: string } & (
  | { ok: true; space: Space }
  | { ok: false; problems: SpaceProblem[] }
);

/** Reads and checks one space's folder: the file, and that what it names lies beside it and is not too heavy. */
export async function checkSpaceFolder(folder: string): Promise<SpaceFolderCheck> {
  const file = join(folder, SPACE_FILE);
  const broken = (path: string, expected: string, found: string): SpaceFolderCheck => ({
    file,
    ok: false,
    problems: [{ path, expected, found }],
  });

  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return broken("", "a space file", "no file that can be read");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return broken("", "JSON", (error as Error).message);
  }
  const check = checkSpace(json);
  if (!check.ok) return { file, ...check };

  const { space } = check;
  const problems: SpaceProblem[] = [];
  if (space.id !== basename(folder))
    problems.push({ path: "id", expected: `the folder's name, "${basename(folder)}"`, found: `"${space.id}"` });
  for (const { path, name } of namedFiles(space)) {
    const there = await stat(join(folder, name)).catch(() => undefined);
    if (!there?.isFile()) {
      problems.push({ path, expected: "a file in the space's folder", found: `"${name}"` });
      continue;
    }
    const heavy = await tooHeavy(join(folder, name), there.size);
    if (heavy !== null) problems.push({ path, ...heavy });
  }
  return problems.length > 0 ? { file, ok: false, problems } : { file, ok: true, space };
}

function namedFiles(space: Space): { path: string; name: string }[] {
  return [
    { path: "model", name: space.model },
    { path: "brand.logo", name: space.brand.logo },
    ...space.screens.map(({ image }, at) => ({ path: `screens[${at}].image`, name: image })),
    ...space.screens.map(({ video }, at) => ({ path: `screens[${at}].video`, name: video })),
  ].filter((file): file is { path: string; name: string } => file.name !== undefined);
}

/**
 * Every space of a folder, by id.
 * @throws {StartError} naming file, path and what was expected there
 */
export async function loadSpaces(folder: string): Promise<Map<string, Space>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) throw new StartError(`STOA_SPACES must be a folder of spaces; ${folder} cannot be read.`);
  const spaces = new Map<string, Space>();
  for (const entry of entries.filter((found) => found.isDirectory() && !found.name.startsWith("."))) {
    const check = await checkSpaceFolder(join(folder, entry.name));
    if (!check.ok) throw new StartError(problemSentence(check.file, check.problems[0]!));
    spaces.set(check.space.id, check.space);
  }
  if (spaces.size === 0) throw new StartError(`STOA_SPACES must be a folder of spaces; there is none in ${folder}.`);
  return spaces;
}

/** How long a file must rest before it is read, ms: an editor may write in pieces. */
const SETTLED_MS = 80;

/**
 * Follows the folder while somebody edits it: a good save replaces the space in `spaces` and is told to `changed`, a
 * broken one is logged.
 * @returns the way to stop, once the folder is being followed
 */
export async function watchSpaces(
  folder: string,
  spaces: Map<string, Space>,
  log: Log,
  changed: (space: Space) => void,
): Promise<() => Promise<void>> {
  const watcher = watch(folder, {
    depth: 1,
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: SETTLED_MS, pollInterval: 20 },
    ignored: (path, stats) => stats?.isFile() === true && basename(path) !== SPACE_FILE,
  });
  const read = async (file: string) => {
    const check = await checkSpaceFolder(dirname(file));
    if (check.ok) {
      spaces.set(check.space.id, check.space);
      changed(check.space);
    } else
      for (const problem of check.problems)
        log.warn({ problem: problemSentence(check.file, problem) }, "space not taken");
  };
  const take = (file: string) => {
    read(file).catch((err: unknown) => log.error({ err }, "space not read"));
  };
  watcher.on("add", take).on("change", take);
  watcher.on("error", (err) => log.error({ err }, "spaces not followed"));
  await new Promise<void>((followed) => watcher.once("ready", () => followed()));
  return () => watcher.close();
}
