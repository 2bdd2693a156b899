/**
 * Conversation: what was said, told and refused since the visit began, as one list each that React can compare.
 * Lists are replaced, never changed, so that `useSyncExternalStore` sees every difference.
 */
import type { Vec3 } from "../../shared/pose/pose.ts";
import type { CorrectedReason, Message, Notice } from "../../shared/protocol/from-server/index.ts";
import type { CloseCode } from "../../shared/protocol/refusal.ts";
import type { Visit } from "../net/visit.ts";

/** Whether the line is up. */
export type Connection =
  | { state: "open" }
  | { state: "reconnecting" }
  | { state: "closed"; code: CloseCode; reason: string };

/** Where I was stopped last, why, and when by `visit.time()`. */
export type Correction = { position: Vec3; reason: CorrectedReason; at: number };

export type Conversation = {
  /** Begins to listen; returns the way to stop. */
  listen(): () => void;
  /** Calls back after every change; returns the way to stop. */
  subscribe(heard: () => void): () => void;
  /** Oldest first, my own words among them; a hidden message is replaced by its tombstone. */
  messages(): readonly Message[];
  notices(): readonly Notice[];
  /** What the house announced to me on this evening, the newest first; also before I came, and what was put away. */
  news(): readonly Notice[];
  connection(): Connection;
  correction(): Correction | null;
  /** Says something, as `visit.say` does; what was said stands among the messages. */
  say: Visit["say"];
  /** Puts a page of `visit.history()` before what is here; answers whether there was anything new. */
  older(): Promise<boolean>;
  /** Puts away a notice that was read. */
  dismiss(notice: string): void;
};

/** The most messages kept in the page: older ones are read again from the server. */
const KEPT = 500;
/** Of what machines wrote down of voices, which nobody can read again: what was said is not to be pushed out by it. */
const KEPT_CAPTIONS = 150;

export function createConversation(visit: Visit): Conversation {
  let messages: readonly Message[] = [];
  let notices: readonly Notice[] = [];
  let connection: Connection = { state: "open" };
  let correction: Correction | null = null;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const heard of listeners) heard();
  };

  const add = (found: readonly Message[], most = Number.POSITIVE_INFINITY) => {
    const byId = new Map(messages.map((message) => [message.id, message]));
    for (const message of found) byId.set(message.id, message);
    messages = withFewCaptions([...byId.values()].sort((a, b) => a.at - b.at)).slice(-most);
    tell();
  };

  return {
    listen() {
      const stops = [
        visit.on("message", (message) => add([message], KEPT)),
        visit.on("hidden", (tombstone) => {
          messages = messages.map((message) => (message.id === tombstone.id ? tombstone : message));
          tell();
        }),
        visit.on("notice", (notice) => {
          // What is corrected before it was read is read in its correction.
          const isOld = ({ id, said }: Notice) =>
            id === notice.id || (said !== undefined && said === notice.corrects?.said);
          notices = [...notices.filter((known) => !isOld(known)), notice];
          tell();
        }),
        visit.on("news", tell),
        visit.on("corrected", ({ position, reason }) => {
          correction = { position, reason, at: visit.time() };
          tell();
        }),
        visit.on("reconnecting", () => {
          connection = { state: "reconnecting" };
          tell();
        }),
        visit.on("reconnected", () => {
          connection = { state: "open" };
          tell();
        }),
        visit.on("closed", ({ code, reason }) => {
          connection = { state: "closed", code, reason };
          tell();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    subscribe(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    messages: () => messages,
    notices: () => notices,
    news: () => visit.news,
    connection: () => connection,
    correction: () => correction,
    async say(words, to) {
      const message = await visit.say(words, to);
      add([message], KEPT);
      return message;
    },
    async older() {
      // Captions are not in the house's memory.
      const first = messages.find((message) => message.caption !== true);
      const page = await visit.history(first === undefined ? undefined : { before: first.id });
      const known = new Set(messages.map((message) => message.id));
      if (!page.some((message) => !known.has(message.id))) return false;
      add(page);
      return true;
    },
    dismiss(id) {
      notices = notices.filter((notice) => notice.id !== id);
      tell();
    },
  };
}

/** Leaves out the oldest captions beyond what is kept of them. */
function withFewCaptions(messages: readonly Message[]): readonly Message[] {
  let over = messages.filter(({ caption }) => caption === true).length - KEPT_CAPTIONS;
  return over <= 0 ? messages : messages.filter(({ caption }) => caption !== true || over-- <= 0);
}
