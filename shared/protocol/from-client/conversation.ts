/** Conversation: what people ask the house and vote for, the floor, and what hosts do with them. */
import { z } from "zod";
import { IDEA_STATUSES } from "../../conversation/ideas.ts";
import { pollSpec } from "../../conversation/polls.ts";
import { TURN_MOST_S, TURN_S } from "../../floor/queue.ts";
import { cueId } from "../../programme/cue.ts";
import { someWordsSchema, wordsSchema } from "./words.ts";

/** The longest question, and the longest answer, promise or reason; characters (UTF-16 units). */
export const QUESTION_LIMIT = 300;
export const ANSWER_LIMIT = 1000;

/** Hands and questions are known by the number of the event that began them. */
const number = z.int().min(0).max(1_000_000_000);
const word = someWordsSchema(ANSWER_LIMIT);
/** A poll of a programme bears its name and its cue's. */
const poll = z.string().regex(/^[A-Za-z0-9_/-]{1,100}$/);

export const askSchema = z.strictObject({ text: someWordsSchema(QUESTION_LIMIT) });
export const questionSchema = z.strictObject({ question: number });
export const voteSchema = z.strictObject({ question: number, on: z.boolean().default(true) });
export const ideaSchema = z.strictObject({ idea: number });
export const voteIdeaSchema = z.strictObject({ idea: number, on: z.boolean().default(true) });
/** With a word of the house about it. */
export const ideaStatusSchema = z.strictObject({
  idea: number,
  status: z.enum(IDEA_STATUSES),
  word: wordsSchema(ANSWER_LIMIT).optional(),
});
/** An option's number from 0, several of them, or a step of the scale from 1. */
export const answerPollSchema = z.strictObject({
  poll,
  answer: z.union([z.int().min(0).max(12), z.array(z.int().min(0).max(12)).min(1).max(12)]),
});

/** How an evening was, from 1 to 5. */
export const FEEDBACK_MOST = 5;
export const feedbackSchema = z.strictObject({ evening: cueId, answer: z.int().min(1).max(FEEDBACK_MOST) });

/** Without a text it was answered on stage. */
export const answerSchema = z.strictObject({ question: number, text: word.optional() });
export const parkSchema = z.strictObject({ question: number, promise: word });
export const declineSchema = z.strictObject({ question: number, reason: word });
export const mergeQuestionsSchema = z.strictObject({ question: number, into: number });
export const openQuestionsSchema = z.strictObject({ open: z.boolean() });
/** With its chart on a screen of the space. */
export const openPollSchema = z.strictObject({ poll: pollSpec, screen: cueId.optional() });
export const closePollSchema = z.strictObject({ poll });

/** Whoever is next, or this one. */
export const callUpSchema = z.strictObject({
  hand: number.optional(),
  seconds: z.int().min(10).max(TURN_MOST_S).default(TURN_S),
});
export const moreTimeSchema = z.strictObject({ hand: number, seconds: z.int().min(-TURN_MOST_S).max(TURN_MOST_S) });
export const handNumberSchema = z.strictObject({ hand: number });
/** A word that a host may add for whoever is taken off the queue. */
export const lowerHandSchema = z.strictObject({ hand: number, note: wordsSchema(300).optional() });
