/**
 * Run: an evening as it goes. What happened is a list of events that only grows; how it stands is a fold over them, and what
 * is due follows from that and the clock: so every process that has the same events does the same, and one that was away
 * goes on where the evening is. The evenings of a space follow one another in one list. Pure: times are ms since 1970 and
 * passed in. Carries PRG3 to PRG6 and PRG8.
 */
import { type Cue, endsOther, laneOf } from "./cue.ts";
import { momentIn, nextAt } from "./moments.ts";
import type { Programme } from "./programme.ts";

/** What happened, without who and when. */
export type RunDeed =
  /** With what the evening begins, and what it is changed to later; under another id it is the next evening. */
  | { kind: "set"; programme: Programme }
  /** It was set, and whoever wrote it is forgotten with it. */
  | { kind: "lost"; id: string }
  | { kind: "began"; cue: string }
  | { kind: "ended"; cue: string }
  | { kind: "skipped"; cue: string }
  /** Fewer than none makes it shorter. */
  | { kind: "extended"; cue: string; minutes: number }
  /** Nothing begins or ends by itself until it goes on, and what follows comes so much later. */
  | { kind: "held" }
  /** Bigger news has the place; else as held. */
  | { kind: "preempted"; title: string; text: string }
  | { kind: "resumed" }
  | { kind: "closed" }
  /** What somebody did with that event is as if it had not been. */
  | { kind: "undone"; event: number };

/** One event; `n` counts from 0, `by` is a person, null for the clock. */
export type RunEvent = { n: number; at: number; by: string | null } & RunDeed;

/** A moment, and how long the evening had been held until then, ms. */
type Mark = { at: number; held: number };

export type CueState = {
  status: "waiting" | "on" | "over" | "skipped";
  began: Mark | null;
  ended: Mark | null;
  /** Minutes that were added to its length. */
  extended: number;
};

export type Run = {
  programme: Programme | null;
  /** Who set it last; null for the file in the space's folder. */
  setBy: string | null;
  /** The ids of evenings that were before this one. */
  past: ReadonlySet<string>;
  cues: ReadonlyMap<string, CueState>;
  /** When the evening begins by its programme, and those of its cues that begin at a time of day; ms since 1970. */
  startsAt: number;
  times: ReadonlyMap<string, number>;
  /** Since when it is held; null while it goes on. */
  heldSince: number | null;
  /** How long it was held before that, ms. */
  heldMs: number;
  news: { title: string; text: string } | null;
  /** When the first of its cues began, also where that is not of its programme any more; null until then. */
  beganAt: number | null;
  closedAt: number | null;
  /** What somebody did last, and how it stood before; null where nothing can be taken back. */
  last: { event: number; at: number; before: Run } | null;
  events: number;
  /** When the last of them was. */
  lastAt: number;
};

const WAITING: CueState = { status: "waiting", began: null, ended: null, extended: 0 };
/** A cue is made longer by so much at most, minutes. */
const EXTENDED_MOST = 24 * 60;
/** What somebody did is taken back within this, ms. */
export const UNDO_MS = 60_000;

export const UNSET: Run = {
  programme: null,
  setBy: null,
  past: new Set(),
  cues: new Map(),
  startsAt: 0,
  times: new Map(),
  heldSince: null,
  heldMs: 0,
  news: null,
  beganAt: null,
  closedAt: null,
  last: null,
  events: 0,
  lastAt: 0,
};

export const runOf = (events: readonly RunEvent[]): Run => events.reduce(runAfter, UNSET);

/** How it stands after one event more. */
export function runAfter(before: Run, event: RunEvent): Run {
  const { at, by, n } = event;
  const run = { ...before, last: null, events: before.events + 1, lastAt: Math.max(before.lastAt, at) };
  if (event.kind === "undone") {
    const { events, lastAt } = run;
    return before.last?.event === event.event ? { ...before.last.before, events, lastAt } : run;
  }
  const after = happened(run, event);
  // What follows by itself from what somebody did goes with it.
  if (by === null) return event.kind === "began" || event.kind === "ended" ? { ...after, last: before.last } : after;
  return event.kind === "lost" ? after : { ...after, last: { event: n, at, before: { ...before, last: null } } };
}

function happened(run: Run, event: Exclude<RunEvent, { kind: "undone" }>): Run {
  const { at } = event;
  switch (event.kind) {
    case "set":
      return wasSet(event.programme.id === run.programme?.id ? run : leftBehind(run), event.programme, event);
    case "lost":
      // What it was before it was changed goes on.
      if (event.id === run.programme?.id) return run;
      return { ...leftBehind(run), past: new Set(leftBehind(run).past).add(event.id) };
    case "began":
      return begun(run, event.cue, at);
    case "ended":
      return changed(run, event.cue, { status: "over", ended: mark(run, at) });
    case "skipped":
      return changed(run, event.cue, { status: "skipped", ended: mark(run, at) });
    case "extended":
      return changed(run, event.cue, { extended: (run.cues.get(event.cue)?.extended ?? 0) + event.minutes });
    case "held":
      return { ...run, heldSince: run.heldSince ?? at };
    case "preempted":
      return { ...run, heldSince: run.heldSince ?? at, news: { title: event.title, text: event.text } };
    case "resumed":
      return { ...run, heldMs: heldFor(run, at), heldSince: null, news: null };
    case "closed":
      return closed(run, at);
  }
}

function wasSet(run: Run, programme: Programme, { at, by }: Pick<RunEvent, "at" | "by">): Run {
  const { zone, starts } = programme;
  const startsAt = momentIn(zone, starts) ?? at;
  const cues = new Map(programme.cues.map(({ id }) => [id, run.cues.get(id) ?? WAITING]));
  const timed = programme.cues.flatMap((cue) => (cue.at === undefined ? [] : [[cue.id, cue.at] as const]));
  const times = new Map(timed.map(([id, clock]) => [id, nextAt(zone, startsAt, clock)]));
  return { ...run, programme, setBy: by, cues, startsAt, times };
}

/** Before the next evening: of the one before its id alone is left, unless nothing of it had begun. */
function leftBehind({ events, lastAt, ...run }: Run): Run {
  const past = isBegun(run) ? new Set(run.past).add(run.programme?.id ?? "") : run.past;
  return { ...UNSET, events, lastAt, past };
}

/** Whether anything of it has begun, or it is closed. */
const isBegun = ({ programme, beganAt, closedAt }: Pick<Run, "programme" | "beganAt" | "closedAt">): boolean =>
  programme !== null && (closedAt !== null || beganAt !== null);

function begun(run: Run, id: string, at: number): Run {
  const cue = cueOf(run, id);
  if (cue === undefined) return run;
  const now = mark(run, at);
  const cues = new Map(run.cues);
  for (const other of run.programme?.cues ?? []) {
    const state = cues.get(other.id);
    if (state?.status === "on" && other.id !== id && endsOther(cue, other))
      cues.set(other.id, { ...state, status: "over", ended: now });
  }
  const passes = laneOf(cue) === null;
  cues.set(id, { ...cues.get(id)!, status: passes ? "over" : "on", began: now, ended: passes ? now : null });
  const after = { ...run, cues, beganAt: run.beganAt ?? at };
  return cue.do.kind === "close" ? closed(after, at) : after;
}

function closed(run: Run, at: number): Run {
  const now = mark(run, at);
  const over = (state: CueState): CueState =>
    state.status === "on" ? { ...state, status: "over", ended: now } : state;
  const cues = new Map([...run.cues].map(([id, state]) => [id, over(state)]));
  return { ...run, cues, closedAt: at, heldMs: now.held, heldSince: null, news: null };
}

function changed(run: Run, id: string, change: Partial<CueState>): Run {
  const state = run.cues.get(id);
  return state === undefined ? run : { ...run, cues: new Map(run.cues).set(id, { ...state, ...change }) };
}

export const cueOf = ({ programme }: Pick<Run, "programme">, id: string): Cue | undefined =>
  programme?.cues.find((cue) => cue.id === id);

/** How long it was held until `at` in all, ms. */
export const heldFor = ({ heldMs, heldSince }: Pick<Run, "heldMs" | "heldSince">, at: number): number =>
  heldMs + (heldSince === null ? 0 : Math.max(0, at - heldSince));

const mark = (run: Run, at: number): Mark => ({ at, held: heldFor(run, at) });
const minutesMs = (minutes: number) => Math.round(minutes * 60_000);

/** When a cue that is on ends by itself, ms since 1970, as far as is known at `now`; null when it has no length. */
export function endOf(run: Run, cue: Cue, now: number): number | null {
  const state = run.cues.get(cue.id);
  if (cue.lasts === undefined || state?.status !== "on" || state.began === null) return null;
  return state.began.at + Math.max(0, minutesMs(cue.lasts + state.extended)) + heldFor(run, now) - state.began.held;
}

/**
 * When a cue that waits begins by itself, ms since 1970, as far as is decided at `now`; null by hand, and while what it
 * waits for is not over.
 */
export function beginOf(run: Run, cue: Cue, now: number): number | null {
  if (run.cues.get(cue.id)?.status !== "waiting") return null;
  const time = run.times.get(cue.id);
  if (time !== undefined) return time + heldFor(run, now);
  return cue.after === undefined ? null : whenAfter(run, cue.after, now);
}

/**
 * So many minutes after a cue is over (where it has no length, has begun), ms since 1970, as far as is decided at `now`; null
 * until then. While it is held it moves on.
 */
export function whenAfter(run: Run, { cue: id, minutes }: NonNullable<Cue["after"]>, now: number): number | null {
  const first = cueOf(run, id);
  const state = run.cues.get(id);
  if (first === undefined || state === undefined) return null;
  const from = first.lasts === undefined && state.status !== "skipped" ? state.began : state.ended;
  return from === null ? null : from.at + minutesMs(minutes) + heldFor(run, now) - from.held;
}

/** What the clock does next, at `at`; null when nothing is due by `now`. Nothing is while it is held. */
export function nextDue(run: Run, now: number): { at: number; deed: RunDeed } | null {
  if (run.programme === null || run.heldSince !== null || run.closedAt !== null) return null;
  let due: { at: number; deed: RunDeed } | null = null;
  const offer = (moment: number | null, deed: RunDeed) => {
    if (moment === null || moment > now) return;
    // What was made shorter than it had been already ends with the word that said so.
    const at = Math.max(moment, run.lastAt);
    // What ends at a moment does so before anything else begins at it.
    const isFirst =
      due === null || at < due.at || (at === due.at && deed.kind === "ended" && due.deed.kind === "began");
    if (isFirst) due = { at, deed };
  };
  for (const cue of run.programme.cues) {
    offer(endOf(run, cue, now), { kind: "ended", cue: cue.id });
    offer(beginOf(run, cue, now), { kind: "began", cue: cue.id });
  }
  return due;
}

/** Why something may not be done now; null when it may. */
export type RunRefusal =
  | "closed"
  /** Another evening is on. */
  | "running"
  /** An evening of that id has been. */
  | "past"
  | "unknown-cue"
  | "not-waiting"
  | "not-on"
  | "no-length"
  | "held"
  | "not-held"
  | "unset"
  /** Somebody did something after it, or it is too long ago. */
  | "late"
  /** What was said cannot be unsaid. */
  | "said";

/** Cues that say something as they begin. */
const SPEAKS: ReadonlySet<Cue["do"]["kind"]> = new Set(["announcement", "welcome", "close"]);

function undoRefusal({ last, programme, cues, closedAt, news }: Run, event: number, now: number): RunRefusal | null {
  if (last?.event !== event || now - last.at > UNDO_MS) return "late";
  const { before } = last;
  if (closedAt !== before.closedAt || (news !== null && news !== before.news)) return "said";
  const spoke = (programme?.cues ?? []).some(
    ({ id, do: what }) => SPEAKS.has(what.kind) && cues.get(id)?.began !== (before.cues.get(id)?.began ?? null),
  );
  return spoke ? "said" : null;
}

export function runRefusal(run: Run, deed: RunDeed, now = run.lastAt): RunRefusal | null {
  if (deed.kind === "undone") return undoRefusal(run, deed.event, now);
  if (deed.kind === "set") return setRefusal(run, deed.programme);
  if (run.closedAt !== null) return "closed";
  if (run.programme === null) return "unset";
  if (deed.kind === "held") return run.heldSince === null ? null : "held";
  if (deed.kind === "resumed") return run.heldSince === null ? "not-held" : null;
  if (!("cue" in deed)) return null;
  const cue = cueOf(run, deed.cue);
  const state = run.cues.get(deed.cue);
  if (cue === undefined || state === undefined) return "unknown-cue";
  if (deed.kind === "ended") return state.status === "on" ? null : "not-on";
  if (deed.kind === "skipped") return state.status === "waiting" ? null : "not-waiting";
  if (deed.kind === "began") return state.status === "waiting" || state.status === "skipped" ? null : "not-waiting";
  if (cue.lasts === undefined || Math.abs(state.extended + deed.minutes) > EXTENDED_MOST) return "no-length";
  return state.status === "on" || state.status === "waiting" ? null : "not-on";
}

function setRefusal(run: Run, { id }: Programme): RunRefusal | null {
  if (run.past.has(id)) return "past";
  if (run.programme?.id === id) return run.closedAt === null ? null : "past";
  return run.closedAt === null && isBegun(run) ? "running" : null;
}

/** A cue with the moments at which it is expected to begin and end; null what nobody knows yet. */
export type Planned = { cue: Cue; state: CueState; begins: number | null; ends: number | null };

/** The evening as it will go if nobody does anything, as far as that is known at `now`, in the programme's order. */
export function planOf(run: Run, now: number): Planned[] {
  const cues = run.programme?.cues ?? [];
  const begins = new Map<string, number | null>();
  const lengthOf = (cue: Cue) =>
    cue.lasts === undefined ? null : minutesMs(cue.lasts + (run.cues.get(cue.id)?.extended ?? 0));
  const endsOf = (cue: Cue): number | null => {
    const state = run.cues.get(cue.id)!;
    if (state.ended !== null) return state.ended.at;
    if (state.status === "on") return endOf(run, cue, now);
    const [begin, length] = [beginsAt(cue), lengthOf(cue)];
    return begin === null || length === null ? null : begin + length;
  };
  const beginsAt = (cue: Cue): number | null => {
    const state = run.cues.get(cue.id)!;
    if (state.began !== null) return state.began.at;
    if (state.status === "skipped") return null;
    const known = begins.get(cue.id);
    if (known !== undefined) return known;
    begins.set(cue.id, null);
    const first = cue.after && cueOf(run, cue.after.cue);
    let at = beginOf(run, cue, now);
    if (at === null && first !== undefined && cue.after !== undefined) {
      const from = first.lasts === undefined ? beginsAt(first) : endsOf(first);
      at = from === null ? null : from + minutesMs(cue.after.minutes);
    }
    begins.set(cue.id, at);
    return at;
  };
  return cues.map((cue) => ({ cue, state: run.cues.get(cue.id)!, begins: beginsAt(cue), ends: endsOf(cue) }));
}
