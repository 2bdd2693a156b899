/** `stoa programme check`: whether a programme is right, and what will go wrong in its evening. Carries EVE10. */
import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { programmeSentence } from "../../shared/programme/check-programme.ts";
import { type Advice, lint } from "../../shared/programme/lint.ts";
import { checkProgrammeText, PROGRAMME_FILE } from "../programmes.ts";
import { checkSpaceFolder } from "../spaces.ts";

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

/**
 * @param path a programme, or the folder of a space that has one
 * @param now ms since 1970
 */
export async function reportProgramme(
  path: string,
  now: number,
): Promise<{ report: ProgrammeReport; lines: string[] }> {
  const given = resolve(path);
  const isFolder = (await stat(given).catch(() => null))?.isDirectory() ?? false;
  const file = isFolder ? join(given, PROGRAMME_FILE) : given;
  const text = await readFile(file, "utf8").catch((problem: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read (${problem.code}).`);
  });
  const folder = dirname(file);
  const beside = await checkSpaceFolder(folder);
  const space = beside.ok ? beside.space : null;
  const check = await checkProgrammeText(text, space, folder);
  const told = { file, space: space?.id ?? null };
  if (!check.ok) {
    const { problems } = check;
    const lines = problems.map((problem) => programmeSentence(file, problem));
    return { report: { ok: false, ...told, id: null, problems, advice: [] }, lines };
  }
  const { id, cues } = check.programme;
  const advice = lint(check.programme, now);
  const where = space === null ? "; no space lies beside it that has its zones and screens" : "";
  const lines = [
    `${file}: ${id} is good: ${cues.length === 1 ? "one cue" : `${cues.length} cues`}${where}.`,
    ...advice.map((one) => programmeSentence(file, one)),
  ];
  return { report: { ok: true, ...told, id, problems: [], advice }, lines };
}
