/** Questions and ideas as folds: states, merging, and whose votes count, for every sequence of what people and hosts do. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  IDEAS_EACH,
  type IdeaDeed,
  type IdeaEvent,
  type Ideas,
  ideaRefusal,
  ideasAfter,
  ideasOf,
  ideaVoteRefusal,
  NO_IDEAS,
} from "../../../shared/conversation/ideas.ts";
import {
  byVotes,
  isOpen,
  NO_QUESTIONS,
  OPEN_EACH,
  OPEN_MOST,
  type QuestionDeed,
  type QuestionEvent,
  type Questions,
  questionRefusal,
  questionsAfter,
  questionsOf,
  standsFor,
  votedAs,
  voteRefusal,
} from "../../../shared/conversation/questions.ts";

/** Questions, done to as the house does, with the table of votes beside them. */
class Talk {
  readonly events: QuestionEvent[] = [];
  readonly votes = new Map<number, Set<string>>();
  state: Questions = NO_QUESTIONS;
  now = 1000;

  do(deed: QuestionDeed, by: string | null = "host", text: string | null = null): string | null {
    const refused = questionRefusal(this.state, deed, by);
    if (refused !== null) return refused;
    const event: QuestionEvent = { n: this.events.length, at: this.now++, by, text, ...deed };
    this.events.push(event);
    this.state = questionsAfter(this.state, event);
    return null;
  }

  ask(text: string, by = "ada"): number {
    expect(this.do({ kind: "asked" }, by, text)).toBe(null);
    return this.events.length - 1;
  }

  vote(question: number, person: string, on = true): string | null {
    const refused = voteRefusal(this.state, question);
    if (refused !== null) return refused;
    const voters = this.votes.get(question) ?? new Set();
    this.votes.set(question, voters);
    if (on) voters.add(person);
    else voters.delete(person);
    return null;
  }

  readonly count = (id: number): number =>
    new Set(votedAs(this.state, id).flatMap((one) => [...(this.votes.get(one) ?? [])])).size;
  status = (id: number) => this.state.questions.get(id)?.status;
}

test("[TLK1] A question waits, is spoken about, and is answered, parked with a promise or declined with a reason; it can be taken back to wait.", () => {
  const talk = new Talk();
  const [one, two, three] = [talk.ask("Why?"), talk.ask("When?", "ben"), talk.ask("Where?", "cleo")];
  expect(talk.do({ kind: "taken-up", question: one })).toBe(null);
  expect(talk.status(one)).toBe("live");
  expect(talk.do({ kind: "answered", question: one, how: "stage" })).toBe(null);
  expect(talk.do({ kind: "answered", question: one, how: "text" })).toBe("over");
  expect(talk.do({ kind: "parked", question: two }, "host", "I will ask the makers.")).toBe(null);
  expect(talk.state.questions.get(two)).toMatchObject({
    status: "parked",
    word: "I will ask the makers.",
    host: "host",
  });
  expect(talk.do({ kind: "answered", question: two, how: "text" }, "host", "In May.")).toBe(null);
  expect(talk.do({ kind: "declined", question: three }, "host", "Not ours to say.")).toBe(null);
  expect(talk.do({ kind: "reopened", question: three })).toBe(null);
  expect(talk.state.questions.get(three)).toMatchObject({ status: "waiting", word: null });
  expect(talk.do({ kind: "reopened", question: three })).toBe("not-over");
  expect(talk.do({ kind: "withdrawn", question: three }, "ben")).toBe("not-yours");
  expect(talk.do({ kind: "withdrawn", question: three }, "cleo")).toBe(null);
  expect(talk.do({ kind: "taken-up", question: three })).toBe("unknown");
  expect(talk.do({ kind: "taken-up", question: 99 })).toBe("unknown");
});

test("[TLK1] Nobody asks while the house may not be asked, nobody more than a few at once, and there is an end to all of them.", () => {
  const talk = new Talk();
  for (let n = 0; n < OPEN_EACH; n++) talk.ask(`${n}?`);
  expect(talk.do({ kind: "asked" }, "ada")).toBe("many");
  talk.do({ kind: "answered", question: 0, how: "stage" });
  talk.ask("one more?");
  talk.do({ kind: "closed" });
  expect(talk.do({ kind: "asked" }, "ben")).toBe("shut");
  expect(talk.vote(1, "ben")).toBe(null);
  talk.do({ kind: "opened" });
  for (let n = 0; talk.do({ kind: "asked" }, `guest ${n}`) === null; n++) expect(n).toBeLessThan(OPEN_MOST);
  expect(talk.do({ kind: "asked" }, "zoe")).toBe("full");
});

test("[TLK2] Questions stand by votes, then by time, what is spoken about before all others; votes end with the question.", () => {
  const talk = new Talk();
  const [one, two, three] = [talk.ask("1?"), talk.ask("2?", "ben"), talk.ask("3?", "cleo")];
  talk.vote(two, "ada");
  talk.vote(three, "ben");
  const order = () => byVotes(talk.state.questions.values(), talk.count).map(({ id }) => id);
  expect(order()).toEqual([two, three, one]);
  talk.vote(three, "ada");
  expect(order()).toEqual([three, two, one]);
  talk.vote(three, "ada", false);
  talk.vote(three, "ben", false);
  talk.do({ kind: "taken-up", question: one });
  expect(order()).toEqual([one, two, three]);
  talk.do({ kind: "answered", question: two, how: "stage" });
  expect(talk.vote(two, "dan")).toBe("over");
  expect(talk.vote(two, "ada", false)).toBe("over");
  expect(talk.count(two)).toBe(1);
});

test("[TLK3] Merged questions have the votes of both, each person once, whatever was merged into what before.", () => {
  const talk = new Talk();
  const [one, two, three] = [talk.ask("1?"), talk.ask("2?", "ben"), talk.ask("3?", "cleo")];
  for (const person of ["ada", "ben"]) talk.vote(one, person);
  for (const person of ["ben", "cleo"]) talk.vote(two, person);
  talk.vote(three, "dan");
  expect(talk.do({ kind: "merged", question: one, into: one })).toBe("itself");
  expect(talk.do({ kind: "merged", question: one, into: two })).toBe(null);
  expect(talk.count(two)).toBe(3);
  expect(talk.vote(one, "eve")).toBe("over");
  expect(talk.do({ kind: "merged", question: two, into: one })).toBe("over");
  expect(talk.do({ kind: "merged", question: two, into: three })).toBe(null);
  expect([standsFor(talk.state, one), standsFor(talk.state, two)]).toEqual([three, three]);
  expect(talk.count(three)).toBe(4);
});

const PEOPLE = ["ada", "ben", "cleo", "dan"];
const step = fc.record({
  what: fc.constantFrom(
    "asked",
    "asked",
    "vote",
    "vote",
    "vote",
    "unvote",
    "merged",
    "merged",
    "taken-up",
    "answered",
    "parked",
    "declined",
    "reopened",
    "withdrawn",
    "closed",
    "opened",
  ),
  who: fc.constantFrom(...PEOPLE),
  one: fc.nat(7),
  other: fc.nat(7),
});

test("[TLK2] [TLK3] Whatever is asked, voted, merged and decided: no vote counts twice, none is lost, and the same events end the same.", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const talk = new Talk();
      for (const { what, who, one, other } of steps) {
        const ids = [...talk.state.questions.keys()];
        const [question, into] = [ids[one % ids.length] ?? 0, ids[other % ids.length] ?? 0];
        if (what === "asked") talk.do({ kind: "asked" }, who, "?");
        else if (what === "vote" || what === "unvote") talk.vote(question, who, what === "vote");
        else if (what === "merged") talk.do({ kind: "merged", question, into });
        else if (what === "answered") talk.do({ kind: "answered", question, how: "text" });
        else if (what === "withdrawn") talk.do({ kind: "withdrawn", question }, who);
        else if (what === "closed" || what === "opened") talk.do({ kind: what });
        else talk.do({ kind: what as "parked", question });
        const { questions } = talk.state;
        for (const { id, status, into: root } of questions.values()) {
          expect((status === "merged") === (root !== null)).toBe(true);
          // What a question was merged into stands for itself, unless it has become something else since.
          if (root !== null) expect(questions.get(root)!.status).not.toBe("merged");
          expect(talk.count(id)).toBeLessThanOrEqual(PEOPLE.length);
        }
        const roots = [...questions.values()].filter(({ into: root }) => root === null);
        const counted = roots.flatMap(({ id }) => votedAs(talk.state, id));
        expect(new Set(counted).size).toBe(counted.length);
        expect(new Set(counted)).toEqual(new Set(questions.keys()));
      }
      expect(questionsOf(talk.events)).toEqual(talk.state);
      const open = [...talk.state.questions.values()].filter(({ status }) => isOpen(status));
      for (const person of PEOPLE)
        expect(open.filter(({ by }) => by === person).length).toBeLessThanOrEqual(talk.events.length);
    }),
    { numRuns: 200 },
  );
});

test("[TLK4] Of who was forgotten no word is left, and what was asked, answered and counted stands.", () => {
  const talk = new Talk();
  const one = talk.ask("my secret?");
  talk.do({ kind: "answered", question: one, how: "text" }, "host", "So it is.");
  const after = questionsOf(
    talk.events.map((event) => (event.by === "ada" ? { ...event, by: null, text: null } : event)),
  );
  expect(after.questions.get(one)).toMatchObject({ by: null, text: null, status: "answered", word: "So it is." });
});

test("[TLK7] An idea has a status and votes; one who brought it may take it back, and nobody brings without end.", () => {
  const events: IdeaEvent[] = [];
  let ideas: Ideas = NO_IDEAS;
  const add = (deed: IdeaDeed, by: string, text: string | null = null) => {
    const refused = ideaRefusal(ideas, deed, by);
    if (refused !== null) return refused;
    const event: IdeaEvent = { n: events.length, at: events.length, by, text, ...deed };
    events.push(event);
    ideas = ideasAfter(ideas, event);
    return null;
  };
  expect(add({ kind: "brought" }, "ada", "A garden.")).toBe(null);
  expect(add({ kind: "status", idea: 0, status: "planned" }, "host", "In spring.")).toBe(null);
  expect(ideas.get(0)).toMatchObject({ text: "A garden.", status: "planned", word: "In spring." });
  expect(add({ kind: "status", idea: 0, status: "planned" }, "host")).toBe("same");
  expect(ideaVoteRefusal(ideas, 0)).toBe(null);
  expect(add({ kind: "status", idea: 0, status: "done" }, "host")).toBe(null);
  expect(ideaVoteRefusal(ideas, 0)).toBe("over");
  expect(add({ kind: "withdrawn", idea: 0 }, "ben")).toBe("not-yours");
  for (let n = 0; n < IDEAS_EACH; n++) expect(add({ kind: "brought" }, "ada", `${n}`)).toBe(null);
  expect(add({ kind: "brought" }, "ada", "more")).toBe("many");
  expect(add({ kind: "withdrawn", idea: 3 }, "ada")).toBe(null);
  expect(add({ kind: "brought" }, "ada", "more")).toBe(null);
  expect(ideaVoteRefusal(ideas, 3)).toBe("unknown");
  expect(ideasOf(events)).toEqual(ideas);
});
