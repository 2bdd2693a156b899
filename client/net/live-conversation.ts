/** LiveConversation: questions, polls and the floor, as the server tells them. */

import type { Answer } from "../../shared/conversation/polls.ts";
import { isOpen } from "../../shared/conversation/questions.ts";
import type { Verb } from "../../shared/protocol/from-client/index.ts";
import type {
  FeedbackView,
  HandsTold,
  IdeasTold,
  IdeaView,
  PollsTold,
  PollView,
  QuestionsTold,
  QuestionView,
} from "../../shared/protocol/from-server/conversation.ts";
import type { Conversation, ConversationHost, Idea, Poll, Question } from "./conversation.ts";

type Ask = <Answer>(verb: Verb, payload: object) => Promise<Answer>;

export class LiveConversation implements Conversation {
  readonly #ask: Ask;
  readonly #told = new Map<number, QuestionView>();
  readonly #ideas = new Map<number, IdeaView>();
  readonly #brought = new Set<number>();
  readonly #votedIdeas = new Set<number>();
  readonly #polls = new Map<string, PollView>();
  readonly #asked = new Set<number>();
  readonly #voted = new Set<number>();
  readonly #answers = new Map<string, Answer>();
  #questions: readonly Question[] | null = null;
  open = true;
  feedback: FeedbackView | null = null;
  floor: HandsTold = { mine: null, up: [], queue: null, next: null };

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  get questions(): readonly Question[] {
    this.#questions ??= this.#inOrder();
    return this.#questions;
  }

  merged: Conversation["merged"] = (question) => this.#mergedInto(question).map((view) => this.#withMine(view));

  get ideas(): readonly Idea[] {
    const isOver = ({ status }: IdeaView) => Number(status === "done" || status === "declined");
    return [...this.#ideas.values()]
      .map((view) => ({ ...view, mine: this.#brought.has(view.id), voted: this.#votedIdeas.has(view.id) }))
      .sort((a, b) => isOver(a) - isOver(b) || b.votes - a.votes || a.at - b.at || a.id - b.id);
  }

  get polls(): readonly Poll[] {
    return [...this.#polls.values()]
      .map((poll) => ({ ...poll, answer: this.#answers.get(poll.id) ?? null }))
      .sort((a, b) => b.at - a.at);
  }

  tellQuestions({ open, list, gone, all, own }: QuestionsTold): void {
    this.open = open;
    if (all) this.#told.clear();
    for (const view of list) this.#told.set(view.id, view);
    for (const id of gone) this.#told.delete(id);
    if (own) {
      replace(this.#asked, own.asked);
      replace(this.#voted, own.voted);
    }
    this.#questions = null;
  }

  tellIdeas({ list, gone, all, own }: IdeasTold): void {
    if (all) this.#ideas.clear();
    for (const view of list) this.#ideas.set(view.id, view);
    for (const id of gone) this.#ideas.delete(id);
    if (!own) return;
    replace(this.#brought, own.asked);
    replace(this.#votedIdeas, own.voted);
  }

  tellPolls({ list, gone, all, own, feedback }: PollsTold): void {
    if (all) this.#polls.clear();
    for (const view of list) this.#polls.set(view.id, view);
    for (const id of gone) this.#polls.delete(id);
    if (feedback !== undefined) this.feedback = feedback;
    if (!own) return;
    this.#answers.clear();
    for (const [poll, answer] of Object.entries(own)) this.#answers.set(poll, answer);
  }

  tellHands(hands: HandsTold): void {
    this.floor = hands;
  }

  ask: Conversation["ask"] = async (text) => {
    const { question } = await this.#ask<{ question: number }>("ask", { text });
    this.#asked.add(question);
    this.#questions = null;
    return question;
  };
  withdraw: Conversation["withdraw"] = async (question) => void (await this.#ask("withdrawQuestion", { question }));
  vote: Conversation["vote"] = async (question, on = true) => {
    await this.#ask("vote", { question, on });
    if (on) this.#voted.add(question);
    else for (const id of this.#standingFor(question)) this.#voted.delete(id);
    this.#questions = null;
  };
  bringIdea: Conversation["bringIdea"] = async (text) => {
    const { idea } = await this.#ask<{ idea: number }>("bringIdea", { text });
    this.#brought.add(idea);
    return idea;
  };
  withdrawIdea: Conversation["withdrawIdea"] = async (idea) => void (await this.#ask("withdrawIdea", { idea }));
  voteIdea: Conversation["voteIdea"] = async (idea, on = true) => {
    await this.#ask("voteIdea", { idea, on });
    if (on) this.#votedIdeas.add(idea);
    else this.#votedIdeas.delete(idea);
  };
  answer: Conversation["answer"] = async (poll, answer) => {
    await this.#ask("answerPoll", { poll, answer });
    this.#answers.set(poll, answer);
  };
  giveFeedback: Conversation["giveFeedback"] = async (evening, answer) => {
    await this.#ask("feedback", { evening, answer });
    this.feedback = { evening, answer };
  };
  follow: Conversation["follow"] = async (said) => void (await this.#ask("followCall", { said }));
  comeUp: Conversation["comeUp"] = async (options = {}) => void (await this.#ask("comeUp", options));
  leaveStage: Conversation["leaveStage"] = async () => void (await this.#ask("leaveStage", {}));

  /** It, and what was merged into it. */
  #standingFor(question: number): number[] {
    return [question, ...this.#mergedInto(question).map(({ id }) => id)];
  }

  #mergedInto(question: number): QuestionView[] {
    return [...this.#told.values()].filter(({ into }) => into === question).sort((a, b) => a.id - b.id);
  }

  #withMine(view: QuestionView): Question {
    return {
      ...view,
      mine: this.#asked.has(view.id),
      voted: this.#standingFor(view.id).some((id) => this.#voted.has(id)),
      merged: this.#mergedInto(view.id).map(({ id, text }) => ({ id, text, mine: this.#asked.has(id) })),
    };
  }

  #inOrder(): Question[] {
    const rank = ({ status }: QuestionView) => (status === "live" ? 0 : isOpen(status) ? 1 : 2);
    return [...this.#told.values()]
      .filter(({ status }) => status !== "merged")
      .map((view) => this.#withMine(view))
      .sort(
        (a, b) =>
          rank(a) - rank(b) || (rank(a) === 2 ? b.since - a.since : b.votes - a.votes) || a.at - b.at || a.id - b.id,
      );
  }
}

function replace<Value>(set: Set<Value>, values: readonly Value[]): void {
  set.clear();
  for (const value of values) set.add(value);
}

/** What hosts do, over a line. */
export function liveConversationHost(ask: Ask): ConversationHost {
  const done = async (verb: Verb, payload: object) => void (await ask(verb, payload));
  return {
    callUp: (options = {}) => ask("callUp", options),
    moreTime: (hand, seconds) => done("moreTime", { hand, seconds }),
    endTurn: (hand) => done("endTurn", { hand }),
    backInQueue: (hand) => done("backInQueue", { hand }),
    lowerHand: (hand, note) => done("lowerHand", { hand, ...(note !== undefined && { note }) }),
    takeUp: (question) => done("takeUp", { question }),
    answer: (question, text) => done("answer", { question, ...(text !== undefined && { text }) }),
    park: (question, promise) => done("park", { question, promise }),
    decline: (question, reason) => done("decline", { question, reason }),
    reopen: (question) => done("reopen", { question }),
    merge: (question, into) => done("mergeQuestions", { question, into }),
    ideaStatus: (idea, status, word) => done("ideaStatus", { idea, status, ...(word !== undefined && { word }) }),
    openQuestions: (open) => done("openQuestions", { open }),
    openPoll: async (poll, { screen } = {}) =>
      (await ask<{ poll: string }>("openPoll", { poll, ...(screen !== undefined && { screen }) })).poll,
    closePoll: (poll) => done("closePoll", { poll }),
    reopenPoll: (poll) => done("reopenPoll", { poll }),
  };
}
