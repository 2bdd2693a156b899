/**
 * Calendar: an evening as iCalendar: one event under a name that stays, with a number that grows with every change, so that
 * calendars take over what has moved. Moments are in UTC, so every reader sees their own time, over changes of the clocks too.
 * Carries EVE9.
 */
import ical, { ICalEventStatus } from "ical-generator";
import { clockIn } from "../../shared/programme/moments.ts";
import { type Planned, planOf, type Run } from "../../shared/programme/run.ts";
import { PUBLIC_KINDS } from "../../shared/protocol/from-server/evening.ts";
import type { Space } from "../../shared/space/space.ts";

/** The text of a calendar; null where no evening is set. `page` is the address at which people enter. */
export function calendarOf(run: Run, { id, name }: Pick<Space, "id" | "name">, page: string): string | null {
  const { programme, startsAt, lastAt, events } = run;
  if (programme === null) return null;
  const plan = planOf(run, lastAt).filter(({ cue }) => PUBLIC_KINDS.has(cue.do.kind));
  const begins = plan.flatMap((planned) => planned.begins ?? []);
  const ends = plan.flatMap((planned) => planned.ends ?? planned.begins ?? []);
  const start = Math.min(...begins, ...(begins.length === 0 ? [startsAt] : []));
  const calendar = ical({ name: programme.title, prodId: { company: "Stoa", product: "programme" } });
  calendar.createEvent({
    id: `${programme.id}.${id}@stoa`,
    sequence: events,
    stamp: new Date(lastAt),
    lastModified: new Date(lastAt),
    start: new Date(start),
    end: new Date(Math.max(start, ...ends)),
    summary: programme.title,
    description: [
      ...(programme.summary === undefined ? [] : [programme.summary]),
      ...plan.flatMap((planned) => lineOf(planned, programme.zone)),
      `(${programme.zone})`,
    ].join("\n"),
    location: name,
    url: page,
    status: ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

function lineOf({ cue, state, begins }: Planned, zone: string): string[] {
  if (begins === null || state.status === "skipped") return [];
  const speakers = cue.do.kind === "talk" && cue.do.speakers.length > 0 ? `: ${cue.do.speakers.join(", ")}` : "";
  return [`${clockIn(zone, begins)} ${cue.title}${speakers}`];
}
