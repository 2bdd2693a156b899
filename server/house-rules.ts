/**
 * House rules: the texts people agree to, by space. A space names its rules; they lie in `conduct/` beside the folder
 * of spaces, or else among those that ship.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkRules, ruleProblemSentence } from "../shared/conduct/check-rules.ts";
import type { RuleSet } from "../shared/conduct/rule-set.ts";
import { ASSETS } from "./folders.ts";
import { StartError } from "./start-error.ts";

function readRules(id: string, spacesFolder: string): RuleSet {
  const folders = [join(dirname(spacesFolder), "conduct"), join(ASSETS, "conduct")];
  const file = folders.map((folder) => join(folder, `${id}.json`)).find(existsSync);
  if (file === undefined)
    throw new StartError(`The house rules "${id}" are missing: expected ${id}.json in ${folders[0]}.`);
  const read = checkRules(readFileSync(file, "utf8"));
  if (read.ok) return read.rules;
  throw new StartError(ruleProblemSentence(file, read.problems[0]!));
}

/**
 * The house rules by their id, each file read once.
 * @param ids those that must be there at the start
 * @throws {StartError} naming the file and what is wrong in it; later too, for an id that was not among `ids`
 */
export function loadHouseRules(spacesFolder: string, ids: Iterable<string>): (id: string) => RuleSet {
  const read = new Map<string, RuleSet>();
  const rules = (id: string) => {
    const known = read.get(id) ?? readRules(id, spacesFolder);
    read.set(id, known);
    return known;
  };
  for (const id of ids) rules(id);
  return rules;
}
