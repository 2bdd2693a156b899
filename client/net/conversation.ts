/** Conversation: what I can ask the house, vote for and answer, my place on the floor, and what hosts do with all of it. */
import type { IdeaStatus } from "../../shared/conversation/ideas.ts";
import type { Answer, PollWish } from "../../shared/conversation/polls.ts";
import type {
  FeedbackView,
  HandsTold,
  IdeaView,
  PollView,
  QuestionView,
} from "../../shared/protocol/from-server/conversation.ts";

/** A question, as I see it. */
export type Question = QuestionView & {
  /** I asked it. */
  readonly mine: boolean;
  /** I voted for it, or for one that was merged into it. */
  readonly voted: boolean;
  /** What was merged into it, in the order in which it was asked. */
  readonly merged: readonly { readonly id: number; readonly text: string | null; readonly mine: boolean }[];
};

/** An idea, as I see it. */
export type Idea = IdeaView & {
  /** I brought it. */
  readonly mine: boolean;
  readonly voted: boolean;
};

/** A poll, as I see it. */
export type Poll = PollView & {
  /** What I have answered; null until I do. */
  readonly answer: Answer | null;
};

/** The same in every copy of the space; `questions`, `ideas`, `polls` and `hands` say when it changes. */
export interface Conversation {
  /** Whether the house may be asked just now. */
  readonly open: boolean;
  /** What is spoken about first, then what waits, by votes and then by time, then what is over; without what was merged. */
  readonly questions: readonly Question[];
  /** What was merged into a question, by time. */
  merged(question: number): readonly Question[];
  /** What is to be done yet, by votes and then by time, then what is done or declined. */
  readonly ideas: readonly Idea[];
  /** The newest first. */
  readonly polls: readonly Poll[];
  /** How I said that the evening of this space was; null while I have not. `polls` says when it changes. */
  readonly feedback: FeedbackView | null;
  /** My place in the queue of raised hands, and who is up on the stage; for hosts and moderators the whole queue. */
  readonly floor: HandsTold;
  /**
   * Asks the house, in at most 300 characters. Refused while questions are closed (`not-allowed`), while I am muted (`muted`),
   * for a sixth that waits and for more than 10 in 10 minutes (`too-fast`). Answers its number.
   */
  ask(text: string): Promise<number>;
  /** Takes back what I asked. */
  withdraw(question: number): Promise<void>;
  /**
   * Votes for a question that waits or is spoken about, or (`on` false) takes my vote back. A second vote is refused with
   * `invalid`, as is one that comes too late.
   */
  vote(question: number, on?: boolean): Promise<void>;
  /** Brings an idea, under the same bounds as a question; of mine 10 are looked at. Answers its number. */
  bringIdea(text: string): Promise<number>;
  /** Takes back what I brought. */
  withdrawIdea(idea: number): Promise<void>;
  /** Votes for an idea that is neither done nor declined, or (`on` false) takes my vote back. */
  voteIdea(idea: number, on?: boolean): Promise<void>;
  /** Answers a poll while it is open: an option from 0, several of them, or a step of the scale from 1; the newest counts. */
  answer(poll: string, answer: Answer): Promise<void>;
  /**
   * Says how an evening was, from 1 (bad) to 5 (wonderful): the one that is on or was on last, by its id. The newest counts.
   * Only its report counts it, without me. For visitors: anybody else is refused with `not-allowed`.
   */
  giveFeedback(evening: string, answer: number): Promise<void>;
  /**
   * Says that I go where the call of something leads that the house said to me (`announced`, by its `said`): counted once,
   * for the report of the evening. `not-found` for what called me to nothing.
   */
  follow(said: string): Promise<void>;
  /**
   * Takes me, once I am called up, to my seat on the stage; with `back`, I am taken back to where I was when my turn is over.
   * `visit.hand` raises and lowers my hand.
   */
  comeUp(options?: { back?: boolean }): Promise<void>;
  /** Ends my turn on the stage; lowers my hand where I still wait. */
  leaveStage(): Promise<void>;
}

/** What hosts and moderators do with questions, polls and the floor; whoever is none is refused with `not-allowed`. */
export interface ConversationHost {
  /**
   * Calls up whoever is next (`conversation.floor.next`), or the hand that is told, for 2 minutes unless told (10 s to 30
   * minutes): they are heard from the stage until then, and then their microphone is shut. `full` while every seat of the
   * stage is taken.
   */
  callUp(options?: { hand?: number; seconds?: number }): Promise<{ hand: number; seat: string; until: number }>;
  /** Makes somebody's turn longer; fewer than none makes it shorter. */
  moreTime(hand: number, seconds: number): Promise<void>;
  endTurn(hand: number): Promise<void>;
  /** Calling them up was a mistake: they wait again, where they waited. */
  backInQueue(hand: number): Promise<void>;
  /** Takes a hand off the queue; its owner is told, with a note. */
  lowerHand(hand: number, note?: string): Promise<void>;
  /** A question is spoken about now. */
  takeUp(question: number): Promise<void>;
  /** It is answered: in writing, or, without a text, on stage. */
  answer(question: number, text?: string): Promise<void>;
  /** It waits for what is promised. */
  park(question: number, promise: string): Promise<void>;
  /** It is not answered, and whoever asked reads why; nobody else but staff sees it any more. */
  decline(question: number, reason: string): Promise<void>;
  /** It waits again, on its own. */
  reopen(question: number): Promise<void>;
  /** Its votes count for another one too, each person once. */
  merge(question: number, into: number): Promise<void>;
  /** What becomes of an idea, with a word about it; one that is declined is seen by staff and whoever brought it. */
  ideaStatus(idea: number, status: IdeaStatus, word?: string): Promise<void>;
  /** Lets people ask, or no more. */
  openQuestions(open: boolean): Promise<void>;
  /**
   * Asks everybody; answers the poll's id. At most 10 are open at once. With a `screen` of the space (its id) the chart covers
   * that in every copy, until a moment after the poll is closed.
   */
  openPoll(poll: PollWish, options?: { screen?: string }): Promise<string>;
  closePoll(poll: string): Promise<void>;
  /** Opens one again that was closed, with the answers that it has; what a programme asks is open while its cue is on. */
  reopenPoll(poll: string): Promise<void>;
}
