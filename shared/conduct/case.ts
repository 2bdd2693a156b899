/**
 * Case: what moderators work on. What happened to a case is a list of events that only grows; how it stands is a fold over
 * them. Pure: times are ms since 1970 and passed in. Carries CAS1 to CAS5.
 */
import type { FactKind } from "./facts.ts";
import type { MachineAct } from "./ladder.ts";

/** What somebody reports. The first seven are the harms seen in social VR (FIELD.md). */
export const REASONS = [
  "violence",
  "scaring",
  "verbal-abuse",
  "sexual-harassment",
  "crashing",
  "voice-trolling",
  "trashing",
  "spam",
  "under-age",
  "other",
] as const;
export type Reason = (typeof REASONS)[number];

/** How grave it is if it is true: 1 a nuisance, 2 harm, 3 danger. */
export type Severity = 1 | 2 | 3;
export const SEVERITY: Record<Reason, Severity> = {
  violence: 3,
  scaring: 2,
  "verbal-abuse": 2,
  "sexual-harassment": 3,
  crashing: 2,
  "voice-trolling": 1,
  trashing: 1,
  spam: 1,
  "under-age": 3,
  other: 1,
};

/** How a case ended: the reports were right, or were not, or what was decided was overturned on appeal. */
export const OUTCOMES = ["upheld", "dismissed", "overturned"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a rule by itself did about somebody, and what it noticed. */
export type Flag = { rule: string; fact: FactKind; do: MachineAct; severity: Severity; sanction?: string };

/** What happened, without who and when. */
export type CaseDeed =
  /**
   * `weight` is how much that report counts, by how those of its author turned out before; `place` is the zone where it
   * was.
   */
  | { kind: "reported"; reason: Reason; weight: number; message?: string; newcomer?: boolean; place?: string }
  | { kind: "panicked"; place?: string }
  | { kind: "appealed"; sanction: string }
  /** A rule did something that a person is to look at. */
  | ({ kind: "flagged"; place?: string } & Flag)
  | { kind: "sealed"; capsule: string }
  | { kind: "claimed" }
  | { kind: "released" }
  | { kind: "handed-over"; to: string }
  | { kind: "escalated" }
  | { kind: "snoozed"; until: number }
  | { kind: "merged"; into: string }
  | { kind: "opened"; capsule: string }
  | { kind: "noted" }
  | { kind: "decided"; uphold: boolean; sanction?: string }
  | { kind: "overturned"; sanction: string }
  /** Whoever reported it was told how it ended. */
  | { kind: "told"; to: string };
export type CaseKind = CaseDeed["kind"];

/** One event; `n` counts from 0, `by` is a person, null for the house or somebody forgotten. */
export type CaseEvent = { n: number; at: number; by: string | null } & CaseDeed;

export type CaseStatus = "waiting" | "claimed" | "snoozed" | "closed" | "merged";

export type CaseState = {
  /** What the case began with. */
  origin: "report" | "panic" | "appeal" | "rule";
  status: CaseStatus;
  /** Who works on it; nobody else decides it. */
  holder: string | null;
  /** When the holder last did anything with it; a claim lapses `CLAIM_MS` later. */
  touchedAt: number;
  /** Since when it waits: when it began, or was put back. */
  since: number;
  snoozedUntil: number | null;
  escalated: boolean;
  severity: Severity;
  reasons: readonly Reason[];
  /** Each person's report once, by whom, with its weight, whether they had just come, and how often they said it. */
  reporters: ReadonlyMap<string, { weight: number; newcomer: boolean; times: number }>;
  /** What rules did. */
  flags: readonly (Flag & { at: number })[];
  messages: readonly string[];
  capsules: readonly string[];
  /** The id of the zone where it was last. */
  place: string | null;
  /** The sanction that is appealed, or that came of it. */
  appeals: string | null;
  sanction: string | null;
  outcome: Outcome | null;
  into: string | null;
  /** Who was told of the outcome. */
  told: ReadonlySet<string>;
  events: number;
};

/** A claim that nobody works on for so long is anybody's again, ms. */
export const CLAIM_MS = 30 * 60_000;
/** Reports of people who had just come count at most so much together, however many they are. */
const NEWCOMERS_MOST = 1;

export const BEGUN: CaseState = {
  origin: "report",
  status: "waiting",
  holder: null,
  touchedAt: 0,
  since: 0,
  snoozedUntil: null,
  escalated: false,
  severity: 1,
  reasons: [],
  reporters: new Map(),
  flags: [],
  messages: [],
  capsules: [],
  place: null,
  appeals: null,
  sanction: null,
  outcome: null,
  into: null,
  told: new Set(),
  events: 0,
};

/** How a case stands after its events, in their order. */
export function caseOf(events: readonly CaseEvent[]): CaseState {
  return events.reduce(caseAfter, BEGUN);
}

/** How a case stands after one event more. */
export function caseAfter(state: CaseState, event: CaseEvent): CaseState {
  const next = { ...state, events: state.events + 1 };
  if (state.events === 0) Object.assign(next, { origin: originOf(event), since: event.at });
  if (state.holder !== null && event.by === state.holder) next.touchedAt = event.at;
  if ("place" in event && event.place !== undefined) next.place = event.place;
  switch (event.kind) {
    case "reported":
      return { ...next, ...reported(state, event) };
    case "panicked":
      return { ...next, severity: 3 };
    case "flagged":
      return { ...next, severity: graver(state.severity, event.severity), flags: [...state.flags, flagOf(event)] };
    case "appealed":
      return { ...next, appeals: event.sanction, severity: graver(state.severity, 2) };
    case "sealed":
      return { ...next, capsules: [...state.capsules, event.capsule] };
    case "claimed":
      return { ...next, status: "claimed", holder: event.by, touchedAt: event.at, snoozedUntil: null };
    case "handed-over":
      return { ...next, status: "claimed", holder: event.to, touchedAt: event.at };
    case "released":
      return { ...next, status: "waiting", holder: null };
    case "escalated":
      return { ...next, status: "waiting", holder: null, escalated: true };
    case "snoozed":
      return { ...next, status: "snoozed", holder: null, snoozedUntil: event.until };
    case "merged":
      return { ...next, status: "merged", holder: null, into: event.into };
    case "decided":
      return {
        ...next,
        status: "closed",
        holder: null,
        outcome: event.uphold ? "upheld" : "dismissed",
        sanction: event.sanction ?? null,
      };
    case "overturned":
      return { ...next, outcome: "overturned" };
    case "told":
      return { ...next, told: new Set([...state.told, event.to]) };
    case "opened":
    case "noted":
      return next;
  }
}

function originOf({ kind }: CaseEvent): CaseState["origin"] {
  if (kind === "panicked") return "panic";
  if (kind === "appealed") return "appeal";
  return kind === "flagged" ? "rule" : "report";
}

function flagOf({
  rule,
  fact,
  do: act,
  severity,
  sanction,
  at,
}: CaseEvent & { kind: "flagged" }): Flag & { at: number } {
  return { rule, fact, do: act, severity, at, ...(sanction !== undefined && { sanction }) };
}

function reported(
  state: CaseState,
  { by, reason, weight, message, newcomer = false }: CaseEvent & { kind: "reported" },
): Partial<CaseState> {
  const before = by === null ? undefined : state.reporters.get(by);
  const now = before ? { ...before, times: before.times + 1 } : { weight, newcomer, times: 1 };
  return {
    reporters: by === null ? state.reporters : new Map([...state.reporters, [by, now]]),
    reasons: state.reasons.includes(reason) ? state.reasons : [...state.reasons, reason],
    severity: graver(state.severity, SEVERITY[reason]),
    messages: message === undefined || state.messages.includes(message) ? state.messages : [...state.messages, message],
  };
}

/** How much the reports count together. People who had just come count little together, however many they are. */
export function weightOf({ reporters }: Pick<CaseState, "reporters">): number {
  let [known, fresh] = [0, 0];
  for (const { weight, newcomer } of reporters.values()) {
    if (newcomer) fresh += weight;
    else known += weight;
  }
  return known + Math.min(NEWCOMERS_MOST, fresh);
}

/** Who works on it at `now`; null once a claim has lapsed. */
export function holderOf({ holder, touchedAt }: CaseState, now: number): string | null {
  return holder !== null && now - touchedAt < CLAIM_MS ? holder : null;
}

/** How it stands at `now`: claims lapse, and whoever sleeps wakes. */
export function statusAt(state: CaseState, now: number): CaseStatus {
  if (state.status === "claimed" && holderOf(state, now) === null) return "waiting";
  if (state.status === "snoozed" && (state.snoozedUntil ?? 0) <= now) return "waiting";
  return state.status;
}

/**
 * How urgent it is, in minutes of waiting: a graver one and one of more people counts as if it had waited longer, and
 * whatever waits long enough comes first.
 */
export function urgencyOf(state: CaseState, now: number): number {
  const { severity, escalated, origin, since } = state;
  const grave = { 1: 0, 2: 30, 3: 120 }[severity];
  const many = 10 * Math.log2(1 + weightOf(state));
  const called = origin === "panic" ? 60 : 0;
  return grave + many + called + (escalated ? 60 : 0) + Math.max(0, now - since) / 60_000;
}

/** Why a deed may not be added to a case by `by` at `now`; null when it may. */
export function refusalOf(state: CaseState, deed: CaseDeed, by: string | null, now: number): CaseRefusal | null {
  const status = statusAt(state, now);
  const over = status === "closed" || status === "merged";
  switch (deed.kind) {
    case "told":
      return status === "closed" ? null : "open";
    case "overturned":
      return state.outcome === "upheld" ? null : "open";
    case "sealed":
      return null;
    case "reported":
    case "panicked":
    case "flagged":
    case "appealed":
      return over ? "over" : null;
    case "claimed":
      if (over) return "over";
      return status === "claimed" && holderOf(state, now) !== by ? "held" : null;
    default:
      if (over) return "over";
      return holderOf(state, now) === by && by !== null ? null : "not-held";
  }
}

/** `held`: somebody else has claimed it; `not-held`: claim it first; `over`: it is closed; `open`: it is not yet. */
export type CaseRefusal = "held" | "not-held" | "over" | "open";

const graver = (a: Severity, b: Severity): Severity => (a > b ? a : b);
