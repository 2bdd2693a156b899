/** A desk asked by name, so that one can stand in another thread, and so that no error leaves one with people's data. */
import type { Desk } from "./desk.ts";

/** Asks a method of a desk by name. */
export type Ask = (part: string, method: string, args: unknown[]) => Promise<unknown>;

/** Every method of the desk: the compiler asks for each. */
const METHODS: { [Part in keyof Desk]: Record<keyof Desk[Part], true> } = {
  people: {
    find: true,
    create: true,
    adopt: true,
    roleIn: true,
    name: true,
    isInvited: true,
    staffOf: true,
    setRole: true,
    endEvening: true,
    highestRole: true,
    known: true,
    arrived: true,
    agreed: true,
    bubble: true,
    since: true,
    setBubble: true,
    card: true,
    forget: true,
  },
  invitations: {
    create: true,
    offered: true,
    redeem: true,
    list: true,
    revoke: true,
    ownerless: true,
    staffNames: true,
  },
  tickets: { issue: true, claim: true },
  blocks: { list: true, between: true, add: true, remove: true },
  volumes: { of: true, set: true },
  messages: { add: true, sayer: true, words: true, heard: true, said: true, expire: true },
  shows: { all: true, put: true, remove: true },
  conduct: { record: true, decisions: true, find: true, history: true, byMachine: true, hide: true },
  cases: {
    begin: true,
    append: true,
    find: true,
    open: true,
    about: true,
    reporter: true,
    untold: true,
    leave: true,
    left: true,
    opened: true,
  },
  capsules: { add: true, open: true, expire: true },
  facts: { add: true, some: true, cleared: true, expire: true },
  eventLog: { add: true, keyOf: true, some: true, occasions: true, expire: true },
  histories: { read: true, append: true, named: true },
  reached: { add: true, since: true, expire: true },
  votes: { put: true, remove: true, tally: true, together: true, of: true },
  copies: { take: true, keep: true, giveBack: true },
  ruleSets: { keep: true, all: true },
  ledger: { append: true, read: true, head: true, lines: true },
  house: { ping: true },
};

/** A desk that passes every call on to `ask`. */
export function deskThrough(ask: Ask): Desk {
  const parts = Object.entries(METHODS).map(([part, methods]) => [
    part,
    Object.fromEntries(Object.keys(methods).map((method) => [method, (...args: unknown[]) => ask(part, method, args)])),
  ]);
  return Object.fromEntries(parts) as Desk;
}

/** The way to ask a desk that is here. It rejects with plain errors only. */
export function askerOf(desk: Desk): Ask {
  const parts = desk as unknown as Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;
  return async (part, method, args) => {
    try {
      return await parts[part]![method]!(...args);
    } catch (problem) {
      throw plain(problem);
    }
  };
}

/** drizzle's errors repeat query and values, which are people's: what the database said about it is enough. */
export function plain(problem: unknown): Error {
  if (!(problem instanceof Error)) return new Error(String(problem));
  return new Error(problem.cause instanceof Error ? problem.cause.message : problem.message);
}
