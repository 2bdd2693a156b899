/**
 * Stock: the messages of a house, prepared, approved, sent, corrected and taken back, as a fold over events that only grow.
 * A message is known by the number of the event that drafted it. Who wrote any of it never approves it; what changes is
 * approved anew; a correction is a message of its own, for those who saw what it corrects, and what it corrects stays
 * readable. Pure: times are ms since 1970 and passed in. Carries MSG1, MSG3 to MSG5.
 */
import { type Run, whenAfter } from "../programme/run.ts";
import { isUnsourced } from "./claims.ts";
import { type Label, type MessageWords, messageWordsSchema, type When } from "./message.ts";
import type { Topic } from "./topics.ts";

/** What happened, without who and when; the words stand in an event's text. */
export type MessageDeed =
  | { kind: "drafted"; label: Label; topics: readonly Topic[]; when: When; corrects?: string }
  /** Other words, another time: whoever approved it before has not approved this. */
  | { kind: "changed"; message: number; label: Label; topics: readonly Topic[]; when: When }
  | { kind: "approved"; message: number }
  /** It goes out by itself when its time comes; `anyway`: with nobody else's word, though it touches on a topic or lacks a source. */
  | { kind: "released"; message: number; anyway?: true }
  /** By whoever sent it, or by the clock. */
  | { kind: "sent"; message: number; anyway?: true }
  /** Its time came while the house was away, and what is late is not said by itself. */
  | { kind: "missed"; message: number }
  /** Before it was sent it is thrown away, afterwards taken back; the text is why. */
  | { kind: "withdrawn"; message: number }
  /** So many read it in one process, and so many did not, for they were addressed enough. `said`: see `saidSchema`. */
  | { kind: "reached"; said: string; reached: number; held: number };

/** One event; `text` is what `by` wrote in it, null where nothing was or it cannot be read any more. */
export type MessageEvent = { n: number; at: number; by: string | null; text: string | null } & MessageDeed;

export const MESSAGE_STATUSES = ["draft", "released", "sent", "missed", "withdrawn"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

export type Stocked = {
  id: number;
  /** Null once whoever wrote it last was forgotten. */
  words: MessageWords | null;
  label: Label;
  topics: readonly Topic[];
  when: When;
  /** What it corrects, and the message that corrects it. */
  corrects: string | null;
  correctedBy: number | null;
  status: MessageStatus;
  /** Everybody who wrote any of it, in the order in which they did. */
  authors: readonly (string | null)[];
  /** The number of the event that gave it these words: whoever approves says which they read. */
  version: number;
  changedAt: number;
  approved: { by: string | null; at: number } | null;
  /** Who let it go out, and whether anyway, with nobody else's word. */
  released: { by: string | null; at: number; anyway: boolean } | null;
  sentAt: number | null;
  withdrawn: { by: string | null; at: number; why: string | null } | null;
};

export type Reach = { reached: number; held: number };

export type Stock = {
  messages: ReadonlyMap<number, Stocked>;
  /** How many read what was said, messages and cues. */
  reach: ReadonlyMap<string, Reach>;
};

export const NO_MESSAGES: Stock = { messages: new Map(), reach: new Map() };

/** So many wait at most, and so many that are over are kept; of so many things said it is known whom they reached. */
export const WAITING_MOST = 200;
const OVER_KEPT = 300;
const REACH_KEPT = 600;
/** What is late by more than this is not said by itself, ms. */
export const LATE_MS = 60_000;

/** What a space asks of its messages. */
export type Terms = {
  /** Which of them a second person approves. */
  approve: "none" | "sensitive" | "all";
  /** How long what touches on a topic rests before it may be sent, minutes. */
  cooling: number;
};

export const stockOf = (events: readonly MessageEvent[]): Stock => events.reduce(stockAfter, NO_MESSAGES);

/** How it stands after one event more. */
export function stockAfter(stock: Stock, event: MessageEvent): Stock {
  const { n, at, by } = event;
  switch (event.kind) {
    case "drafted": {
      const drafted: Stocked = {
        id: n,
        words: wordsIn(event.text),
        label: event.label,
        topics: event.topics,
        when: event.when,
        corrects: event.corrects ?? null,
        correctedBy: null,
        status: "draft",
        authors: [by],
        version: n,
        changedAt: at,
        approved: null,
        released: null,
        sentAt: null,
        withdrawn: null,
      };
      return bounded({ ...stock, messages: new Map(stock.messages).set(n, drafted) });
    }
    case "changed":
      return put(stock, event.message, ({ authors }) => ({
        words: wordsIn(event.text),
        label: event.label,
        topics: event.topics,
        when: event.when,
        status: "draft",
        authors: by !== null && authors.includes(by) ? authors : [...authors, by],
        version: n,
        changedAt: at,
        approved: null,
        released: null,
      }));
    case "approved":
      return put(stock, event.message, () => ({ approved: { by, at } }));
    case "released":
      return put(stock, event.message, () => ({
        status: "released",
        released: { by, at, anyway: event.anyway === true },
      }));
    case "sent":
      return sent(stock, event);
    case "missed":
      return put(stock, event.message, () => ({ status: "missed", released: null }));
    case "withdrawn":
      return put(stock, event.message, () => ({
        status: "withdrawn",
        withdrawn: { by, at, why: event.text },
      }));
    case "reached": {
      const reach = new Map(stock.reach);
      const { reached = 0, held = 0 } = reach.get(event.said) ?? {};
      reach.delete(event.said);
      reach.set(event.said, { reached: reached + event.reached, held: held + event.held });
      const [oldest] = reach.keys();
      if (reach.size > REACH_KEPT && oldest !== undefined) reach.delete(oldest);
      return { ...stock, reach };
    }
  }
}

function sent(stock: Stock, { message, by, at, anyway }: MessageEvent & { kind: "sent" }): Stock {
  const after = put(stock, message, ({ released }) => ({
    status: "sent",
    sentAt: at,
    released: released ?? { by, at, anyway: anyway === true },
  }));
  const corrected = Number(after.messages.get(message)?.corrects ?? Number.NaN);
  return put(after, corrected, () => ({ correctedBy: message }));
}

function put(stock: Stock, id: number, change: (message: Stocked) => Partial<Stocked>): Stock {
  const message = stock.messages.get(id);
  if (message === undefined) return stock;
  return { ...stock, messages: new Map(stock.messages).set(id, { ...message, ...change(message) }) };
}

function wordsIn(text: string | null): MessageWords | null {
  if (text === null) return null;
  const read = messageWordsSchema.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}

/** What was over first is forgotten when there is too much of it. */
function bounded(stock: Stock): Stock {
  const over = [...stock.messages.values()].filter(isOver);
  if (over.length <= OVER_KEPT) return stock;
  const gone = new Set(over.slice(0, over.length - OVER_KEPT).map(({ id }) => id));
  return { ...stock, messages: new Map([...stock.messages].filter(([id]) => !gone.has(id))) };
}

/** Whether it was sent or thrown away. */
export const isOver = ({ status }: Pick<Stocked, "status">): boolean => status === "sent" || status === "withdrawn";

/** When what touches on a topic has rested, ms since 1970; null where it need not. */
export const coolAt = ({ topics, changedAt }: Stocked, { cooling }: Pick<Terms, "cooling">): number | null =>
  topics.length === 0 ? null : changedAt + cooling * 60_000;

/** Whether a second person approves it before it is sent. */
export const wantsApproval = ({ topics }: Pick<Stocked, "topics">, { approve }: Terms): boolean =>
  approve === "all" || (approve === "sensitive" && topics.length > 0);

/** Why something may not be done now; null when it may. */
export type MessageRefusal =
  | "full"
  | "unknown"
  | "lost"
  | "sent"
  | "withdrawn"
  | "own"
  | "approved"
  | "other-words"
  | "needs-approval"
  | "sensitive"
  | "unsourced"
  | "cooling"
  | "corrected"
  | "released"
  | "unsaid";

/** What somebody asks for; `version` are the words that they read. */
export type MessageWish = Exclude<MessageDeed, { kind: "missed" | "reached" }> & { version?: number };

export function messageRefusal(
  { messages }: Stock,
  wish: MessageWish,
  by: string | null,
  now: number,
  terms: Terms,
): MessageRefusal | null {
  if (wish.kind === "drafted") {
    if ([...messages.values()].filter((one) => !isOver(one)).length >= WAITING_MOST) return "full";
    return wish.corrects === undefined ? null : correctRefusal(messages, wish.corrects);
  }
  const message = messages.get(wish.message);
  if (message === undefined) return "unknown";
  if (message.status === "withdrawn") return "withdrawn";
  if (wish.kind === "withdrawn") return null;
  if (message.status === "sent") return "sent";
  if (wish.kind === "changed") return null;
  if (message.words === null) return "lost";
  if (wish.version !== undefined && wish.version !== message.version) return "other-words";
  if (wish.kind === "approved") {
    if (message.authors.includes(by)) return "own";
    return message.approved === null ? null : "approved";
  }
  if (wish.kind === "released" && message.status === "released") return "released";
  if (message.corrects !== null) {
    const refused = correctRefusal(messages, message.corrects);
    if (refused !== null) return refused;
  }
  if (message.approved === null) {
    if (wantsApproval(message, terms)) return "needs-approval";
    const anyway = wish.anyway === true || message.released?.anyway === true;
    if (!anyway && message.topics.length > 0) return "sensitive";
    if (!anyway && isUnsourced(message.words)) return "unsourced";
  }
  const cool = coolAt(message, terms);
  return wish.kind === "sent" && cool !== null && now < cool ? "cooling" : null;
}

/** What was said by a cue is not of the stock: whether anybody saw it others know. */
function correctRefusal(messages: Stock["messages"], said: string): MessageRefusal | null {
  if (said.includes("/"))
    return [...messages.values()].some((one) => one.corrects === said && one.status === "sent") ? "corrected" : null;
  const corrected = messages.get(Number(said));
  if (corrected === undefined) return "unknown";
  if (corrected.status === "withdrawn") return "withdrawn";
  if (corrected.status !== "sent") return "unsaid";
  return corrected.correctedBy === null ? null : "corrected";
}

/** When a message that was let go goes out, as far as that is known at `now`; null where it waits for a cue, or for a hand. */
export function dueOf(message: Stocked, run: Run, now: number, terms: Terms): number | null {
  if (message.status !== "released") return null;
  const moment = momentOf(message.when, run, now);
  return moment === null ? null : Math.max(moment, coolAt(message, terms) ?? moment);
}

/** The moment that is meant, as far as that is known at `now`; null by hand, and while its cue is not over. */
export function momentOf({ at, after, evening }: When, run: Run, now: number): number | null {
  if (after === undefined) return at ?? null;
  return evening === run.programme?.id ? whenAfter(run, after, now) : null;
}

/**
 * What the clock does next; null when nothing is due by `now`. While an evening is held for bigger news nothing goes out by
 * itself, and what became due meanwhile follows when it goes on.
 */
export function nextMessage(
  stock: Stock,
  run: Run,
  now: number,
  terms: Terms,
): { at: number; deed: MessageDeed } | null {
  if (run.heldSince !== null) return null;
  let due: { at: number; deed: MessageDeed } | null = null;
  for (const message of stock.messages.values()) {
    const at = dueOf(message, run, now, terms);
    if (at === null || at > now || (due !== null && due.at <= at)) continue;
    const sendable = messageRefusal(stock, { kind: "sent", message: message.id }, null, now, terms) === null;
    // After it was held, what was due meanwhile is as old as the word to go on.
    const isLate = now - Math.max(at, run.lastAt) > LATE_MS;
    due = { at, deed: { kind: sendable && !isLate ? "sent" : "missed", message: message.id } };
  }
  return due;
}

/** The names under which it was said, the newest first: what it corrects, and what that corrects. */
export function saidBefore({ messages }: Stock, message: Stocked): string[] {
  const said: string[] = [];
  for (let next = message.corrects; next !== null && !said.includes(next); ) {
    said.push(next);
    next = messages.get(Number(next))?.corrects ?? null;
  }
  return said;
}
