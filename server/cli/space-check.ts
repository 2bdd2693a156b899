/** `stoa space check`: what is wrong in a space's folder, in the words of its author. */
import { resolve } from "node:path";
import { problemSentence, type SpaceProblem } from "../../shared/space/check.ts";
import { checkSpaceFolder } from "../spaces.ts";

/** What `--json` prints. */
export type SpaceReport = { ok: boolean; file: string; id: string | null; problems: SpaceProblem[] };

export async function reportSpace(folder: string): Promise<{ report: SpaceReport; lines: string[] }> {
  const check = await checkSpaceFolder(resolve(folder));
  if (check.ok) {
    const { id, name, ground, zones, seats } = check.space;
    return {
      report: { ok: true, file: check.file, id, problems: [] },
      lines: [
        `${check.file}: ${name} is good: ${ground.length} grounds, ${zones.length} zones, ${seats.length} seats.`,
      ],
    };
  }
  return {
    report: { ok: false, file: check.file, id: null, problems: check.problems },
    lines: check.problems.map((problem) => problemSentence(check.file, problem)),
  };
}
