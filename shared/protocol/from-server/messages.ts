/** Messages: what hosts are told of the messages of the house. Times are ms since 1970. */
import type { Label, MessageWords, When } from "../../messages/message.ts";
import type { MessageStatus } from "../../messages/stock.ts";
import type { Topic } from "../../messages/topics.ts";

/** What a text touches on: the topic in words, the words of the text that do, and a sentence that offends nobody. */
export type TopicView = { topic: Topic; name: string; words: readonly string[]; neutral: string };

/** Somebody who did something; the name is null once they were forgotten. */
type Doer = { person: string | null; name: string | null; at: number };

export type HouseMessageView = {
  id: number;
  /** Null once whoever wrote it was forgotten. */
  words: MessageWords | null;
  label: Label;
  topics: readonly Topic[];
  status: MessageStatus;
  /** When it is meant to go out; without a time, when somebody sends it. */
  when: Pick<When, "at" | "after">;
  /** When it goes out by itself, as far as that is known. */
  due: number | null;
  /** What it corrects, what that said, and the message that corrects it. */
  corrects: { said: string; text: string | null } | null;
  correctedBy: number | null;
  /** The names of those who wrote any of it; null for whoever was forgotten. */
  authors: readonly (string | null)[];
  /** I wrote some of it, so somebody else approves it. */
  mine: boolean;
  version: number;
  changedAt: number;
  approved: Doer | null;
  /** What is in its way yet: a second person, or a word that it goes out anyway. */
  needs: "approval" | "anyway" | null;
  coolAt: number | null;
  /** Who let it go out; `anyway`: with nobody else's word, though it touches on a topic or lacks a source. */
  released: (Doer & { anyway: boolean }) | null;
  sentAt: number | null;
  withdrawn: (Doer & { why: string | null }) | null;
  /** How many read it, and how many did not, for they were addressed enough. */
  reached: number;
  held: number;
};

/** What changed of the messages; `all`: there are no others. `cues`: how many read what cues have said. */
export type MessagesTold = {
  list: readonly HouseMessageView[];
  gone: readonly number[];
  all: boolean;
  cues: Readonly<Record<string, { reached: number; held: number }>>;
};

/** What would become of a message if it were sent now. */
export type MessageCheck = {
  topics: readonly TopicView[];
  /** It claims a figure and names no source. */
  unsourced: boolean;
  /** How many here it is for, how many of them are addressed enough, and whether a second person approves it. */
  people: number;
  held: number;
  approval: boolean;
};
