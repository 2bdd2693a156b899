/**
 * Stored: the events of an evening as they are kept. What somebody wrote (a programme, news) is in an event's text, under
 * their own key, and gone with them; what the house has from its own files is not.
 */
import { type Programme, programmeSchema } from "../../shared/programme/programme.ts";
import type { RunDeed, RunEvent } from "../../shared/programme/run.ts";
import type { Adding, EventOf } from "../history/history.ts";

export type StoredDeed =
  | { kind: "set"; id: string; programme?: Programme }
  | { kind: "preempted" }
  | Exclude<RunDeed, { kind: "set" | "lost" | "preempted" }>;

/** `by` is a person; null for the clock and for the file. */
export function storedOf(deed: Exclude<RunDeed, { kind: "lost" }>, by: string | null): Adding<StoredDeed> {
  if (deed.kind === "preempted") {
    const { title, text } = deed;
    return { by, deed: { kind: "preempted" }, text: JSON.stringify({ title, text }) };
  }
  if (deed.kind !== "set") return { by, deed };
  const { programme } = deed;
  const { id } = programme;
  if (by === null) return { by, deed: { kind: "set", id, programme } };
  return { by, deed: { kind: "set", id }, text: JSON.stringify(programme) };
}

export function runEventOf({ text, ...event }: EventOf<StoredDeed>): RunEvent {
  const { n, at, by } = event;
  if (event.kind === "preempted") {
    const { title = "", text: words = "" } =
      text === null ? {} : (JSON.parse(text) as { title?: string; text?: string });
    return { n, at, by, kind: "preempted", title, text: words };
  }
  if (event.kind !== "set") return event;
  const read = programmeSchema.safeParse(event.programme ?? (text === null ? null : JSON.parse(text)));
  return read.success ? { n, at, by, kind: "set", programme: read.data } : { n, at, by, kind: "lost", id: event.id };
}
