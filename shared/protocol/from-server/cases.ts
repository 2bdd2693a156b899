/** Cases: what moderators are told of what they work on. People in them go by plants, moderators by birds. */
import type { CaseDeed, CaseState, CaseStatus, Flag, Outcome, Reason, Severity } from "../../conduct/case.ts";
import type { Role } from "../../conduct/roles.ts";
import type { Decision } from "../../conduct/standing.ts";
import type { Message } from "./index.ts";

/** A line of the queue. Times are ms since 1970. */
export type CaseView = {
  id: string;
  space: string;
  origin: CaseState["origin"];
  status: CaseStatus;
  /** Whoever works on it. */
  holder: string | null;
  /** I am the holder. */
  mine: boolean;
  at: number;
  since: number;
  snoozedUntil: number | null;
  severity: Severity;
  escalated: boolean;
  /** How urgent it is but for its waiting, minutes: the queue's order is this and the minutes since `since`. */
  rank: number;
  reasons: readonly Reason[];
  /** How many people reported it, and how much their reports count. */
  reach: number;
  weight: number;
  messages: number;
  capsules: number;
  /** How often what rules did was put on it, and the gravest of that. */
  flags: number;
  flag: Pick<Flag, "rule" | "fact" | "do"> | null;
  /** Whom it is about; null for nobody in particular. */
  about: string | null;
  /** The avatar id of whom it is about, or of whoever called, while they are here. */
  where: string | null;
  /** The name of the zone in which it was. */
  place: string | null;
  outcome: Outcome | null;
};

export type CasePart = "about" | "reporter" | "appellant" | "caller" | "moderator";

/** Somebody in a case. */
export type CasePerson = {
  called: string;
  part: CasePart;
  /** The id that `act` takes; null for a moderator, and for whoever was forgotten. */
  person: string | null;
  /** What they call themselves: not to be shown until it is wanted. */
  name: string | null;
  /** While they are here. */
  avatar: string | null;
};

/** One event of a case, with who by their pseudonym and what they wrote. */
export type CaseLine = { at: number; by: string | null; text: string | null } & CaseDeed;

/** What was decided about somebody before. */
export type Earlier = Pick<Decision, "act" | "rule" | "at" | "until"> & { sanction: string; undone: boolean };

/** What a rule did about somebody by itself, and the facts that it went by. */
export type Noticed = Earlier & { facts: Record<string, number> };

/** The whole of a case, for whoever holds it. */
export type CaseFile = CaseView & {
  people: readonly CasePerson[];
  lines: readonly CaseLine[];
  /** Words that were reported, while they are kept. */
  words: readonly Message[];
  /** Ids of sealed minutes. */
  sealed: readonly string[];
  /** What the rules of the case did by themselves since it began, the newest first. */
  noticed: readonly Noticed[];
  earlier: readonly Earlier[];
  /** The decision that is appealed. */
  appealed: (Earlier & { byRole: Role | "machine"; facts: Record<string, number> | null }) | null;
};

/** Who is on duty, and what was left for whoever comes. */
export type Roster = {
  onDuty: readonly { called: string; mine: boolean; avatar: string | null; since: number; opened: number }[];
  notes: readonly { by: string; at: number; text: string }[];
  /** How many sealed minutes I opened today, and how many I may. */
  opened: number;
  most: number | null;
};
