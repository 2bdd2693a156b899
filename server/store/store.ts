/**
 * Store: what outlives a room. One schema on PGlite or PostgreSQL; every time is ms since 1970 and passed in.
 * A promise here resolves when the row is on disk.
 */

import type { CaseDeed, CaseEvent } from "../../shared/conduct/case.ts";
import type { Fact } from "../../shared/conduct/facts.ts";
import type { Past } from "../../shared/conduct/ladder.ts";
import type { Role } from "../../shared/conduct/roles.ts";
import type { Decision } from "../../shared/conduct/standing.ts";
import type { LogRow } from "../../shared/events/log-fact.ts";
import type { LedgerHead, LedgerLine } from "../../shared/ledger/line.ts";
import type { Look } from "../../shared/pose/look.ts";
import type { BubbleFor } from "../../shared/protocol/from-client/safety.ts";
import type { Device } from "../../shared/protocol/from-client/ticket.ts";
import type { Block, Message } from "../../shared/protocol/from-server/index.ts";
import type { Show } from "../../shared/screen/show.ts";

/** What a ticket says about whoever holds it. */
export type TicketClaim = {
  person: string;
  space: string;
  name: string;
  language: string;
  device: Device;
  look: Look;
  interests?: readonly string[];
  group?: string;
  /** The avatar of whoever of their company they come after. */
  follow?: string;
  /** The invitation they bring: it is spent when they stand in the space. */
  token?: string;
};

/** `name` is kept for the one who comes; `for` is what its maker calls them, for their own list. */
export type Invitation = { role: Role; space: string; name?: string; for?: string; expires: number };

/** Who decides: somebody in a role, or a rule by itself. */
export type Decider = Role | "machine";

/** A decision about a person, with who took it. */
export type Sanction = Decision & {
  person: string;
  /** What whoever decided it wrote to them. */
  note: string | null;
  /** Null for a machine. */
  by: string | null;
  byRole: Decider;
  /** The version of the house rules that `rule` stands in. */
  version: string | null;
  /** The facts that a rule of a machine looked at, by name. */
  facts: Record<string, number> | null;
  /** The case that it came of. */
  case: string | null;
  /** A second moderator is asked to make it hold until then, ms since 1970; null is for good. */
  second: { until: number | null } | null;
};

/** A sanction as it is found again, with what became of it; `by` is null once whoever decided it was forgotten. */
export type FoundSanction = Omit<Sanction, "note"> & { undone: boolean; seconded: boolean };

/** One row of the ledger: `hash = SHA-256(previous ‖ RFC 8785 JSON of entry)`, hex. */
export type LedgerRow = { seq: number; previous: string; hash: string; entry: Record<string, unknown> };

export type StoredMessage = Omit<Message, "from"> & {
  space: string;
  author: string;
  /** Avatar id of the author when it was said. */
  from: string;
  /** Persons who could hear it when it was said, the author among them. */
  hearers: string[];
};

/** Words that are hidden: by whom, by which rule, and when. */
export type Hiding = { message: string; rule: string; note: string | null; by: string; byRole: Role; at: number };

/** A case with its events; `texts` is what was written in each, null where nothing was or it cannot be read any more. */
export type CaseRecord = {
  id: string;
  space: string;
  /** The person it is about. */
  about: string | null;
  /** The sanction that is appealed. */
  of: string | null;
  at: number;
  events: CaseEvent[];
  texts: (string | null)[];
};

/** An event to be written, with what its author wrote, and the row of the ledger that goes with it. */
export type NewEvent = {
  event: { at: number; by: string | null } & CaseDeed;
  text?: string;
  /** `people` stand in the entry as commitments. */
  entry?: { facts: Record<string, unknown>; people?: Record<string, string> };
};

/** `at` and `expires` are ms since 1970. */
export type SealedCapsule = {
  id: string;
  case: string;
  space: string;
  at: number;
  expires: number;
  head: Uint8Array;
  tracks: { person: string; bytes: Uint8Array }[];
};

/** A fact, in a space. */
export type NotedFact = Fact & { space: string };

/** A version of house rules, to the letter; `at` is since when it is in force. */
export type RuleSetText = { id: string; version: string; at: number; text: string };

/** When something was noted of an evening, or of a day in a space, first and last. */
export type LogOccasion = { space: string; occasion: string; from: number; until: number };

/** Somebody was shown a word of the house, by the name under which it is corrected. */
export type Reached = { space: string; said: string; person: string; at: number };

/** One event of a history, with what its author wrote; null where nothing was or it cannot be read any more. */
export type HistoryEvent = {
  n: number;
  at: number;
  kind: string;
  by: string | null;
  what: Record<string, unknown>;
  text: string | null;
};

/** Somebody of the staff; `evening` is with which their role ends. */
export type StaffRecord = { person: string; name: string | null; role: Role; at: number; evening: string | null };

/** An invitation without its token; `for` is null where it was not said, or whoever said it is forgotten. */
export type InvitationRecord = {
  id: string;
  role: Role;
  for: string | null;
  made: number;
  expires: number;
  used: number | null;
  by: string | null;
};

export interface Store {
  /** Who somebody is. `create` makes a key of 256 random bits; only its hash is kept. */
  people: {
    find(key: string): Promise<string | null>;
    create(now: number): Promise<{ person: string; key: string }>;
    /** Makes the person of a key the client chose itself (it proves nothing but possession). */
    adopt(key: string, now: number): Promise<string>;
    roleIn(person: string, space: string): Promise<Role>;
    /** What they called themselves last; null for nobody, or somebody forgotten. */
    name(person: string): Promise<string | null>;
    /** Whether they were asked in to a space at some time, as whatever. */
    isInvited(person: string, space: string): Promise<boolean>;
    /** Everybody with a role in a space, but visitors and bots, with the name they came by last. */
    staffOf(space: string): Promise<StaffRecord[]>;
    /**
     * Makes somebody into what they are from now on in a space, with a row in the ledger where that changes what they are;
     * `evening`: until that is over. False where nothing changed.
     */
    setRole(
      person: string,
      given: { space: string; role: Role; evening: string | null },
      by: string,
      now: number,
    ): Promise<boolean>;
    /** Takes back what was given for an evening of a space, but for `evening`, which is on; answers whose it was. */
    endEvening(space: string, evening: string | null, now: number): Promise<string[]>;
    /** The highest role they have in any space. */
    highestRole(person: string): Promise<Role>;
    /** Whether there is, or was and is not forgotten, such a person. */
    known(person: string): Promise<boolean>;
    /** Keeps the newest name and the version of the rules agreed to; `shown` false for a program that was not shown them. */
    arrived(person: string, visit: { name: string; rules: string; shown: boolean; now: number }): Promise<void>;
    /** The version of the house rules this person last agreed to, or null. */
    agreed(person: string): Promise<string | null>;
    /** How somebody last set their bubble; null when there is no such person (any more). */
    bubble(person: string): Promise<{ radius: number | null; for: BubbleFor } | null>;
    /** When the house first met somebody. */
    since(person: string): Promise<number>;
    setBubble(person: string, bubble: { radius: number | null; for: BubbleFor }): Promise<void>;
    export(person: string): Promise<Record<string, unknown>>;
    /** Destroys the wrapped key, rewrites its table and checkpoints: names and texts are gone, the ledger stays whole. */
    forget(person: string, now: number): Promise<void>;
  };
  invitations: {
    /** Answers the token, shown once; its hash is kept. `by` is null for the command line. */
    create(invitation: Invitation, by: string | null, now: number): Promise<string>;
    /** The role that the person would have by it; spends nothing. Null as `redeem` answers it. */
    offered(token: string, person: string, space: string, now: number): Promise<Role | null>;
    /**
     * Gives the role to the person, once, with a row in the ledger where that changes what they are; null when used,
     * expired, unknown or for another space.
     */
    redeem(token: string, person: string, space: string, now: number): Promise<Role | null>;
    /** All for a space that have not ended, the newest first. */
    list(space: string, now: number): Promise<InvitationRecord[]>;
    /** Nobody comes by it any more; false where it was used, or is not there. */
    revoke(id: string, space: string): Promise<boolean>;
    /** True until an owner's link has been made. */
    ownerless(): Promise<boolean>;
    /** Names of staff but for `except`, who may go by their own name anywhere; for the check of look-alikes. */
    staffNames(except: string | null): Promise<string[]>;
  };
  tickets: {
    issue(claim: TicketClaim, expires: number): Promise<string>;
    /** One atomic write: the claim once, then null for ever. */
    claim(ticket: string, now: number): Promise<TicketClaim | null>;
  };
  blocks: {
    list(person: string): Promise<(Block & { other: string })[]>;
    /** Everybody with whom this person is blocked, whoever of the two did it. */
    between(person: string): Promise<{ other: string; by: string }[]>;
    add(person: string, other: string, name: string, now: number): Promise<Block>;
    /** Answers the other person, or null when there is no such block of this person's. */
    remove(person: string, block: string): Promise<string | null>;
  };
  /** How loud somebody wants to hear whom, 0…2; 1 is as loud as they are, and is not kept. */
  volumes: {
    of(person: string): Promise<ReadonlyMap<string, number>>;
    set(person: string, other: string, gain: number): Promise<void>;
  };
  messages: {
    add(messages: StoredMessage[]): Promise<void>;
    /** Who said a message and where; null where there is none of that id (any more). */
    sayer(message: string): Promise<{ author: string; space: string } | null>;
    /** Messages by their ids, for whoever works on a case about them; those that are not kept any more are left out. */
    words(ids: readonly string[]): Promise<StoredMessage[]>;
    /** What `person` could hear in `space` of anybody but `except`, newest first, before a message id or a time. */
    heard(
      person: string,
      space: string,
      before: string | number | undefined,
      limit: number,
      except?: readonly string[],
    ): Promise<StoredMessage[]>;
    /** Removes what is older than `before` (ms since 1970); answers how many. */
    expire(before: number): Promise<number>;
  };
  /** What was put on screens, and by whom; gone with whoever put it there. */
  shows: {
    all(): Promise<{ space: string; person: string; show: Show }[]>;
    /** In the place of whatever was on that screen. */
    put(space: string, person: string, show: Show): Promise<void>;
    remove(space: string, screen: string): Promise<void>;
  };
  conduct: {
    /** The sanction and its row in the ledger, in one transaction. */
    record(sanction: Sanction): Promise<void>;
    /** Everything that how a person stands at `now` may rest on, in its order. */
    decisions(person: string, now: number): Promise<Decision[]>;
    find(sanction: string): Promise<FoundSanction | null>;
    /** What was ever decided about somebody, the newest first, with the note that goes with it. */
    history(person: string, limit: number): Promise<(FoundSanction & { note: string | null })[]>;
    /** What rules by themselves decided about somebody since a time (ms since 1970), oldest first. */
    byMachine(person: string, since: number): Promise<(Past & { rule: string })[]>;
    /**
     * Takes the words of a message away and leaves its tombstone, with a row in the ledger that holds them for their
     * author. Answers the tombstone, or null where there is no such message (any more) or it was hidden before.
     */
    hide(hiding: Hiding): Promise<StoredMessage | null>;
  };
  cases: {
    /**
     * Begins a case. Where one about the same person, or of the same sanction, is open already, nothing is written and its
     * id is answered.
     */
    begin(begun: Omit<CaseRecord, "events" | "texts">, first: NewEvent): Promise<string>;
    /** Adds event number `n`; false when somebody else has written that number meanwhile. */
    append(id: string, n: number, added: NewEvent): Promise<boolean>;
    find(id: string): Promise<CaseRecord | null>;
    /** Those of a space that are not over, the oldest first. */
    open(space: string): Promise<CaseRecord[]>;
    /** Those about a person, the newest first. */
    about(person: string, limit: number): Promise<CaseRecord[]>;
    /** How the cases that somebody reported have ended. */
    reporter(person: string): Promise<{ upheld: number; rejected: number }>;
    /** Those that are over and whose end somebody who reported or appealed was not told yet. */
    untold(person: string): Promise<CaseRecord[]>;
    /** Keeps what whoever goes off duty leaves for the next. */
    leave(note: { space: string; by: string; at: number; text: string }): Promise<void>;
    /** The newest of what was left in a space. */
    left(space: string, limit: number): Promise<{ by: string; at: number; text: string }[]>;
    /** How many capsules each of some people opened since then. */
    opened(people: readonly string[], since: number): Promise<Record<string, number>>;
  };
  /** Sealed evidence. `head` and `bytes` are compressed pieces of `shared/conduct/capsule.ts`. */
  capsules: {
    /**
     * Seals each track under the key of its person and the whole under a key of its own, and keeps it with a row in the
     * ledger, in one transaction. Answers the SHA-256 of what is kept, hex.
     */
    add(capsule: SealedCapsule): Promise<{ sha256: string }>;
    /** What can still be opened of it; null where there is none (any more). Rejects where a byte of it was changed. */
    open(capsule: string): Promise<{ head: Uint8Array; tracks: Uint8Array[] } | null>;
    /** Removes those whose time is over at `now`, with their keys; answers how many. */
    expire(now: number): Promise<number>;
  };
  /** What rules look at, as it was noted. */
  facts: {
    add(facts: NotedFact[]): Promise<void>;
    /** Facts of a space of `from ≤ at < until` (ms since 1970), in order, so many at a time. */
    between(space: string, from: number, until: number): AsyncIterable<NotedFact[]>;
    /** Persons whom something decided about them in that time was taken back from, or a case about whom was dismissed. */
    cleared(space: string, from: number, until: number): Promise<string[]>;
    /** Removes what is older than `before` (ms since 1970); answers how many. */
    expire(before: number): Promise<number>;
  };
  /** House rules by their id (`house` is `assets/conduct/house.json`), to the letter. */
  ruleSets: {
    /**
     * The version that is in force from now on, with a row in the ledger where it follows another. `known`: it was the
     * newest already; `other`: there was a version of that name with other words, and nothing was changed.
     */
    keep(set: RuleSetText): Promise<"new" | "known" | "other">;
    /** The newest first. */
    all(id: string): Promise<RuleSetText[]>;
  };
  /** Facts of evenings, from which every report is computed; they are without anybody's id. */
  eventLog: {
    /** A row whose id is there already is there once. */
    add(rows: LogRow[]): Promise<void>;
    /** What makes somebody's pseudonyms in it; null when there is no such person (any more). */
    keyOf(person: string): Promise<Uint8Array | null>;
    /** Rows of one occasion in one space from after `seq`, in the order of their writing. */
    some(space: string, occasion: string, after: number, limit: number): Promise<(LogRow & { seq: number })[]>;
    /**
     * The newest of those which began before `until` and ended at `from` or later (ms since 1970), in their order; `occasion`
     * is an evening with all of its runs, how the name of a run begins, or a day.
     */
    occasions(
      asked: Partial<Record<"space" | "occasion", string | undefined> & Record<"from" | "until", number | undefined>>,
      limit: number,
    ): Promise<LogOccasion[]>;
    /** Removes the occasions that were over before then (ms since 1970); answers how many rows. */
    expire(before: number): Promise<number>;
  };
  /** Events of anything that is a fold over them, by the name of their history. */
  histories: {
    /** From the number `from` on, in order. */
    read(history: string, from: number): Promise<HistoryEvent[]>;
    /** False when somebody else was first with that number. */
    append(history: string, event: HistoryEvent): Promise<boolean>;
    /** The names that begin so. */
    named(beginning: string): Promise<string[]>;
  };
  /** Who was shown which word of the house. */
  reached: {
    /** Whoever was shown it before was shown it then; of who is forgotten nothing is kept. */
    add(rows: Reached[]): Promise<void>;
    /** What was said from `from` on (ms since 1970), in order, with whom it reached; of so many times the newest. */
    since(from: number, most: number): Promise<{ space: string; said: string; at: number; persons: string[] }[]>;
    /** Removes what is older than `before` (ms since 1970); answers how much. */
    expire(before: number): Promise<number>;
  };
  /** Votes and answers: one for each person and subject. A subject is `<conversation>#<what in it>`. */
  votes: {
    /** In the place of what they chose before; false where that was the same, and for whoever was forgotten. */
    put(vote: { subject: string; person: string; choice: number; at: number }): Promise<boolean>;
    /** False where there was none. */
    remove(subject: string, person: string): Promise<boolean>;
    /** How many people chose what. */
    tally(subject: string): Promise<{ choice: number; count: number }[]>;
    /** How many people voted for any subject of each group, in the order of the groups. */
    together(groups: readonly (readonly string[])[]): Promise<number[]>;
    /** What somebody chose in a conversation, or in any whose name begins so. */
    of(person: string, beginning: string): Promise<{ subject: string; choice: number }[]>;
  };
  /** The copies of spaces, by which process they are open in. */
  copies: {
    /** Takes a number for a while; false while another process has it. */
    take(copy: { space: string; number: number; process: string; until: number }, now: number): Promise<boolean>;
    /** A process has all of its numbers for a while more. */
    keep(process: string, until: number): Promise<void>;
    giveBack(space: string, number: number, process: string): Promise<void>;
  };
  ledger: {
    /** `people` stand in the row as commitments, by the names of their fields. */
    append(entry: Record<string, unknown>, people?: Record<string, string>): Promise<LedgerRow>;
    read(after: number, limit: number): Promise<LedgerRow[]>;
    /** The last row that was written. */
    head(): Promise<LedgerHead>;
    /** Rows as they are kept, entries to the letter, with `after < seq ≤ until`. */
    lines(after: number, until: number, limit: number): Promise<LedgerLine[]>;
  };
  /** Answers when a trivial query does: the store lives. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
