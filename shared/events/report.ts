/**
 * Report: the figures of an evening, or of a day in a space without one, from the rows of its log alone, once it is over. Of
 * visitors only: staff and bots are left out, but for the answers they gave. Times are ms since 1970. Carries EVT5 and EVT6.
 */
import {
  ALL_BUT_FEW,
  alone,
  cells,
  FEW,
  givesAway,
  type People,
  part,
  partOf,
  type Shown,
  WITHHELD,
  without,
} from "./hiding.ts";
import type { LogFact, LogRow } from "./log-fact.ts";
import { dwellingsOf, peakOf, quantile, type Span, visitsOf } from "./visits.ts";

export const ARRIVALS_MS = 5 * 60_000;
export const REACTIONS_MS = 60_000;

/** One step of time: what `count` is of began at `at`. */
export type Step = { at: number; count: Shown };

export type Report = {
  space: string;
  /** The evening, or the day (UTC). */
  occasion: string;
  /** The five minutes of what was noted first and last. */
  from: number;
  until: number;
  attendance: {
    people: Shown;
    /** Whom the house first met that day, and who was there before. */
    newcomers: Shown;
    returning: Shown;
    /** Most at once, in all copies together, and within which five minutes for the first time; null where few were. */
    peak: { people: Shown; at: number | null };
    /** The median of how long each was there in all, and all of it together. */
    minutes: Shown;
    hours: Shown;
    /** People who came for the first time within five minutes. */
    arrivals: Step[];
  };
  /** `seconds` is the median of how long each was in it. */
  zones: { zone: string; people: Shown; visits: Shown; seconds: Shown }[];
  reactions: { people: Shown; count: Shown; kinds: { with: string; count: Shown }[]; minutes: Step[] };
  /** `median` and `p90` are seconds until the first answer, of those that have one. */
  questions: { asked: Shown; answered: Shown; onStage: Shown; median: Shown; p90: Shown };
  /** Everybody's last vote; a choice is counted from 0. */
  polls: { poll: string; people: Shown; choices: Shown[] }[];
  /** How people said that it was: how many said so, and each step of the scale from 1 on; null where nobody was asked. */
  feedback: { people: Shown; steps: Shown[] } | null;
  /** People who saw a call to action, those of them who followed it, and their share, percent. */
  calls: { call: string; shown: Shown; clicked: Shown; share: Shown }[];
  consequences: { act: string; count: Shown }[];
  cues: { cue: string; does: string; began: number; ended: number | null }[];
};

type Of<Kind extends LogFact["kind"]> = LogRow & { fact: Extract<LogFact, { kind: Kind }> };

/**
 * @param rows all of one occasion in one space, in any order
 * @param felt how many people said which step of the scale that it was, from the first on; empty where nobody was asked
 */
export function reportOf(
  { space, occasion }: Pick<LogRow, "space" | "occasion">,
  rows: readonly LogRow[],
  felt: readonly number[] = [],
): Report {
  const sorted = [...rows].sort((a, b) => a.at - b.at);
  const visitors = sorted.filter(({ role, who }) => role === "visitor" && who !== null);
  const byPerson = Map.groupBy(visitors, ({ who }) => who!);
  const visits = new Map([...byPerson].map(([who, own]) => [who, visitsOf(own)]));
  const whole = new Set(visits.keys());
  return {
    space,
    occasion,
    from: begun(sorted[0]?.at ?? 0),
    until: begun(sorted.at(-1)?.at ?? 0),
    attendance: attendance(visitors, visits, whole),
    zones: zones(byPerson, whole),
    reactions: reactions(of(visitors, "reacted"), whole),
    questions: questions(of(visitors, "asked"), of(sorted, "answered")),
    polls: polls(of(visitors, "voted"), whole),
    feedback: feedback(felt, whole.size),
    calls: calls(visitors, whole),
    consequences: inOrder(Map.groupBy(of(sorted, "consequence"), ({ fact }) => fact.act)).map(([act, own]) => ({
      act,
      count: alone(peopleOf(own), own.length),
    })),
    cues: cues(sorted),
  };
}

function attendance(
  visitors: readonly LogRow[],
  visits: ReadonlyMap<string, readonly Span[]>,
  whole: ReadonlySet<string>,
): Report["attendance"] {
  const known = peopleOf(of(visitors, "arrived").filter(({ fact }) => fact.days > 0));
  const returning = new Set([...whole].filter((who) => known.has(who)));
  const newcomers = new Set([...whole].filter((who) => !known.has(who)));
  const minutes = [...visits.values()].map((spans) => spans.reduce((ms, one) => ms + one.until - one.from, 0) / 60_000);
  const peak = peakOf(visits);
  const most = partOf(peak?.people ?? new Set(), whole);
  const first = [...visits].map(([who, spans]) => ({ at: spans[0]!.from, who }));
  return {
    people: alone(whole, whole.size),
    newcomers: part(newcomers, returning, newcomers.size),
    returning: part(returning, newcomers, returning.size),
    peak: { people: most, at: peak === null || most === FEW ? null : begun(peak.at) },
    minutes: alone(whole, minutes.length === 0 ? 0 : rounded(quantile(minutes, 0.5))),
    hours: alone(whole, rounded(minutes.reduce((sum, one) => sum + one, 0) / 60)),
    arrivals: steps(first, ARRIVALS_MS),
  };
}

function zones(byPerson: ReadonlyMap<string, readonly LogRow[]>, whole: ReadonlySet<string>): Report["zones"] {
  const all = [...byPerson].flatMap(([who, rows]) =>
    [...dwellingsOf(rows)].map(([zone, dwelling]) => ({ who, zone, ...dwelling })),
  );
  return inOrder(Map.groupBy(all, ({ zone }) => zone)).map(([zone, own]) => {
    const people = new Set(own.map(({ who }) => who));
    const visits = own.reduce((sum, one) => sum + one.visits, 0);
    const seconds = quantile(
      own.map(({ ms }) => ms / 1000),
      0.5,
    );
    return {
      zone,
      people: partOf(people, whole),
      visits: alone(people, visits),
      seconds: alone(people, Math.round(seconds)),
    };
  });
}

function reactions(rows: readonly Of<"reacted">[], whole: ReadonlySet<string>): Report["reactions"] {
  const people = peopleOf(rows);
  const kinds = inOrder(Map.groupBy(rows, ({ fact }) => fact.with));
  const shown = cells(kinds.map(([, own]) => ({ people: peopleOf(own), value: own.length })));
  return {
    people: partOf(people, whole),
    count: alone(people, rows.length),
    kinds: kinds.map(([name], n) => ({ with: name, count: shown[n]! })),
    minutes: steps(
      rows.map(({ at, who }) => ({ at, who: who! })),
      REACTIONS_MS,
    ),
  };
}

function questions(asked: readonly Of<"asked">[], answers: readonly Of<"answered">[]): Report["questions"] {
  const first = new Map<string, Of<"answered">>();
  for (const row of answers) if (!first.has(row.fact.question)) first.set(row.fact.question, row);
  const answered = asked.filter(({ fact }) => first.has(fact.question));
  const open = asked.filter(({ fact }) => !first.has(fact.question));
  const onStage = answered.filter(({ fact }) => first.get(fact.question)!.fact.how === "stage");
  const inText = answered.filter(({ fact }) => first.get(fact.question)!.fact.how === "text");
  const took = answered.map(({ at, fact }) => Math.max(0, first.get(fact.question)!.at - at) / 1000);
  const time = (q: number) => alone(peopleOf(answered), took.length === 0 ? 0 : Math.round(quantile(took, q)));
  const some = (rows: readonly LogRow[], others: readonly LogRow[]) =>
    others.length === 0 ? alone(peopleOf(rows), rows.length) : part(peopleOf(rows), peopleOf(others), rows.length);
  return {
    asked: alone(peopleOf(asked), asked.length),
    answered: some(answered, open),
    onStage: some(onStage, inText),
    median: time(0.5),
    p90: time(0.9),
  };
}

function polls(rows: readonly Of<"voted">[], whole: ReadonlySet<string>): Report["polls"] {
  return inOrder(Map.groupBy(rows, ({ fact }) => fact.poll)).map(([poll, own]) => {
    const last = new Map(own.map(({ who, fact }) => [who!, new Set(fact.choices)]));
    for (const [who, choices] of last) if (choices.size === 0) last.delete(who);
    const people = new Set(last.keys());
    const options = 1 + Math.max(-1, ...[...last.values()].flatMap((choices) => [...choices]));
    const voters = Array.from(
      { length: options },
      (_, option) => new Set([...last].filter(([, choices]) => choices.has(option)).map(([who]) => who)),
    );
    const isSingle = [...last.values()].every((choices) => choices.size === 1);
    return { poll, ...(isSingle ? oneEach(voters, people, whole) : someEach(voters, people, whole)) };
  });
}

/** Who chose one thing each, and who did not vote, are all who came: their number is told. */
function oneEach(voters: People[], people: People, whole: People): Pick<Report["polls"][number], "people" | "choices"> {
  const rest = without(whole, people);
  const choices = voters.map((those) => ({ people: those, value: those.size }));
  const shown = cells(rest.size === 0 ? choices : [...choices, { people: rest, value: rest.size }]);
  const total = partOf(people, whole);
  const isGiven = shown[voters.length] === WITHHELD || givesAway(choices, shown.slice(0, voters.length));
  return {
    people: typeof total === "number" && isGiven ? WITHHELD : total,
    choices: voters.map((those, n) => (partOf(those, whole) === ALL_BUT_FEW ? ALL_BUT_FEW : shown[n]!)),
  };
}

/** Of these answers only numbers are known: each is one person's, and who came and said nothing is told as little as who did. */
function feedback(felt: readonly number[], came: number): Report["feedback"] {
  if (felt.length === 0) return null;
  let next = 0;
  const some = (count: number) => new Set(Array.from({ length: count }, () => `${next++}`));
  const voters = felt.map(some);
  const people = new Set(voters.flatMap((those) => [...those]));
  const silent = some(Math.max(0, came - people.size));
  const { people: count, choices } = oneEach(voters, people, new Set([...people, ...silent]));
  return { people: count, steps: choices };
}

/** Who chose several things is in each of them: no sum tells anything. */
function someEach(
  voters: People[],
  people: People,
  whole: People,
): Pick<Report["polls"][number], "people" | "choices"> {
  const choices = voters.map((those) => partOf(those, whole));
  const total = partOf(people, whole);
  const isGiven = voters.some((those, n) => typeof choices[n] === "number" && partOf(those, people) === ALL_BUT_FEW);
  return { people: typeof total === "number" && isGiven ? WITHHELD : total, choices };
}

function calls(rows: readonly LogRow[], whole: ReadonlySet<string>): Report["calls"] {
  const shown = Map.groupBy(of(rows, "call-shown"), ({ fact }) => fact.call);
  const clicked = Map.groupBy(of(rows, "call-clicked"), ({ fact }) => fact.call);
  return inOrder(shown).map(([call, own]) => {
    const people = peopleOf(own);
    const those = peopleOf(clicked.get(call) ?? []);
    const clickers = new Set([...those].filter((who) => people.has(who)));
    const [saw, followed] = [partOf(people, whole), partOf(clickers, people)];
    const isTold = typeof saw === "number" && typeof followed === "number";
    return { call, shown: saw, clicked: followed, share: isTold ? Math.round((100 * followed) / saw) : WITHHELD };
  });
}

function cues(rows: readonly LogRow[]): Report["cues"] {
  const all: Report["cues"] = [];
  for (const { at, fact } of rows) {
    if (fact.kind === "cue-began") all.push({ cue: fact.cue, does: fact.does, began: at, ended: null });
    if (fact.kind !== "cue-ended") continue;
    const one = all.findLast(({ cue, ended }) => cue === fact.cue && ended === null);
    if (one) one.ended = at;
  }
  return all;
}

/** How many things happened in each step of time, from the first in which anything did to the last. */
function steps(all: readonly { at: number; who: string }[], ms: number): Step[] {
  if (all.length === 0) return [];
  const within = Map.groupBy(all, ({ at }) => Math.floor(at / ms));
  const numbers = [...within.keys()];
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const every = Array.from({ length: last - first + 1 }, (_, n) => within.get(first + n) ?? []);
  const shown = cells(every.map((own) => ({ people: new Set(own.map(({ who }) => who)), value: own.length })));
  return shown.map((count, n) => ({ at: (first + n) * ms, count }));
}

function of<Kind extends LogFact["kind"]>(rows: readonly LogRow[], kind: Kind): Of<Kind>[] {
  return rows.filter((row): row is Of<Kind> => row.fact.kind === kind);
}

const peopleOf = (rows: readonly LogRow[]) => new Set(rows.flatMap(({ who }) => who ?? []));

const inOrder = <Value>(groups: ReadonlyMap<string, Value>) =>
  [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** The five minutes in which it was: by the minute one could tell who came. */
const begun = (at: number) => at - (at % ARRIVALS_MS);

/** To one place. */
const rounded = (number: number) => Math.round(number * 10) / 10;
