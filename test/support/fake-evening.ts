/** FakeEvening: an evening that a host looks after, made of the same folds as the house's own, without a house. */
import type { HouseMessageView, InvitationView, StageView, Visit } from "../../client/net/index.ts";
import type { Role } from "../../shared/conduct/roles.ts";
import { type IdeaDeed, ideaRefusal, ideasAfter, NO_IDEAS } from "../../shared/conversation/ideas.ts";
import { NO_POLLS, type PollDeed, pollRefusal, pollsAfter } from "../../shared/conversation/polls.ts";
import {
  NO_QUESTIONS,
  type QuestionDeed,
  questionRefusal,
  questionsAfter,
} from "../../shared/conversation/questions.ts";
import { type FloorDeed, floorAfter, floorRefusal, NOBODY_UP, nextOf, orderOf } from "../../shared/floor/queue.ts";
import { programmeSchema } from "../../shared/programme/programme.ts";
import { type RunDeed, runAfter, runRefusal, UNSET } from "../../shared/programme/run.ts";
import type { CueDeed } from "../../shared/protocol/from-client/evening.ts";
import { eveningView } from "../../shared/protocol/from-server/evening.ts";
import type { Show } from "../../shared/screen/show.ts";
import { NO_TEAM, type TeamDeed, teamAfter, teamRefusal } from "../../shared/team/team.ts";
import { launchNight } from "./console-evening.ts";

const START = Date.UTC(2026, 11, 4, 19);
const KINDS: Record<string, string> = {
  begin: "began",
  end: "ended",
  skip: "skipped",
  extend: "extended",
  hold: "held",
};

/** One message of each kind of standing. */
const MESSAGES = (
  [
    { status: "draft", needs: "approval", mine: false },
    { status: "draft", needs: "approval", mine: true },
    { status: "draft", needs: "anyway", coolAt: START },
    { status: "draft", needs: null },
    { status: "missed", needs: null },
    { status: "sent", needs: null },
    { status: "sent", needs: null, correctedBy: 7 },
    { status: "withdrawn", needs: null },
  ] satisfies Partial<HouseMessageView>[]
).map((more, id) => ({
  id,
  words: { text: `Word ${id}` },
  label: "staff",
  version: 1,
  coolAt: null,
  approved: null,
  correctedBy: null,
  ...more,
})) as unknown as HouseMessageView[];

export const INVITATIONS = [
  { id: "one", role: "visitor", for: "Zoe", made: START, expires: START, used: null, mine: true },
  { id: "two", role: "visitor", for: "Yan", made: START, expires: START, used: START, mine: true },
] satisfies InvitationView[];

export class FakeEvening {
  now = START;
  run = UNSET;
  floor = NOBODY_UP;
  questions = NO_QUESTIONS;
  ideas = NO_IDEAS;
  polls = NO_POLLS;
  screens = new Map<string, Show>();
  team = NO_TEAM;
  stage: StageView = { light: null, megaphone: null };
  roles = new Map<string, Role>([
    ["ada", "visitor"],
    ["ben", "host"],
  ]);
  /** How often something was asked of the house. */
  asked = 0;
  #before = new Map<string, Show | undefined>();
  #n = { floor: 0, questions: 0, ideas: 0, polls: 0, team: 0 };

  constructor() {
    this.#cue({ kind: "set", programme: programmeSchema.parse(launchNight(this.now)) }, null);
    for (const person of ["ada", "ben", "cleo"]) this.#hand({ kind: "raised", newcomer: person === "cleo" }, person);
    for (const text of ["Is it waterproof?", "How much?", "For left hands?"])
      this.#question({ kind: "asked" }, "ada", text);
    this.#idea({ kind: "brought" }, "ben", "A repair corner");
    this.#poll({
      kind: "opened",
      poll: "colour",
      spec: { question: "Colour?", answers: "single", options: ["A", "B"] },
    });
    this.screens.set("stage", this.#show("Slides", "slides"));
    this.screens.set("wall", this.#show("A film", "video"));
  }

  /** What a host can see of it, but for the times at which it came to be so. */
  get seen(): unknown {
    return {
      evening: { ...eveningView(this.run, this.now, true), now: null },
      waiting: orderOf(this.floor).map(({ id, person }) => [id, person]),
      up: this.floor.up.map(({ hand, until }) => [hand, until]),
      open: this.questions.open,
      questions: [...this.questions.questions.values()].map(({ id, status, how, word, into }) => [
        id,
        status,
        how,
        word,
        into,
      ]),
      ideas: [...this.ideas.values()].map(({ id, status, word }) => [id, status, word]),
      polls: [...this.polls.values()].filter(({ closedAt }) => closedAt === null).map(({ id }) => id),
      stage: this.stage,
      roles: [...this.roles],
      shifts: this.team.shifts.map(({ id: _, ...shift }) => shift),
      screens: [...this.screens].map(([id, { title, page, playing }]) => [id, title, page, playing]).sort(),
    };
  }

  get visit(): Visit {
    const view = { mine: false, voted: false, from: "Ada", votes: 2 };
    const all = [...this.questions.questions.values()].map((one) => ({ ...one, ...view }));
    const done = async (act: () => void) => {
      this.asked += 1;
      act();
    };
    const ask = (deed: QuestionDeed, text?: string) => done(() => this.#question(deed, "hana", text));
    const shifts = () => this.team.shifts;
    return {
      time: () => this.now,
      count: 12,
      audience: 30,
      me: { id: "hana", person: "hana", name: "Hana", role: "owner", language: "en-GB" },
      avatars: new Map(
        [...this.roles].map(([id, role]) => [id, { id, person: id, name: id, role, language: "en", mirrored: false }]),
      ),
      stage: this.stage,
      team: {
        words: [],
        ready: [],
        get shifts() {
          return shifts();
        },
        write: () => done(() => this.#staff({ kind: "wrote", evening: null, role: "owner" }, "Yes")),
      },
      evening: eveningView(this.run, this.now, true),
      space: {
        id: "plaza",
        name: "Plaza",
        zones: [{ id: "court", name: "Court" }],
        screens: [
          { id: "stage", name: "Stage screen", width: 6, image: "welcome.png", alt: "" },
          { id: "wall", name: "Wall", width: 2, alt: "" },
        ],
      },
      screens: this.screens,
      conversation: {
        open: this.questions.open,
        questions: all.filter(({ status }) => status !== "merged" && status !== "withdrawn"),
        merged: (question: number) => all.filter(({ into }) => into === question),
        ideas: [...this.ideas.values()].map((one) => ({ ...one, ...view })),
        polls: [...this.polls.values()].map((one) => ({ ...one, people: 3, counts: [2, 1], answer: null })),
        floor: {
          mine: null,
          up: this.floor.up.map(({ hand, person, seat, until }) => ({
            hand,
            avatar: person,
            name: person,
            seat,
            until,
            mine: false,
          })),
          queue: orderOf(this.floor).map(({ id, person, at, newcomer }) => ({
            hand: id,
            person,
            name: person,
            avatar: person,
            copy: 1,
            at,
            newcomer,
          })),
          next: nextOf(this.floor)?.id ?? null,
        },
      },
      turn: (screen: string, change: Partial<Show>) =>
        done(() => void this.screens.set(screen, { ...this.screens.get(screen)!, ...change })),
      takeOff: (screen: string) => done(() => this.#put(screen, undefined)),
      host: {
        cue: async (deed: CueDeed) => {
          this.asked += 1;
          return { event: this.#cue(deedOf(deed), "hana") };
        },
        takeBack: (event: number) => done(() => void this.#cue({ kind: "undone", event }, "hana")),
        callUp: async ({ hand = nextOf(this.floor)?.id ?? -1 }: { hand?: number } = {}) => {
          this.asked += 1;
          this.#hand({ kind: "called", hand, seat: `seat ${this.#n.floor}`, seconds: 120 }, "hana");
          return { hand, seat: "", until: 0 };
        },
        moreTime: (hand: number, seconds: number) =>
          done(() => this.#hand({ kind: "extended", hand, seconds }, "hana")),
        endTurn: (hand: number) => done(() => this.#hand({ kind: "returned", hand }, "hana")),
        backInQueue: (hand: number) => done(() => this.#hand({ kind: "put-back", hand }, "hana")),
        lowerHand: (hand: number) => done(() => this.#hand({ kind: "lowered", hand }, "hana")),
        takeUp: (question: number) => ask({ kind: "taken-up", question }),
        answer: (question: number, text?: string) =>
          ask({ kind: "answered", question, how: text === undefined ? "stage" : "text" }, text),
        park: (question: number, text: string) => ask({ kind: "parked", question }, text),
        decline: (question: number, text: string) => ask({ kind: "declined", question }, text),
        reopen: (question: number) => ask({ kind: "reopened", question }),
        merge: (question: number, into: number) => ask({ kind: "merged", question, into }),
        openQuestions: (open: boolean) => ask({ kind: open ? "opened" : "closed" }),
        ideaStatus: (idea: number, status: "new", word?: string) =>
          done(() => this.#idea({ kind: "status", idea, status }, "hana", word)),
        openPoll: async () => {
          const poll = `asked-${this.#n.polls}`;
          await done(() => this.#poll({ kind: "opened", poll, spec: null }));
          return poll;
        },
        closePoll: (poll: string) => done(() => this.#poll({ kind: "closed", poll })),
        reopenPoll: (poll: string) => done(() => this.#poll({ kind: "opened", poll, spec: null })),
        spotlight: (avatar: string | null) => done(() => this.#light({ light: lit(avatar) })),
        megaphone: (avatar: string, seconds: number) =>
          done(() =>
            this.#light({ megaphone: seconds === 0 ? null : { ...lit(avatar)!, until: this.now + 1000 * seconds } }),
          ),
        giveRole: ({ person }: { person: string }, role: Role) => done(() => void this.roles.set(person, role)),
        setShift: ({ name, ...shift }: { name: string; task: "host"; from: number; until: number }) =>
          done(() => this.#staff({ kind: "shift-set", evening: null, ...shift }, name)),
        revokeInvitation: () => done(() => {}),
        removeShift: (shift: number) => done(() => this.#staff({ kind: "shift-removed", evening: null, shift })),
        messages: {
          list: MESSAGES,
          approve: () => done(() => {}),
          correct: async () => {
            this.asked += 1;
            return { message: 9, topics: [], people: 3, held: 0, approval: false, unsourced: false };
          },
          draft: async () => {
            this.asked += 1;
            return { message: 1, topics: [], people: 3, held: 0, approval: false, unsourced: false };
          },
          send: async () => ({ reached: 3, held: 0 }),
          withdraw: () => done(() => {}),
        },
        showPrepared: (screen: string, file: string) => done(() => this.#put(screen, this.#show(file, "image"))),
        screenBack: (screen: string) => done(() => this.#put(screen, this.#before.get(screen))),
      },
    } as unknown as Visit;
  }

  #cue(deed: RunDeed, by: string | null): number {
    refuse(runRefusal(this.run, deed, this.now));
    const n = this.run.events;
    this.run = runAfter(this.run, { n, at: this.now, by, ...deed });
    return n;
  }

  #hand(deed: FloorDeed, by: string): void {
    refuse(floorRefusal(this.floor, deed, by, this.now));
    this.floor = floorAfter(this.floor, { n: this.#n.floor++, at: this.now, by, ...deed });
  }

  #question(deed: QuestionDeed, by: string, text: string | null = null): void {
    refuse(questionRefusal(this.questions, deed, by));
    this.questions = questionsAfter(this.questions, { n: this.#n.questions++, at: this.now, by, text, ...deed });
  }

  #idea(deed: IdeaDeed, by: string, text: string | null = null): void {
    refuse(ideaRefusal(this.ideas, deed, by));
    this.ideas = ideasAfter(this.ideas, { n: this.#n.ideas++, at: this.now, by, text, ...deed });
  }

  #poll(deed: PollDeed): void {
    refuse(pollRefusal(this.polls, deed));
    this.polls = pollsAfter(this.polls, { n: this.#n.polls++, at: this.now, by: "hana", text: null, ...deed });
  }

  #staff(deed: TeamDeed, text: string | null = null): void {
    refuse(teamRefusal(this.team, deed, "hana", this.now));
    this.team = teamAfter(this.team, { n: this.#n.team++, at: this.now, by: "hana", text, ...deed });
  }

  #light(change: Partial<StageView>): void {
    this.stage = { ...this.stage, ...change };
  }

  #put(screen: string, show: Show | undefined): void {
    this.#before.set(screen, this.screens.get(screen));
    if (show === undefined) this.screens.delete(screen);
    else this.screens.set(screen, show);
  }

  #show(title: string, kind: Show["kind"]): Show {
    const pages = [1, 2, 3].map((page) => ({ file: `uploads/${page}.png`, alt: "" }));
    return { screen: "", kind, title, pages, page: 2, playing: false, at: 0, loop: false, length: null, own: false };
  }
}

const lit = (avatar: string | null) => (avatar === null ? null : { avatar, name: avatar });

function deedOf(deed: CueDeed): RunDeed {
  if (deed.do === "preempt") return { kind: "preempted", title: deed.title, text: deed.text };
  if (deed.do === "resume") return { kind: "resumed" };
  if (deed.do === "close") return { kind: "closed" };
  const { do: what, ...rest } = deed;
  return { kind: KINDS[what], ...rest } as RunDeed;
}

function refuse(refusal: string | null): void {
  if (refusal !== null) throw new Error(refusal);
}
