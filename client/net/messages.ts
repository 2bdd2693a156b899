/** Messages: what the house said to me, and what hosts prepare, approve, send, correct and take back. */
import type { z } from "zod";
import type { CallView } from "../../shared/messages/call.ts";
import type { draftSchema } from "../../shared/messages/message.ts";
import type { HouseMessageView, MessageCheck, MessagesTold } from "../../shared/protocol/from-server/messages.ts";

/** Something the house said to me, as it stands now. */
export type Announced = {
  /** The name under which it is corrected; null where it has none. */
  readonly said: string | null;
  /** Null where the house does not have it any more. */
  readonly text: string | null;
  /** What it says of its author. */
  readonly label: "staff" | "sponsored" | "bot";
  readonly source: string | null;
  /** What I may do about it, and where that leads: `conversation.follow` says that I go there. Null where it calls for nothing. */
  readonly call: CallView | null;
  readonly at: number;
  /** It does not hold any more: another text took its place, or it was taken back. Its text stays to be read. */
  readonly struck: "corrected" | "withdrawn" | null;
  /** It is the correction of this. */
  readonly corrects: string | null;
};

/** A message as it is written: its text, and whom it is for. Everything else may be left out. */
export type MessageDraft = z.input<typeof draftSchema>;

/** Messages of the house, for hosts; the same in every copy of the space. `messages` says when they change. */
export interface HouseMessages {
  /** The newest first. */
  readonly list: readonly HouseMessageView[];
  /** How many read what cues said, and how many did not, for they were addressed enough; by `programme/cue`, bigger news by `programme/news-<number>`. */
  readonly cues: MessagesTold["cues"];
  /** What would become of it: the sensitive topics it touches on, whom it reaches here now. Nothing is kept. */
  check(draft: MessageDraft): Promise<MessageCheck>;
  /** Keeps a draft; answers its number, and what `check` does. Refused with the place of what is wrong in it. */
  draft(draft: MessageDraft): Promise<MessageCheck & { message: number }>;
  /** Gives it other words: it is a draft again, and is approved anew. */
  change(message: number, draft: MessageDraft): Promise<MessageCheck & { message: number }>;
  /** Approves the words that I have read, `version`. Whoever wrote any of it is refused. */
  approve(message: number, version: number): Promise<void>;
  /**
   * Sends it, and answers how many here read it at once: now, or by itself at the time it is meant for (`due`; null while its cue is not over). `now`: whatever time it
   * was meant for. `anyway`: though it touches on a sensitive topic, or claims a figure without a source, and nobody else
   * approved it, or nobody here is whom it is for; that is kept. What touches on a topic rests first (`too-fast`), and a space may demand a second person
   * (`not-allowed`).
   */
  send(
    message: number,
    options?: { now?: boolean; anyway?: boolean },
  ): Promise<{ reached: number; held: number } | { due: number | null }>;
  /**
   * Drafts a correction of what was said, by a message's number or `programme/cue`, for exactly those who read it, also when
   * they come back this evening. Send it like any other.
   */
  correct(
    said: number | string,
    correction: Pick<MessageDraft, "text" | "source" | "label" | "call">,
  ): Promise<MessageCheck & { message: number }>;
  /** Throws a draft away; takes back what was sent: whoever read it is told, with why. */
  withdraw(message: number, why?: string): Promise<void>;
}
