/**
 * Lint: what will go wrong in an evening, said before it does: from the programme and its space alone, by letting it run.
 * What stands here is advice; what a programme may not be at all is in `programme.ts` and `fitProblems`. Carries PRG7.
 */
import { nowhereOf, type Whence } from "../messages/call.ts";
import { isUnsourced } from "../messages/claims.ts";
import { topicsOf } from "../messages/topics.ts";
import type { Space } from "../space/space.ts";
import type { Cue } from "./cue.ts";
import { clockIn } from "./moments.ts";
import type { Programme } from "./programme.ts";
import { type Planned, planOf, type Run, runOf } from "./run.ts";

/** `path` is where it stands in the file, `cues[3].do.screen`; `text` a sentence for its author. */
export type Advice = { path: string; text: string };

/** So long nothing happens before somebody asks whether that is meant, minutes. */
const LULL = 30;
/** What begins so long after the start was meant for before it, ms. */
const LONG = 18 * 3_600_000;

/** What in a programme names something that its space does not have. */
export function fitProblems({ cues }: Programme, space: Pick<Space, "zones" | "screens">): Advice[] {
  const problems: Advice[] = [];
  const zone = (path: string, id: string | undefined) => {
    if (id !== undefined && !space.zones.some((one) => one.id === id))
      problems.push({ path, text: `there is no zone ${id} in this space` });
  };
  const screen = (path: string, id: string | undefined) => {
    if (id !== undefined && !space.screens.some((one) => one.id === id))
      problems.push({ path, text: `there is no screen ${id} in this space` });
  };
  for (const [n, { do: what }] of cues.entries()) {
    const at = `cues[${n}].do`;
    if (what.kind === "talk") zone(`${at}.stage`, what.stage);
    if (what.kind === "announcement") zone(`${at}.to.zone`, what.to?.zone);
    if (what.kind === "rules") for (const [i, id] of what.quiet.entries()) zone(`${at}.quiet[${i}]`, id);
    if (what.kind === "screen" || what.kind === "poll") screen(`${at}.screen`, what.screen);
    if (what.kind === "talk" && what.stage === undefined && stagesOf(space).length !== 1)
      problems.push({
        path: `${at}.stage`,
        text:
          stagesOf(space).length === 0
            ? "this space has no stage to speak from"
            : "this space has several stages: say which one",
      });
  }
  return problems;
}

const stagesOf = ({ zones }: Pick<Space, "zones">) => zones.filter(({ kind }) => kind === "stage");

/**
 * What will go wrong, in the order of the evening; nothing for one that only needs its people, nor for what is past.
 * @param now ms since 1970; without it the evening is looked at as a whole
 * @param so how the evening stands, once it is set
 * @param house where it is held, as far as that is known
 */
export function lint(programme: Programme, now?: number, so?: Run, house?: Whence): Advice[] {
  const run = runOf([{ n: 0, at: 0, by: null, kind: "set", programme }]);
  const plan = planOf(run, 0);
  const found: (Advice & { at: number })[] = [];
  const say = ({ cue, begins, ends }: Planned, text: string, below = "") => {
    const status = so?.cues.get(cue.id)?.status;
    const isPast =
      so === undefined ? (ends ?? begins ?? now ?? 0) < (now ?? 0) : status === "over" || status === "skipped";
    if (isPast) return;
    found.push({ at: begins ?? Number.POSITIVE_INFINITY, path: `cues[${programme.cues.indexOf(cue)}]${below}`, text });
  };
  const time = (at: number) => clockIn(programme.zone, at);
  const of = (kind: Cue["do"]["kind"]) => plan.filter(({ cue }) => cue.do.kind === kind);
  const [doors] = of("doors");
  const [close] = of("close");
  const end = close?.begins ?? null;

  if (now !== undefined && so === undefined && run.startsAt < now)
    found.push({ at: 0, path: "starts", text: "it starts in the past: everything until now begins at once" });
  if (close === undefined)
    found.push({ at: Number.POSITIVE_INFINITY, path: "cues", text: "nothing closes the evening" });
  for (const one of plan) {
    const { cue, begins, ends } = one;
    const called = `“${cue.title}”`;
    if (cue.at !== undefined && begins !== null && begins - run.startsAt > LONG)
      say(
        one,
        `${called} is at ${time(begins)}, before the start at ${time(run.startsAt)}: that is on the next day`,
        ".at",
      );
    if (begins !== null && end !== null && one !== close && begins >= end)
      say(one, `${called} begins at ${time(begins)}, after the close at ${time(end)}: it will not happen`);
    else if (ends !== null && end !== null && ends > end)
      say(one, `${called} would last until ${time(ends)}, and the evening closes at ${time(end)}`, ".lasts");
    if (doors !== undefined && doors.begins !== null && begins !== null && begins < doors.begins && forPeople(cue))
      say(one, `${called} begins at ${time(begins)}, before the doors open at ${time(doors.begins)}`);
    if (cue.do.kind === "talk" && cue.do.speakers.length === 0)
      say(one, `the stage has no speaker ${begins === null ? `for ${called}` : `at ${time(begins)}`}`, ".do.speakers");
    if (cue.do.kind === "poll" && ends === null && cue.lasts === undefined)
      say(one, `${called} has no length: it stays open until somebody ends it or the evening closes`, ".lasts");
    if (begins === null && cue.after !== undefined && waitsForHand(one, plan))
      say(one, `${called} waits for “${firstOf(one, plan)?.cue.title}”, which begins by hand`, ".after");
    if (cue.do.kind === "announcement" && isUnsourced(cue.do))
      say(one, `${called} claims a figure and names no source`, ".do.source");
    const nowhere = house === undefined || cue.do.kind !== "announcement" ? null : nowhereOf(cue.do.call, house);
    if (nowhere !== null) say(one, `${called} ${nowhere}`, ".do.call.space");
    for (const { topic, words } of topicsOf(cue.title, ...wordsOf(cue.do)))
      say(
        one,
        `${called} touches on ${topic} (${words.map((word) => `“${word}”`).join(", ")}): have somebody else read it first`,
        ".do",
      );
  }
  for (const [before, after] of pairs(plan.filter(isPart)))
    if (before.cue.lasts !== undefined && before.ends! > after.begins!)
      say(after, `“${after.cue.title}” cuts “${before.cue.title}” short at ${time(after.begins!)}`);
    else if ((before.ends ?? before.begins)! + LULL * 60_000 < after.begins! && before.cue.lasts !== undefined)
      say(after, `nothing happens from ${time(before.ends!)} to ${time(after.begins!)}`);
  for (const rules of of("rules")) {
    if (rules.cue.do.kind !== "rules" || rules.cue.do.audience !== "hard") continue;
    for (const questions of of("questions"))
      if (overlap(rules, questions))
        say(questions, `“${questions.cue.title}” asks an audience that nobody hears: make the rules soft`);
  }
  return found.sort((a, b) => a.at - b.at).map(({ path, text }) => ({ path, text }));
}

/** What a cue says or shows in words. */
function wordsOf(what: Cue["do"]): (string | undefined)[] {
  switch (what.kind) {
    case "talk":
      return [what.about];
    case "poll":
      return [what.question, ...(what.options ?? []), what.scale?.from, what.scale?.to];
    case "screen":
      return [what.title, what.alt];
    case "announcement":
      return [what.text, what.call?.label];
    default:
      return "text" in what ? [what.text] : [];
  }
}

/** Whether a cue is nothing without people there. */
const forPeople = ({ do: { kind } }: Cue) =>
  kind === "welcome" || kind === "talk" || kind === "poll" || kind === "questions" || kind === "announcement";

const isPart = ({ cue: { do: what }, begins }: Planned) =>
  begins !== null && (what.kind === "welcome" || what.kind === "talk" || what.kind === "break");

function pairs(plan: readonly Planned[]): [Planned, Planned][] {
  const sorted = [...plan].sort((a, b) => a.begins! - b.begins!);
  return sorted.slice(1).map((after, n) => [sorted[n]!, after]);
}

const firstOf = ({ cue }: Planned, plan: readonly Planned[]) => plan.find((one) => one.cue.id === cue.after?.cue);

function waitsForHand(one: Planned, plan: readonly Planned[]): boolean {
  const first = firstOf(one, plan);
  return first !== undefined && first.cue.at === undefined && first.cue.after === undefined;
}

function overlap(a: Planned, b: Planned): boolean {
  if (a.begins === null || b.begins === null) return false;
  return a.begins < (b.ends ?? Number.POSITIVE_INFINITY) && b.begins < (a.ends ?? Number.POSITIVE_INFINITY);
}
