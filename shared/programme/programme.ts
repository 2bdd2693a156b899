/**
 * Programme: the run of show of an evening, as its host writes it: `programme.json` in the folder of a space, or made in the
 * console. Times of day are in its own zone. Carries PRG1 and PRG2.
 */
import { z } from "zod";
import { type Cue, cueId, cueSchema } from "./cue.ts";
import { isZone, momentIn } from "./moments.ts";

export const MOST_CUES = 200;

export const programmeSchema = z
  .strictObject({
    $schema: z.string().max(200).optional().describe("where editors find what is allowed here"),
    id: cueId.describe("what this evening is called in links and reports"),
    title: z.string().trim().min(1).max(120),
    summary: z.string().trim().min(1).max(500).optional(),
    zone: z.string().max(60).refine(isZone, "a time zone is a name such as Europe/Berlin"),
    starts: z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "a start is a day and a time, such as 2026-12-04T19:00, in the zone")
      .describe("the day and time of day at which it starts"),
    cues: z.array(cueSchema).min(1).max(MOST_CUES),
  })
  .superRefine(({ zone, starts, cues }, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    if (isZone(zone) && momentIn(zone, starts) === null) refuse(["starts"], "there is no such day or time");
    const known = new Set<string>();
    for (const [at, cue] of cues.entries()) {
      if (known.has(cue.id)) refuse(["cues", at, "id"], `another cue is called ${cue.id} too`);
      known.add(cue.id);
    }
    for (const kind of ["doors", "close"] as const)
      if (cues.filter((cue) => cue.do.kind === kind).length > 1) refuse(["cues"], `there is one ${kind} at most`);
    for (const [at, cue] of cues.entries())
      for (const [path, problem] of problemsOf(cue, cues)) refuse(["cues", at, ...path], problem);
  });
export type Programme = z.infer<typeof programmeSchema>;
/** As it is written, defaults left out. */
export type ProgrammeFile = z.input<typeof programmeSchema>;

/** What the poll of a cue is called among all polls of a space. */
export const pollOf = (programme: string, cue: string): string => `${programme}/${cue}`;

function* problemsOf(cue: Cue, cues: readonly Cue[]): Generator<[(string | number)[], string]> {
  if (cue.at !== undefined && cue.after !== undefined)
    yield [["after"], "a cue begins at a time or after another, not both"];
  if (cue.after !== undefined) {
    if (!cues.some(({ id }) => id === cue.after?.cue)) yield [["after", "cue"], `there is no cue ${cue.after.cue}`];
    else if (waitsForItself(cue, cues)) yield [["after", "cue"], "it waits for itself, and would never begin"];
  }
  const { do: what } = cue;
  if (what.kind !== "poll") return;
  if (what.answers === "scale" && what.scale === undefined)
    yield [["do", "scale"], "a scale says what its ends are called"];
  if (what.answers !== "scale" && what.options === undefined)
    yield [["do", "options"], "a poll has options to choose from"];
  if (what.options !== undefined && new Set(what.options).size < what.options.length)
    yield [["do", "options"], "every option is there once"];
}

function waitsForItself(cue: Cue, cues: readonly Cue[]): boolean {
  const byId = new Map(cues.map((one) => [one.id, one]));
  let next: Cue | undefined = cue;
  for (let n = 0; n <= cues.length; n++) {
    next = next?.after === undefined ? undefined : byId.get(next.after.cue);
    if (next === undefined) return false;
    if (next.id === cue.id) return true;
  }
  // It waits for others that go round in a circle: they are told of.
  return false;
}
