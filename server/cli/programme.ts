/**
 * `stoa programme check`: whether a programme is right, and what will go wrong in its evening; `stoa programme rehearse`: the
 * evening as it would go. Carries EVE10 and PRG9.
 */
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Whence } from "../../shared/messages/call.ts";
import { type ProgrammeCheck, programmeSentence } from "../../shared/programme/check-programme.ts";
import { type Advice, lint } from "../../shared/programme/lint.ts";
import { clockIn } from "../../shared/programme/moments.ts";
import type { Moment, Rehearsal } from "../../shared/programme/rehearsal.ts";
import type { Space } from "../../shared/space/space.ts";
import { rehearse } from "../programme/rehearse/rehearse.ts";
import { checkProgrammeText, PROGRAMME_FILE } from "../programmes.ts";
import { checkSpaceFolder, SPACE_FILE } from "../spaces.ts";

/** What `--json` prints. */
export type ProgrammeReport = {
  ok: boolean;
  file: string;
  id: string | null;
  /** The space that it was checked against; null where none lies beside it. */
  space: string | null;
  problems: Advice[];
  advice: Advice[];
};

type Read = {
  file: string;
  space: Space | null;
  check: ProgrammeCheck;
  /** Where it is held, with the spaces that lie beside its own. */
  house: Whence | undefined;
};

/** Reads a programme, or that of a space's folder, with the space that lies beside it. */
async function readProgramme(path: string): Promise<Read> {
  const given = resolve(path);
  const isFolder = (await stat(given).catch(() => null))?.isDirectory() ?? false;
  const file = isFolder ? join(given, PROGRAMME_FILE) : given;
  const text = await readFile(file, "utf8").catch((problem: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read (${problem.code}).`);
  });
  const folder = dirname(file);
  const beside = await checkSpaceFolder(folder);
  const space = beside.ok ? beside.space : null;
  const spaces = { has: (id: string) => existsSync(join(dirname(folder), id, SPACE_FILE)) };
  const house = space === null ? undefined : { space: space.id, spaces };
  return { file, space, check: await checkProgrammeText(text, space, folder), house };
}

/**
 * @param path a programme, or the folder of a space that has one
 * @param now ms since 1970
 */
export async function reportProgramme(
  path: string,
  now: number,
): Promise<{ report: ProgrammeReport; lines: string[] }> {
  const { file, space, check, house } = await readProgramme(path);
  const told = { file, space: space?.id ?? null };
  if (!check.ok) {
    const { problems } = check;
    const lines = problems.map((problem) => programmeSentence(file, problem));
    return { report: { ok: false, ...told, id: null, problems, advice: [] }, lines };
  }
  const { id, cues } = check.programme;
  const advice = lint(check.programme, now, undefined, house);
  const where = space === null ? "; no space lies beside it that has its zones and screens" : "";
  const lines = [
    `${file}: ${id} is good: ${cues.length === 1 ? "one cue" : `${cues.length} cues`}${where}.`,
    ...advice.map((one) => programmeSentence(file, one)),
  ];
  return { report: { ok: true, ...told, id, problems: [], advice }, lines };
}

export type RehearsalAsked = {
  people: number;
  seed: number;
  /** So much faster than the evening itself; all at once unless told. */
  speed?: number;
};

/** What `--json` prints of a rehearsal. */
export type RehearsalReport = Pick<ProgrammeReport, "file" | "id" | "space" | "problems" | "advice"> & {
  ok: boolean;
  rehearsal: Rehearsal | null;
};

/**
 * Rehearses a programme, or that of a space's folder.
 * @param say told of each line as it comes
 */
export async function rehearseProgramme(
  path: string,
  { people, seed, speed }: RehearsalAsked,
  say: (line: string) => void,
): Promise<RehearsalReport> {
  const { file, space, check, house } = await readProgramme(path);
  const told = { file, space: space?.id ?? null };
  if (!check.ok) {
    for (const problem of check.problems) say(programmeSentence(file, problem));
    return { ok: false, ...told, id: null, problems: check.problems, advice: [], rehearsal: null };
  }
  const { programme } = check;
  const { id, zone } = programme;
  say(`${file}: ${id}, rehearsed with ${people === 1 ? "one visitor" : `${people} visitors`}, seed ${seed}.`);
  const rehearsal = await rehearse({
    programme,
    space,
    people,
    seed,
    told: (moment) => say(momentLine(moment, zone)),
    ...(speed !== undefined && { pass: async (ms: number) => void (await wait(ms / speed)) }),
  });
  const advice = lint(programme, undefined, undefined, house);
  for (const line of summaryLines(rehearsal, zone)) say(line);
  if (advice.length > 0) say("What the programme itself says:");
  for (const one of advice) say(`  ${programmeSentence("", one)}`);
  return { ok: true, ...told, id, problems: [], advice, rehearsal };
}

const momentLine = ({ at, here, what }: Moment, zone: string): string =>
  `${clockIn(zone, at)}  ${String(here).padStart(5)} here  ${what}`;

function summaryLines({ visitors, addressed, questions, hands, polls, wrong }: Rehearsal, zone: string): string[] {
  const often = Object.entries(addressed.times).map(([times, people]) => `${times}×: ${people}`);
  const answers = Object.entries(polls).map(([cue, { answers, of }]) => `${cue} ${answers} of ${of}`);
  return [
    `Visitors: ${visitors.came} came, ${visitors.most} at most at a time, ${visitors.turnedAway} found no place.`,
    `Addressed: ${addressed.mean} times on average, ${addressed.most} at most, held back ${addressed.held} times. Visitors by times: ${often.join(", ") || "none"}.`,
    `Questions: ${questions.asked} asked, ${questions.answered} answered. Hands: ${hands.raised} raised, ${hands.up} called up.`,
    ...(answers.length > 0 ? [`Polls: ${answers.join(", ")} answered.`] : []),
    wrong.length === 0 ? "Nothing went wrong." : "What went wrong:",
    ...wrong.map(({ at, text }) => `  ${at === null ? "     " : clockIn(zone, at)}  ${text}.`),
  ];
}
