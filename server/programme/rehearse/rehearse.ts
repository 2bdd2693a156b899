/**
 * Rehearse: an evening as it would go, by the code that runs it: the conductor and what it puts in force, with a clock by
 * hand, a history in memory and made-up visitors who come, go, ask, raise their hands and answer polls. A made-up host gives
 * the cues that begin by hand, answers questions and calls people up. Carries PRG9.
 */
import { type Floor, floorAfter, floorRefusal, NOBODY_UP, nextOf } from "../../../shared/floor/queue.ts";
import { Addressed } from "../../../shared/messages/addressed.ts";
import { type Audience, isFor, NEW_MS } from "../../../shared/programme/audience.ts";
import type { Cue } from "../../../shared/programme/cue.ts";
import { inForce } from "../../../shared/programme/in-force.ts";
import type { Programme } from "../../../shared/programme/programme.ts";
import type { Moment, Rehearsal, RehearsedCue } from "../../../shared/programme/rehearsal.ts";
import { cueOf, nextDue, planOf, type Run, type RunEvent, runAfter, UNSET } from "../../../shared/programme/run.ts";
import { saidBy } from "../../../shared/protocol/from-server/evening.ts";
import type { Space } from "../../../shared/space/space.ts";
import { memoryHistories } from "../../history/in-memory.ts";
import { Conductor } from "../conductor.ts";
import { Agenda } from "./agenda.ts";
import { type MadeUp, makeCrowd } from "./crowd.ts";
import { HandClock } from "./hand-clock.ts";
import { seeded } from "./seeded.ts";

const SECOND = 1000;
const MINUTE = 60_000;
/** So long before the start a rehearsal begins, and so long after it ends at the latest, ms. */
const BEFORE_MS = 15 * MINUTE;
const LONGEST_MS = 30 * 3_600_000;
/** How long a rehearsal's host lets a talk without a length go on, and anything else, before the next cue by hand, ms. */
const TALK_MS = 10 * MINUTE;
const HAND_MS = MINUTE;
/** How long the host takes for an answer, and for somebody on the stage, ms. */
const ANSWER_MS = 90 * SECOND;
const TURN_MS = 60 * SECOND;
/** Whoever stands before shut doors for longer says so, ms. */
const PATIENCE_MS = 5 * MINUTE;
/** The conductor's look at the clock, with room to spare, ms. */
const LOOK_MS = 250;
/** People go elsewhere in a space as often as this, ms. */
const WANDER_MS = 6 * MINUTE;

export type RehearsalParts = {
  programme: Programme;
  /** Where it takes place; null where only the programme is there. */
  space: Space | null;
  people: number;
  seed: number;
  /** Told of each moment as it comes. */
  told?: (moment: Moment) => void;
  /** Told in hundredths, as it goes on, how much of what is known of the evening is over. */
  passed?: (hundredths: number) => void;
  /** Lets real time pass for so much of the evening, ms; at once unless told. */
  pass?: (ms: number) => Promise<void>;
};

export async function rehearse(parts: RehearsalParts): Promise<Rehearsal> {
  const rehearsal = new Rehearsing(parts);
  return rehearsal.run();
}

class Rehearsing {
  readonly #parts: RehearsalParts;
  readonly #chance: () => number;
  readonly #clock: HandClock;
  readonly #agenda = new Agenda();
  readonly #addressed = new Addressed();
  readonly #here = new Map<string, MadeUp & { zone: string | null }>();
  readonly #outside = new Map<string, { one: MadeUp; since: number }>();
  readonly #times = new Map<string, number>();
  readonly #given = new Set<string>();
  readonly #polls = new Map<string, { answers: number; of: number }>();
  readonly #timeline: Moment[] = [];
  readonly #said = new Map<string, NonNullable<RehearsedCue["said"]>>();
  readonly #wrong: Rehearsal["wrong"] = [];
  readonly #came = new Set<string>();
  readonly #questions = { asked: 0, answered: 0 };
  readonly #hands = { raised: 0, up: 0 };
  readonly #from: number;
  /** When it ends as far as is known before it begins. */
  readonly #ends: number;
  #passed = 0;
  #floor: Floor = NOBODY_UP;
  #floorEvents = 0;
  #most = 0;
  #turnedAway = 0;
  #held = 0;
  #run: Run = UNSET;

  constructor(parts: RehearsalParts) {
    const { programme, people, seed } = parts;
    this.#parts = parts;
    this.#chance = seeded(seed);
    const set = runAfter(UNSET, { n: 0, at: 0, by: null, kind: "set", programme });
    const plan = planOf(set, 0);
    const begins = plan.flatMap((one) => one.begins ?? []);
    const ends = plan.flatMap((one) => one.ends ?? one.begins ?? []);
    const doors = plan.find(({ cue }) => cue.do.kind === "doors")?.begins ?? set.startsAt;
    this.#from = Math.min(set.startsAt, ...begins) - BEFORE_MS;
    this.#clock = new HandClock(this.#from);
    this.#ends = Math.max(doors + 30 * MINUTE, ...ends);
    const audiences = programme.cues.flatMap(({ do: what }) => (what.kind === "announcement" ? (what.to ?? []) : []));
    const crowd = makeCrowd({
      people,
      chance: this.#chance,
      opens: doors,
      ends: this.#ends,
      languages: audiences.flatMap((to) => to.languages ?? []),
      interests: [...new Set(audiences.flatMap((to) => to.interests ?? []))],
    });
    for (const one of crowd) this.#agenda.put(Math.max(this.#from, one.comes), () => this.#come(one));
  }

  async run(): Promise<Rehearsal> {
    const { programme, pass } = this.#parts;
    const clock = this.#clock;
    const errors: unknown[] = [];
    const conductor = await Conductor.load("rehearsal", {
      store: memoryHistories(),
      now: () => clock.now(),
      after: (ms, act) => clock.after(ms, act),
      failed: (error) => errors.push(error),
    });
    conductor.onEvent((run, event) => this.#happened(run, event));
    await conductor.do(null, { kind: "set", programme });
    conductor.start();
    const to = this.#from + LONGEST_MS;
    for (;;) {
      this.#giveCues(conductor);
      const next = Math.min(
        this.#agenda.next ?? Number.POSITIVE_INFINITY,
        nextDue(this.#run, Number.POSITIVE_INFINITY)?.at ?? Number.POSITIVE_INFINITY,
      );
      const isOver = this.#run.closedAt !== null && next > this.#run.closedAt + 10 * MINUTE;
      if (next > to || isOver || errors.length > 0) break;
      const ms = Math.max(0, next - clock.now());
      await pass?.(ms);
      clock.pass(ms);
      this.#agenda.do(clock.now());
      await this.#lookedAt();
      this.#tellPassed();
    }
    await conductor.stop();
    if (errors.length > 0) throw errors[0];
    this.#lookBack();
    return this.#result();
  }

  #tellPassed(): void {
    const share = (this.#clock.now() - this.#from) / Math.max(1, this.#ends - this.#from);
    const hundredths = Math.min(99, Math.floor(100 * share));
    if (hundredths <= this.#passed) return;
    this.#passed = hundredths;
    this.#parts.passed?.(hundredths);
  }

  /** The conductor looks a few times a second: until it has done what is due. */
  async #lookedAt(): Promise<void> {
    await new Promise(setImmediate);
    while (nextDue(this.#run, this.#clock.now()) !== null) {
      this.#clock.pass(LOOK_MS);
      await new Promise(setImmediate);
    }
  }

  /** Cues by hand are given in the programme's order, once what stands before them had its time. */
  #giveCues(conductor: Conductor): void {
    const cues = this.#parts.programme.cues;
    const { closedAt } = this.#run;
    for (const [n, cue] of cues.entries()) {
      if (cue.at !== undefined || cue.after !== undefined || this.#given.has(cue.id) || closedAt !== null) continue;
      if (this.#run.cues.get(cue.id)?.status !== "waiting") continue;
      const before = cues[n - 1];
      const at = before === undefined ? this.#run.startsAt : this.#hadItsTime(before);
      if (at === null) return;
      this.#given.add(cue.id);
      this.#agenda.put(Math.max(at, this.#clock.now()), () => {
        conductor.do("host", { kind: "began", cue: cue.id }).catch(() => {});
      });
      return;
    }
  }

  #hadItsTime(cue: Cue): number | null {
    const state = this.#run.cues.get(cue.id);
    if (state?.ended) return state.ended.at + HAND_MS / 2;
    if (state?.began === null || state?.began === undefined || cue.lasts !== undefined) return null;
    return state.began.at + (cue.do.kind === "talk" ? TALK_MS : HAND_MS);
  }

  #happened(run: Run, event: RunEvent): void {
    const before = this.#run;
    this.#run = run;
    if (inForce(before).doors === "shut" && inForce(run).doors !== "shut") this.#letIn(event.at);
    if (event.kind === "began") this.#began(cueOf(run, event.cue)!, event.at);
    if (event.kind === "ended") this.#say(event.at, `${cueOf(run, event.cue)!.title}: over`);
    for (const [id, { status }] of run.cues)
      if (before.cues.get(id)?.status === "on" && status !== "on") this.#ended(cueOf(run, id)!, event.at);
  }

  #began(cue: Cue, at: number): void {
    const { do: what, title } = cue;
    const called = `“${title}”`;
    const here = this.#here.size;
    switch (what.kind) {
      case "talk": {
        const { speakers } = what;
        this.#say(at, `${title}: ${speakers.length > 0 ? speakers.join(", ") : "nobody is on the stage"}`);
        if (speakers.length === 0) this.#fault(at, `the stage has nobody when ${called} begins`);
        if (here === 0) this.#fault(at, `nobody is there to hear ${called}`);
        this.#raiseHands(cue, at);
        break;
      }
      case "announcement":
        this.#address(cue, at, what.text, what.to);
        break;
      case "welcome":
      case "close": {
        const text = saidBy(what);
        if (text === undefined) this.#say(at, title);
        else this.#address(cue, at, text, undefined);
        break;
      }
      case "poll":
        this.#say(at, `${title}: “${what.question}”`);
        this.#answerPoll(cue, at);
        break;
      case "questions":
        this.#say(at, `${title}: the house may be asked`);
        this.#ask(cue, at);
        this.#hostAnswers(cue, at);
        break;
      default:
        this.#say(at, title);
    }
  }

  #ended({ id, title, lasts, do: what }: Cue, at: number): void {
    const poll = this.#polls.get(id);
    if (what.kind === "poll" && poll !== undefined) {
      this.#say(at, `${title}: ${poll.answers} of ${poll.of} answered`);
      if (poll.of > 0 && poll.answers * 4 < poll.of)
        this.#fault(at, `“${title}” closed when ${poll.answers} of ${poll.of} had answered`);
      if (poll.of === 0) this.#fault(at, `nobody was there for “${title}”`);
    }
    const { began, ended, extended = 0 } = this.#run.cues.get(id) ?? {};
    if (lasts === undefined || !began || !ended) return;
    const short = (lasts + extended) * MINUTE - (ended.at - began.at);
    if (short > SECOND) this.#fault(at, `“${title}” is cut short by ${minutesWords(short)}`);
  }

  /** A word of the house, for whom it is for, and no more often than the space says. */
  #address({ id, title }: Cue, at: number, text: string, to: Audience | undefined): void {
    const most = this.#parts.space?.messages.most ?? 6;
    const persons: string[] = [];
    let held = 0;
    for (const one of this.#here.values()) {
      const { zone, language, device, interests, newcomer } = one;
      const since = newcomer ? at : at - 2 * NEW_MS;
      if (!isFor(to, { zone, language, since, now: at, role: "visitor", device, interests })) continue;
      if (this.#addressed.lately(one.id, at) >= most) held += 1;
      else persons.push(one.id);
    }
    this.#addressed.take({ space: "", said: id, text, authors: [], persons, held, counts: true, at });
    for (const person of persons) this.#times.set(person, (this.#times.get(person) ?? 0) + 1);
    this.#held += held;
    this.#said.set(id, { reached: persons.length, held });
    this.#say(at, `${title}: said to ${persons.length}${held > 0 ? `, held back for ${held}` : ""}`);
    if (held > 0)
      this.#fault(at, `“${title}” is held back for ${held} of ${persons.length + held}, who were addressed enough`);
    else if (persons.length === 0)
      this.#fault(at, `“${title}” reaches nobody of ${peopleWords(this.#here.size)} in the place`);
  }

  #answerPoll({ id }: Cue, at: number): void {
    const poll = { answers: 0, of: this.#here.size };
    this.#polls.set(id, poll);
    for (const { id: person, answers } of this.#here.values())
      if (answers)
        this.#agenda.put(at + (5 + 55 * this.#chance()) * SECOND, () => {
          if (this.#run.cues.get(id)?.status === "on" && this.#here.has(person)) poll.answers += 1;
        });
  }

  #ask({ id }: Cue, at: number): void {
    for (const { id: person, asks } of this.#here.values())
      if (asks)
        this.#agenda.put(at + (10 + 230 * this.#chance()) * SECOND, () => {
          if (this.#run.cues.get(id)?.status === "on" && this.#here.has(person)) this.#questions.asked += 1;
        });
  }

  /** A question and whoever is next in the queue, in turn, while there are any. */
  #hostAnswers({ id }: Cue, at: number): void {
    let wasHand = false;
    const next = (due: number) =>
      this.#agenda.put(due, () => {
        if (this.#run.cues.get(id)?.status !== "on") return;
        const now = this.#clock.now();
        const hand = inForce(this.#run).audience === "hard" ? null : nextOf(this.#floor);
        const isAsked = this.#questions.answered < this.#questions.asked;
        if (hand !== null && !(wasHand && isAsked)) {
          wasHand = true;
          this.#onFloor({ kind: "called", hand: hand.id, seat: "stage", seconds: TURN_MS / SECOND });
          this.#onFloor({ kind: "returned", hand: hand.id });
          this.#hands.up += 1;
          next(now + TURN_MS);
        } else if (isAsked) {
          wasHand = false;
          this.#questions.answered += 1;
          next(now + ANSWER_MS);
        } else next(now + TURN_MS / 2);
      });
    next(at + TURN_MS / 2);
  }

  #raiseHands({ id, lasts = TALK_MS / MINUTE }: Cue, at: number): void {
    for (const { id: person, raises, newcomer } of this.#here.values())
      if (raises)
        this.#agenda.put(at + this.#chance() * lasts * MINUTE, () => {
          if (this.#run.cues.get(id)?.status === "on" && this.#here.has(person))
            if (this.#onFloor({ kind: "raised", newcomer }, person)) this.#hands.raised += 1;
        });
  }

  #onFloor(deed: Parameters<typeof floorRefusal>[1], by: string | null = null): boolean {
    const at = this.#clock.now();
    if (floorRefusal(this.#floor, deed, by, at) !== null) return false;
    this.#floor = floorAfter(this.#floor, { ...deed, n: this.#floorEvents, at, by });
    this.#floorEvents += 1;
    return true;
  }

  #come(one: MadeUp): void {
    const now = this.#clock.now();
    if (this.#run.closedAt !== null) return;
    if (inForce(this.#run).doors === "shut") {
      this.#outside.set(one.id, { one, since: now });
      return;
    }
    const { space } = this.#parts;
    if (space !== null && this.#here.size >= space.capacity * space.copies) {
      this.#turnedAway += 1;
      return;
    }
    this.#here.set(one.id, { ...one, zone: null });
    this.#came.add(one.id);
    this.#most = Math.max(this.#most, this.#here.size);
    this.#wander(one.id);
    this.#agenda.put(Math.max(now + MINUTE, one.goes), () => {
      this.#here.delete(one.id);
    });
  }

  #wander(id: string): void {
    const one = this.#here.get(id);
    const zones = this.#parts.space?.zones ?? [];
    if (one === undefined || zones.length === 0) return;
    const place = Math.floor(this.#chance() * (zones.length + 1));
    one.zone = zones[place]?.id ?? null;
    this.#agenda.put(this.#clock.now() + WANDER_MS * (0.5 + this.#chance()), () => this.#wander(id));
  }

  /** The doors are open: whoever stands before them comes in within two minutes. */
  #letIn(at: number): void {
    const waited = [...this.#outside.values()];
    this.#outside.clear();
    for (const { one } of waited) this.#agenda.put(at + Math.round(2 * MINUTE * this.#chance()), () => this.#come(one));
    const long = waited.filter(({ since }) => at - since > PATIENCE_MS);
    if (long.length === 0) return;
    const longest = Math.max(...long.map(({ since }) => at - since));
    this.#fault(
      at,
      `${peopleWords(long.length)} stood before shut doors for more than ${minutesWords(PATIENCE_MS)}, up to ${minutesWords(longest)}`,
    );
  }

  /** What is seen only afterwards. */
  #lookBack(): void {
    const { closedAt, cues, programme } = this.#run;
    const [asked, { waiting }] = [this.#questions, this.#floor];
    if (closedAt === null) this.#fault(null, "nothing closes the evening");
    for (const cue of programme?.cues ?? [])
      if (cues.get(cue.id)?.began === null) this.#fault(null, `“${cue.title}” never happens`);
    if (asked.asked > asked.answered)
      this.#fault(closedAt, `${countWords(asked.asked - asked.answered, "question")} had no answer`);
    if (waiting.length > 0) this.#fault(closedAt, `${countWords(waiting.length, "raised hand")} had no turn`);
    if (this.#outside.size > 0)
      this.#fault(null, `${peopleWords(this.#outside.size)} never came in: the doors stayed shut`);
    if (this.#turnedAway > 0) this.#fault(null, `${peopleWords(this.#turnedAway)} found no place: every copy was full`);
  }

  #result(): Rehearsal {
    const { people, seed } = this.#parts;
    const times = [...this.#came].map((id) => this.#times.get(id) ?? 0);
    const often: Record<string, number> = {};
    for (const count of times.sort((a, b) => a - b)) often[count] = (often[count] ?? 0) + 1;
    const mean = times.length === 0 ? 0 : times.reduce((sum, count) => sum + count, 0) / times.length;
    return {
      people,
      seed,
      from: this.#from,
      until: this.#run.closedAt ?? this.#clock.now(),
      timeline: this.#timeline,
      cues: (this.#run.programme?.cues ?? []).map((cue) => this.#cueAsItWent(cue)),
      visitors: { came: this.#came.size, most: this.#most, turnedAway: this.#turnedAway },
      addressed: { most: Math.max(0, ...times), mean: Math.round(mean * 10) / 10, times: often, held: this.#held },
      questions: { ...this.#questions, left: this.#questions.asked - this.#questions.answered },
      hands: { ...this.#hands, left: this.#floor.waiting.length },
      polls: Object.fromEntries(this.#polls),
      wrong: this.#wrong.sort((a, b) => (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY)),
    };
  }

  #cueAsItWent({ id, title }: Cue): RehearsedCue {
    const { began, ended } = this.#run.cues.get(id) ?? {};
    const said = this.#said.get(id);
    return { id, title, began: began?.at ?? null, ended: ended?.at ?? null, ...(said !== undefined && { said }) };
  }

  #say(at: number, what: string): void {
    const moment = { at, here: this.#here.size, what };
    this.#timeline.push(moment);
    this.#parts.told?.(moment);
  }

  #fault(at: number | null, text: string): void {
    this.#wrong.push({ at, text });
  }
}

const countWords = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;
const peopleWords = (count: number) => (count === 1 ? "one visitor" : `${count} visitors`);
const minutesWords = (ms: number) => countWords(Math.max(1, Math.round(ms / MINUTE)), "minute");
