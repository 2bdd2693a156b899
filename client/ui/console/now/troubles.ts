/** Troubles: what of an evening is not as it should be just now, in words. Pure. */
import { isolate } from "../../../../shared/text/text.ts";
import { clockWords } from "../../times.ts";
import type { Stand } from "../acts/stand.ts";
import { say } from "../words.ts";

/** Nobody is on the stage for so long after a talk began, ms. */
const PATIENT_MS = 20_000;
/** A line this slow is felt, ms. */
const SLOW_MS = 400;

type Around = {
  latency: number;
  zones: readonly { id: string; name: string; kind: string; people: number }[];
};

export function troublesOf({ evening, floor, now }: Stand, { latency, zones }: Around): string[] {
  const found: string[] = [];
  if (evening !== null && evening.closedAt === null) {
    if (evening.heldSince !== null)
      found.push(say("console.trouble.held", { time: clockWords(evening.heldSince, now) }));
    const talk = evening.cues.find(({ kind, status }) => kind === "talk" && status === "on");
    const stage = zones.find(({ id, kind }) => (talk?.stage === undefined ? kind === "stage" : id === talk.stage));
    if (talk?.begins != null && now - talk.begins > PATIENT_MS && stage?.people === 0)
      found.push(say("console.trouble.nobody", { title: isolate(talk.title), zone: isolate(stage.name) }));
  }
  for (const { avatar, name, mine } of floor.up)
    if (avatar === null && !mine)
      found.push(say("console.trouble.away", { name: isolate(name ?? say("console.somebody")) }));
  if (latency > SLOW_MS) found.push(say("console.trouble.slow", { ms: Math.round(latency) }));
  return found;
}
