/**
 * Programmes: `programme.json` in the folder of a space, the run of show of its evening. A broken one is told in the log and
 * what was there stays; a saved one is taken while people are there. Carries EVE2.
 */
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { watch } from "chokidar";
import { checkProgramme, isOver, type ProgrammeCheck, programmeSentence } from "../shared/programme/check-programme.ts";
import { type Advice, lint } from "../shared/programme/lint.ts";
import type { Programme } from "../shared/programme/programme.ts";
import { StoaError } from "../shared/protocol/refusal.ts";
import type { Space } from "../shared/space/space.ts";
import { tooHeavy } from "./budgets.ts";
import type { Log } from "./log.ts";
import type { Evenings } from "./programme/evenings.ts";

export const PROGRAMME_FILE = "programme.json";
/** How long a file must rest before it is read, ms: an editor may write in pieces. */
const SETTLED_MS = 80;
/** No programme is longer, characters. */
const LONGEST = 400_000;

/** Checks a programme's text against its space, and that what it shows lies in the space's folder. */
export async function checkProgrammeText(text: string, space: Space | null, folder: string): Promise<ProgrammeCheck> {
  const broken = (reason: string): ProgrammeCheck => ({ ok: false, problems: [{ path: "", text: reason }] });
  if (text.length > LONGEST) return broken(`a programme has at most ${LONGEST} characters`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return broken(`expected JSON: ${(error as Error).message}`);
  }
  const check = checkProgramme(json, space);
  if (!check.ok) return check;
  const problems = await fileProblems(check.programme, folder);
  return problems.length > 0 ? { ok: false, problems } : check;
}

/** What a programme shows that is not in the space's folder, or is too heavy. */
export async function fileProblems({ cues }: Programme, folder: string): Promise<Advice[]> {
  const problems: Advice[] = [];
  for (const [n, { do: what }] of cues.entries()) {
    if (what.kind !== "screen") continue;
    const path = `cues[${n}].do.file`;
    const file = join(folder, what.file);
    const there = await stat(file).catch(() => undefined);
    const heavy = there?.isFile() ? await tooHeavy(file, there.size) : null;
    if (!there?.isFile()) problems.push({ path, text: `there is no file ${what.file} in the space's folder` });
    else if (heavy !== null) problems.push({ path, text: `expected ${heavy.expected}, found ${heavy.found}` });
  }
  return problems;
}

export type ProgrammeParts = {
  /** The folder of `STOA_SPACES`. */
  folder: string;
  spaces: ReadonlyMap<string, Space>;
  evenings: Pick<Evenings, "runOf" | "set">;
  log: Log;
  now: () => number;
};

/** Takes the programme of each space that has one; what hosts have made of it since stays. */
export async function takeProgrammes(parts: ProgrammeParts): Promise<void> {
  for (const space of parts.spaces.values()) await takeProgramme(parts, space, true);
}

/**
 * Follows the files while somebody edits them.
 * @returns the way to stop, once they are being followed
 */
export async function followProgrammes(parts: ProgrammeParts): Promise<() => Promise<void>> {
  const { folder, spaces, log } = parts;
  let taking: Promise<unknown> = Promise.resolve();
  const watcher = watch(folder, {
    depth: 1,
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: SETTLED_MS, pollInterval: 20 },
    ignored: (path, stats) => stats?.isFile() === true && basename(path) !== PROGRAMME_FILE,
  });
  const take = (file: string) => {
    const space = spaces.get(basename(dirname(file)));
    if (space === undefined) return;
    taking = taking
      .then(() => takeProgramme(parts, space, false))
      .catch((error: unknown) => log.error({ error }, "programme not read"));
  };
  watcher.on("add", take).on("change", take);
  watcher.on("error", (error) => log.error({ error }, "programmes not followed"));
  await new Promise<void>((followed) => watcher.once("ready", () => followed()));
  return async () => {
    await watcher.close();
    await taking;
  };
}

async function takeProgramme(parts: ProgrammeParts, space: Space, starting: boolean): Promise<void> {
  const { folder, spaces, evenings, log, now } = parts;
  const file = join(folder, space.id, PROGRAMME_FILE);
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return;
  const warn = (problem: Advice) => log.warn({ problem: programmeSentence(file, problem) }, "programme not taken");
  const check = await checkProgrammeText(text, space, join(folder, space.id));
  if (!check.ok) {
    for (const problem of check.problems) warn(problem);
    return;
  }
  const { programme } = check;
  const run = evenings.runOf(space.id);
  if (JSON.stringify(programme) === JSON.stringify(run.programme)) return;
  if (starting && isPastOrTheirs(programme, run)) return;
  if (isOver(programme, now())) return warn({ path: "starts", text: "everything in it is in the past" });
  try {
    await evenings.set(space.id, null, programme);
    for (const advice of lint(programme, now(), undefined, { space: space.id, spaces }))
      log.info({ advice: programmeSentence(file, advice) }, "programme taken, with advice");
  } catch (error) {
    if (!(error instanceof StoaError)) throw error;
    warn({ path: "id", text: error.message.replace(/\.$/, "") });
  }
}

/** An evening that has been lies in its folder still; one that a host has changed since goes on as they made it. */
function isPastOrTheirs({ id }: Programme, run: ReturnType<Evenings["runOf"]>): boolean {
  if (run.past.has(id)) return true;
  return run.programme?.id === id && (run.closedAt !== null || run.setBy !== null);
}
