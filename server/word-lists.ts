/** Word lists: `assets/conduct/words/<language>.json`, read once when the first text is looked at. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { WordList } from "../shared/text/listed.ts";
import { ASSETS } from "./folders.ts";

let list: WordList | null = null;

/** How many listed words a text has, in any of the languages that there are lists for. */
export function listedIn(text: string): number {
  list ??= readLists();
  return list.count(text);
}

function readLists(): WordList {
  const folder = join(ASSETS, "conduct", "words");
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return new WordList(files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as string[]));
}
