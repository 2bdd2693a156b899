/** Report names: what the things of a report are called, from the folders of the spaces: the log has their ids alone. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { programmeSchema } from "../../shared/programme/programme.ts";
import type { Space } from "../../shared/space/space.ts";

/**
 * By `space` and, after it, `/zone/<id>`, `/evening/<id>`, `/cue/<id>`, `/poll/<id>`, `/poll/<id>/<choice>`, `/call/<id>`; what
 * is not there any more goes by its id.
 */
export type Names = Readonly<Record<string, string>>;

/** @param folder where the spaces have theirs */
export async function namesIn(folder: string, spaces: Iterable<Space>): Promise<Names> {
  const names: Record<string, string> = {};
  for (const { id, name, zones } of spaces) {
    names[id] = name;
    for (const zone of zones) names[`${id}/zone/${zone.id}`] = zone.name;
    Object.assign(names, await namesOfEvening(folder, id));
  }
  return names;
}

async function namesOfEvening(folder: string, space: string): Promise<Names> {
  const text = await readFile(join(folder, space, "programme.json"), "utf8").catch(() => "null");
  const read = programmeSchema.safeParse(parsed(text));
  if (!read.success) return {};
  const names: Record<string, string> = { [`${space}/evening/${read.data.id}`]: read.data.title };
  for (const { id, title, do: what } of read.data.cues) {
    names[`${space}/cue/${id}`] = title;
    if (what.kind === "announcement" && what.call) names[`${space}/call/${id}`] = what.call.label;
    if (what.kind !== "poll") continue;
    names[`${space}/poll/${id}`] = what.question;
    for (const [n, option] of (what.options ?? []).entries()) names[`${space}/poll/${id}/${n}`] = option;
  }
  return names;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
