/** RulesHouse: a house with rules of a test's own, in a file that the test may change. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServeOptions } from "../../server/index.ts";
import type { RuleSetFile } from "../../shared/conduct/rule-set.ts";
import { SQUARE, writeSpaces } from "../server/http/opened.ts";
import { dataFolder } from "./data-folder.ts";
import { openHouse, type TestHouse } from "./house.ts";

export type CheckFile = NonNullable<RuleSetFile["rules"][number]["checks"]>[number];

/** A check of messages: more than three in ten seconds. */
export const FLOOD: CheckFile = {
  id: "flood",
  fact: "messages",
  over: 3,
  within: 10,
  ladder: [{ do: "notice" }, { do: "slow", minutes: 2 }, { do: "mute", minutes: 5 }],
  decay: 30,
  examples: [{ given: [{ fact: "messages", times: 4 }], when: 4, then: "notice" }],
};

export const rulesOf = (version: string, checks: CheckFile[], more: Partial<RuleSetFile> = {}): RuleSetFile => ({
  version,
  title: "House rules",
  text: "Be kind.",
  rules: [{ id: "spam", title: "Leave room for others", text: "Do not flood.", door: "No flooding.", checks }],
  ...more,
});

export type RulesHouse = {
  folder: string;
  data: string;
  spaces: string;
  file: string;
  open(more?: ServeOptions): Promise<TestHouse>;
  remove(): Promise<void>;
};

/** Nobody is in yet: `open` opens the house, again and again on the same data. */
export async function rulesHouse(rules: RuleSetFile): Promise<RulesHouse> {
  const folder = await mkdtemp(join(tmpdir(), "stoa-rules-"));
  const spaces = await writeSpaces(folder, SQUARE);
  const data = await dataFolder();
  const file = join(folder, "conduct", "house.json");
  await mkdir(join(folder, "conduct"));
  await writeFile(file, JSON.stringify(rules));
  return {
    folder,
    data,
    spaces,
    file,
    open: (more = {}) => openHouse({ data, spaces, ...more }),
    async remove() {
      await rm(folder, { recursive: true, force: true });
      await rm(data, { recursive: true, force: true });
    },
  };
}
