/**
 * House rules: the texts people agree to and what the house does about them by itself, by space. A space names its rules;
 * they lie in `conduct/` beside the folder of spaces, or else among those that ship. A changed file is taken while people
 * are there; a broken one, or one that changes a version which was in force, is refused and the old one stays. Carries
 * RUL10.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { watch } from "chokidar";
import { checkRules, type RuleProblem, ruleProblemSentence } from "../shared/conduct/check-rules.ts";
import type { RuleSet } from "../shared/conduct/rule-set.ts";
import { ASSETS } from "./folders.ts";
import type { Log } from "./log.ts";
import { StartError } from "./start-error.ts";
import type { Store } from "./store/store.ts";

/** How long a file must rest before it is read, ms: an editor may write in pieces. */
const SETTLED_MS = 80;

type RuleFile = { id: string; file: string; text: string; rules: RuleSet };

export class RuleBook {
  readonly #folders: readonly string[];
  readonly #sets = new Map<string, RuleFile>();
  #taking: Promise<unknown> = Promise.resolve();

  /**
   * @param ids those that must be there at the start
   * @throws {StartError} naming the file and what is wrong in it
   */
  constructor(spacesFolder: string, ids: Iterable<string>) {
    this.#folders = [join(dirname(spacesFolder), "conduct"), join(ASSETS, "conduct")];
    for (const id of ids) this.of(id);
  }

  /** @throws {StartError} for an id that was not among those of the start and cannot be read */
  of(id: string): RuleSet {
    const known = this.#sets.get(id) ?? this.#read(id);
    this.#sets.set(id, known);
    return known.rules;
  }

  /**
   * Keeps what is in force, with a row in the ledger where it is not what was in force before.
   * @throws {StartError} for a version that was in force with other words
   */
  async keep(ruleSets: Store["ruleSets"], now: number): Promise<void> {
    for (const { id, file, text, rules } of this.#sets.values()) {
      const kept = await ruleSets.keep({ id, version: rules.version, text, at: now });
      if (kept === "other") throw new StartError(ruleProblemSentence(file, changedVersion(rules)));
    }
  }

  /**
   * Follows the files: what is good is kept, and told to `changed` with what was in force before.
   * @returns the way to stop, once they are being followed
   */
  async follow(
    { ruleSets, log, now }: { ruleSets: Store["ruleSets"]; log: Log; now: () => number },
    changed: (id: string, before: RuleSet, after: RuleSet) => void,
  ): Promise<() => Promise<void>> {
    const watcher = watch([...this.#folders], {
      depth: 0,
      ignoreInitial: true,
      awaitWriteFinish: { stabilityThreshold: SETTLED_MS, pollInterval: 20 },
      ignored: (path, stats) => stats?.isFile() === true && !this.#sets.has(basename(path, ".json")),
    });
    const take = (path: string) => {
      const id = basename(path, ".json");
      this.#taking = this.#taking
        .then(() => this.#take(id, ruleSets, now()))
        .then((before) => {
          if (before !== null) changed(id, before, this.of(id));
        })
        .catch((error: unknown) => {
          if (error instanceof StartError) log.warn({ problem: error.message }, "rules not taken");
          else log.error({ error }, "rules not read");
        });
    };
    watcher.on("add", take).on("change", take).on("unlink", take);
    watcher.on("error", (error) => log.error({ error }, "rules not followed"));
    await new Promise<void>((followed) => watcher.once("ready", () => followed()));
    return async () => {
      await watcher.close();
      await this.#taking;
    };
  }

  /** Answers what was in force before, or null where nothing has changed. */
  async #take(id: string, ruleSets: Store["ruleSets"], now: number): Promise<RuleSet | null> {
    const read = this.#read(id);
    const before = this.#sets.get(id)!;
    if (read.text === before.text) return null;
    const kept = await ruleSets.keep({ id, version: read.rules.version, text: read.text, at: now });
    if (kept === "other") throw new StartError(ruleProblemSentence(read.file, changedVersion(read.rules)));
    this.#sets.set(id, read);
    return kept === "new" ? before.rules : null;
  }

  #read(id: string): RuleFile {
    const file = this.#folders.map((folder) => join(folder, `${id}.json`)).find(existsSync);
    if (file === undefined)
      throw new StartError(`The house rules "${id}" are missing: expected ${id}.json in ${this.#folders[0]}.`);
    const text = readFileSync(file, "utf8");
    const read = checkRules(text);
    if (!read.ok) throw new StartError(ruleProblemSentence(file, read.problems[0]!));
    return { id, file, text, rules: read.rules };
  }
}

const changedVersion = ({ version }: RuleSet): RuleProblem => ({
  path: "version",
  reason: `${version} was in force with other words, which people have agreed to; give what has changed a version of its own`,
});
