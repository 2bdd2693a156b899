/** Troubles: what of an evening is not as it should be just now, in words. Pure. */
import { type Awaited, awaitedSpeakers } from "../../../../shared/team/speakers.ts";
import { isolate } from "../../../../shared/text/text.ts";
import { clockWords } from "../../times.ts";
import type { Stand } from "../acts/stand.ts";
import { say } from "../words.ts";

/** Nobody is on the stage for so long after a talk began, ms. */
const PATIENT_MS = 20_000;
/** A line this slow is felt, ms. */
const SLOW_MS = 400;
const MINUTE = 60_000;

type Around = {
  latency: number;
  /** The names of speakers who are ready. */
  ready: readonly string[];
  /** The names of those who are here; null where not everybody's is known. */
  names: readonly string[] | null;
  zones: readonly { id: string; name: string; kind: string; people: number }[];
};

export function troublesOf({ evening, floor, now }: Stand, { latency, ready, names, zones }: Around): string[] {
  const found: string[] = [];
  if (evening !== null && evening.closedAt === null) {
    if (evening.heldSince !== null)
      found.push(say("console.trouble.held", { time: clockWords(evening.heldSince, now) }));
    const talk = evening.cues.find(({ kind, status }) => kind === "talk" && status === "on");
    const stage = zones.find(({ id, kind }) => (talk?.stage === undefined ? kind === "stage" : id === talk.stage));
    if (talk?.begins != null && now - talk.begins > PATIENT_MS && stage?.people === 0)
      found.push(say("console.trouble.nobody", { title: isolate(talk.title), zone: isolate(stage.name) }));
    for (const awaited of awaitedSpeakers(evening.cues, { ready, here: names }, now))
      found.push(...awaitedWords(awaited, now));
  }
  for (const { avatar, name, mine } of floor.up)
    if (avatar === null && !mine)
      found.push(say("console.trouble.away", { name: isolate(name ?? say("console.somebody")) }));
  if (latency > SLOW_MS) found.push(say("console.trouble.slow", { ms: Math.round(latency) }));
  return found;
}

/** Nobody of “Talk” has said that they are ready; it begins at 19:05 (in 4 min). */
function awaitedWords({ title, begins, silent, nobody, away }: Awaited, now: number): string[] {
  const minutes = Math.max(0, Math.round((begins - now) / MINUTE));
  const list = (names: readonly string[]) => names.map(isolate).join(", ");
  const values = { title: isolate(title), time: clockWords(begins, now), minutes };
  return [
    ...(silent.length === 0
      ? []
      : [
          nobody
            ? say("console.trouble.unready.all", values)
            : say("console.trouble.unready", { ...values, names: list(silent) }),
        ]),
    ...(away.length === 0 ? [] : [say("console.trouble.unready.away", { ...values, names: list(away) })]),
  ];
}
