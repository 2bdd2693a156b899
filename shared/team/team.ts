/**
 * Team: who of the staff is on when, what they write to each other, and which speakers are ready. What happened is a list of
 * events that only grows; how it stands is a fold over them. What is written stands in an event's text alone, under its author's
 * key. Pure: times are ms since 1970 and passed in. Carries STF1 to STF3 and STG1.
 */

export const TASKS = ["host", "moderator", "stage", "door"] as const;
export type Task = (typeof TASKS)[number];

/** What happened, without who, when and the words. `evening` is what it belongs to: of another one before, no word is left. */
export type TeamDeed =
  /** The text is the name of whoever is on. */
  | { kind: "shift-set"; evening: string | null; task: Task; from: number; until: number }
  | { kind: "shift-removed"; evening: string | null; shift: number }
  | { kind: "wrote"; evening: string | null; role: "host" | "moderator" | "owner" }
  | { kind: "ready"; evening: string | null; on: boolean };

export type TeamEvent = { n: number; at: number; by: string | null; text: string | null } & TeamDeed;

export type Shift = { id: number; task: Task; name: string; from: number; until: number; by: string };
export type TeamWord = { id: number; by: string; role: "host" | "moderator" | "owner"; text: string; at: number };

export type Team = {
  evening: string | null;
  /** By when they begin. */
  shifts: readonly Shift[];
  /** The oldest first. */
  words: readonly TeamWord[];
  /** Speakers who are ready, by person, and since when. */
  ready: ReadonlyMap<string, number>;
};

export const NO_TEAM: Team = { evening: null, shifts: [], words: [], ready: new Map() };

export const SHIFTS_MOST = 60;
export const WORDS_KEPT = 200;
export const READY_MOST = 100;
/** A shift is no longer than this, and begins no later from now than that, ms. */
export const SHIFT_LONGEST_MS = 24 * 3_600_000;
export const SHIFT_AHEAD_MS = 60 * 24 * 3_600_000;
/** Whoever is next is told so long before, ms. */
export const REMIND_MS = 5 * 60_000;

/** How it stands after one event more. */
export function teamAfter(before: Team, event: TeamEvent): Team {
  const team: Team =
    event.evening === before.evening ? before : { ...before, evening: event.evening, words: [], ready: new Map() };
  const { n: id, at, by, text } = event;
  switch (event.kind) {
    case "shift-set": {
      if (by === null || text === null) return team;
      const { task, from, until } = event;
      const shifts = [...team.shifts.filter((one) => at - one.until < SHIFT_LONGEST_MS)];
      if (shifts.length >= SHIFTS_MOST) return team;
      shifts.push({ id, task, name: text, from, until, by });
      return { ...team, shifts: shifts.sort((a, b) => a.from - b.from || a.id - b.id) };
    }
    case "shift-removed":
      return { ...team, shifts: team.shifts.filter((one) => one.id !== event.shift) };
    case "wrote":
      if (by === null || text === null) return team;
      return { ...team, words: [...team.words, { id, by, role: event.role, text, at }].slice(-WORDS_KEPT) };
    case "ready": {
      if (by === null) return team;
      const ready = new Map(team.ready);
      if (!event.on) ready.delete(by);
      else if (ready.size < READY_MOST) ready.set(by, ready.get(by) ?? at);
      return { ...team, ready };
    }
  }
}

export type TeamRefusal = "long" | "over" | "far" | "full" | "unknown" | "same";

/** Why something may not be done now; null when it may. */
export function teamRefusal(team: Team, deed: TeamDeed, by: string, now: number): TeamRefusal | null {
  switch (deed.kind) {
    case "shift-set":
      if (deed.until <= deed.from || deed.until - deed.from > SHIFT_LONGEST_MS) return "long";
      if (deed.until <= now) return "over";
      if (deed.from - now > SHIFT_AHEAD_MS) return "far";
      return team.shifts.filter(({ until }) => now - until < SHIFT_LONGEST_MS).length >= SHIFTS_MOST ? "full" : null;
    case "shift-removed":
      return team.shifts.some(({ id }) => id === deed.shift) ? null : "unknown";
    case "wrote":
      return null;
    case "ready":
      if (team.evening === deed.evening && team.ready.has(by) === deed.on) return "same";
      return deed.on && team.ready.size >= READY_MOST ? "full" : null;
  }
}

/** Who is on at `now`, and who is next for each task, by when they begin. */
export function onNow<One extends Pick<Shift, "task" | "from" | "until">>(
  shifts: readonly One[],
  now: number,
): { on: One[]; next: One[] } {
  const on = shifts.filter(({ from, until }) => from <= now && now < until);
  const next = TASKS.flatMap((task) => shifts.find((one) => one.task === task && one.from > now) ?? []);
  return { on, next: next.sort((a, b) => a.from - b.from) };
}

/** Shifts of whom it is now time to be reminded: those that begin within five minutes. */
export const toRemind = <One extends Pick<Shift, "from">>(shifts: readonly One[], now: number): One[] =>
  shifts.filter(({ from }) => from > now && from - now <= REMIND_MS);

/** When the next reminder is due after `now`; null when none is. */
export function remindAt(shifts: readonly Pick<Shift, "from">[], now: number): number | null {
  const moments = shifts.map(({ from }) => from - REMIND_MS).filter((at) => at > now);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** One name, however it is written. */
export const sameName = (a: string, b: string): boolean => folded(a) === folded(b);
const folded = (name: string) => name.normalize("NFKC").trim().replace(/\s+/g, " ").toLocaleLowerCase("en");

/** The speakers of a talk of whom nobody is ready. */
export const missingOf = (speakers: readonly string[], ready: readonly string[]): string[] =>
  speakers.filter((speaker) => !ready.some((name) => sameName(name, speaker)));
