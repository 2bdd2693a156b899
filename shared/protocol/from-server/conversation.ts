/** Conversation: what everybody is told of questions and polls, and who of the floor. Times are ms since 1970. */
import type { IdeaStatus } from "../../conversation/ideas.ts";
import type { Answer, PollSpec } from "../../conversation/polls.ts";
import type { QuestionStatus } from "../../conversation/questions.ts";

export type QuestionView = {
  id: number;
  /** Null where it cannot be read any more. */
  text: string | null;
  /** The name of whoever asked; null once they were forgotten. */
  from: string | null;
  at: number;
  status: QuestionStatus;
  /** Since when it is that. */
  since: number;
  /** How many people voted for it, or for what was merged into it. */
  votes: number;
  /** How it was answered, and the answer, the promise or the reason. */
  how: "text" | "stage" | null;
  word: string | null;
  /** What it was merged into. */
  into: number | null;
  /** Staff are told who asked. */
  person?: string;
};

/** What changed of the questions; `all`: there are no others. */
export type QuestionsTold = {
  /** Whether the house may be asked just now. */
  open: boolean;
  list: readonly QuestionView[];
  /** Not to be seen any more. */
  gone: readonly number[];
  all: boolean;
  /** Which I have asked and voted for; left out where that did not change. */
  own?: { asked: readonly number[]; voted: readonly number[] };
};

export type IdeaView = Pick<QuestionView, "id" | "text" | "from" | "at" | "since" | "votes" | "word" | "person"> & {
  status: IdeaStatus;
};

/** What changed of the ideas, as it is told of questions. */
export type IdeasTold = Omit<QuestionsTold, "open" | "list"> & { list: readonly IdeaView[] };

export type PollView = {
  id: string;
  /** Null where it cannot be read any more. */
  spec: PollSpec | null;
  /** The screen on which a host has its chart; null for none. What a cue asks has its screen in `evening.inForce.charts`. */
  screen: string | null;
  at: number;
  /** Null while it may be answered. */
  closedAt: number | null;
  /** How many people answered, and how many each option, or step of the scale, has. */
  people: number;
  counts: readonly number[];
};

/** What changed of the polls; `all`: there are no others. `own`: what I have answered, by the poll's id. */
export type PollsTold = {
  list: readonly PollView[];
  gone: readonly string[];
  all: boolean;
  own?: Readonly<Record<string, Answer>>;
  /** How I said that the evening was; null while I have not. Left out where that did not change. */
  feedback?: FeedbackView | null;
};

/** An evening by its id, and how it was, from 1 to 5. */
export type FeedbackView = { evening: string; answer: number };

/** Somebody is up: on a seat of the stage until then. Avatar and name are null for whom I am not shown. */
export type UpView = {
  hand: number;
  avatar: string | null;
  name: string | null;
  seat: string;
  until: number;
  mine: boolean;
};

/** A raised hand, as hosts are told of it. */
export type HandView = {
  hand: number;
  person: string;
  name: string | null;
  /** The avatar, and the number of the copy it is in; null while they are away. */
  avatar: string | null;
  copy: number | null;
  at: number;
  /** The house met them lately. */
  newcomer: boolean;
};

export type HandsTold = {
  /** My place in the queue, from 1, of so many; null while my hand is down. */
  mine: { hand: number; place: number; of: number } | null;
  up: readonly UpView[];
  /** All who wait, in the order in which they come, and whose turn it is: for hosts and moderators, null for others. */
  queue: readonly HandView[] | null;
  next: number | null;
};
