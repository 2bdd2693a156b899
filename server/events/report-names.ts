/** Report names: what the things of a report are called, from the folders of the spaces: the log has their ids alone. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PollSpec } from "../../shared/conversation/polls.ts";
import { eveningOf } from "../../shared/events/evening-run.ts";
import type { Report } from "../../shared/events/report.ts";
import { type Programme, programmeSchema } from "../../shared/programme/programme.ts";
import type { Space } from "../../shared/space/space.ts";

/**
 * By `space` and, after it, `/zone/<id>`, `/evening/<id>`, and with the id of an evening before their own `/cue/…`, `/poll/…`,
 * `/call/…`; a poll's choices come after its id. Polls and calls of no programme have no evening before theirs. What is not
 * there any more goes by its id.
 */
export type Names = Readonly<Record<string, string>>;

/** What something of a report is called; undefined where nobody knows any more. A poll's choice is `<poll>/<number>`. */
export const nameOf = (
  names: Names,
  { space, occasion }: Pick<Report, "space" | "occasion">,
  kind: "cue" | "poll" | "call",
  id: string,
): string | undefined => names[`${space}/${kind}/${eveningOf(occasion)}/${id}`] ?? names[`${space}/${kind}/${id}`];

/** @param folder where the spaces have theirs */
export async function namesIn(folder: string, spaces: Iterable<Space>): Promise<Names> {
  const names: Record<string, string> = {};
  for (const { id, name, zones } of spaces) {
    names[id] = name;
    for (const zone of zones) names[`${id}/zone/${zone.id}`] = zone.name;
    const text = await readFile(join(folder, id, "programme.json"), "utf8").catch(() => "null");
    const read = programmeSchema.safeParse(parsed(text));
    if (read.success) Object.assign(names, namesOfProgramme(id, read.data));
  }
  return names;
}

export function namesOfProgramme(space: string, { id: evening, title, cues }: Programme): Names {
  const names: Record<string, string> = { [`${space}/evening/${evening}`]: title };
  const named = (kind: string, id: string) => `${space}/${kind}/${evening}/${id}`;
  for (const { id, title, do: what } of cues) {
    names[named("cue", id)] = title;
    if (what.kind === "announcement" && what.call) names[named("call", id)] = what.call.label;
    if (what.kind === "poll") Object.assign(names, namesOfPoll(named("poll", id), what));
  }
  return names;
}

/** Its question, and its choices by their numbers: options from 0, steps of a scale from 1. */
export function namesOfPoll(
  path: string,
  { question, options, scale }: Pick<PollSpec, "question" | "options" | "scale">,
): Names {
  const names: Record<string, string> = { [path]: question };
  for (const [n, option] of (options ?? []).entries()) names[`${path}/${n}`] = option;
  if (scale === undefined) return names;
  const ends: Record<number, string> = { 1: scale.from, [scale.steps]: scale.to };
  for (let step = 1; step <= scale.steps; step++)
    names[`${path}/${step}`] = ends[step] === undefined ? `${step}` : `${step}, ${ends[step]}`;
  return names;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
