/** Words: what somebody writes beside what they ask for: a note, an appeal, a word for colleagues. */
import { z } from "zod";
import { withoutUnseen } from "../../text/unseen.ts";

/** At most so many characters (UTF-16 units), kept without outer space and without what nobody can see. */
export const wordsSchema = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((words) => withoutUnseen(words).trim());

/** The same, where something must be said. */
export const someWordsSchema = (most: number) => wordsSchema(most).pipe(z.string().min(1));
