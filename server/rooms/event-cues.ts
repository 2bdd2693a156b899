/**
 * Event cues: what the run of an evening tells the event log. An evening is on from its first cue until it is closed; its cues
 * begin and end as its events are folded, so whoever folds the same events, after a restart or in another process, notes the
 * same, and it is kept once. Carries EVT10 and EVT12.
 */
import { occasionOf } from "../../shared/events/evening-run.ts";
import { cueOf, type Run, type RunEvent, UNSET } from "../../shared/programme/run.ts";
import { beginEvening } from "./event-notes.ts";
import type { House } from "./house.ts";

/** @returns told of each event of a run with how it stands after it, and, without an event, of how it stood when the house opened */
export function createRunNotes(house: House): (space: string, run: Run, event?: RunEvent) => void {
  const before = new Map<string, Run>();
  return (space, run, event) => {
    const was = before.get(space) ?? UNSET;
    before.set(space, run);
    const evening = house.events.eveningIn(space);
    if (isOn(run) && evening === null) beginEvening(house, space, occasionOf(run));
    if (event !== undefined) noteCues(house, space, was, run, event.n);
    if (!isOn(run)) beginEvening(house, space, null);
  };
}

function noteCues({ events }: House, space: string, was: Run, run: Run, n: number): void {
  for (const [id, { status }] of run.cues) {
    const cue = cueOf(run, id);
    const old = was.cues.get(id)?.status ?? "waiting";
    if (status === old || cue === undefined) continue;
    const did = (what: string) => `${what} ${id} ${n}`;
    // What is over as soon as it was said has begun and ended at once.
    if (status === "on" || (status === "over" && old === "waiting"))
      events.note(space, { kind: "cue-began", cue: id, does: cue.do.kind }, undefined, did("began"));
    if (status === "over" || old === "on") events.note(space, { kind: "cue-ended", cue: id }, undefined, did("ended"));
  }
}

const isOn = ({ programme, beganAt, closedAt }: Run): boolean =>
  programme !== null && beganAt !== null && closedAt === null;
