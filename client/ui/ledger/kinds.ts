/** Kinds: each kind of entry in words. A kind that is not in the table is shown by its own name. */
import { type TextKey, text } from "../../../shared/text/text.ts";
import { lengthWords } from "../times.ts";
import type { Entry } from "./read-entry.ts";

/** `house`: a measure; `undone`: something given back; `setting`: a role, a rule; `other`: not known here. */
export type Tone = "house" | "undone" | "setting" | "other";
export type Told = { of: TextKey; values?: Record<string, string>; tone: Tone };

type Kind = { name: TextKey; tell: (entry: Entry) => Told };

const told = (of: TextKey, tone: Tone, values: Record<string, string> = {}): Told => ({ of, values, tone });

/** What moderators and machines do: with an end, and without one. */
const MEASURES: Record<string, { timed?: TextKey; open: TextKey; undoes?: true }> = {
  notice: { open: "ledger.do.notice" },
  warn: { open: "ledger.do.warn" },
  slow: { timed: "ledger.do.slow.timed", open: "ledger.do.slow" },
  mute: { timed: "ledger.do.mute.timed", open: "ledger.do.mute" },
  unmute: { open: "ledger.do.unmute", undoes: true },
  isolate: { timed: "ledger.do.isolate.timed", open: "ledger.do.isolate" },
  release: { open: "ledger.do.release", undoes: true },
  kick: { timed: "ledger.do.kick.timed", open: "ledger.do.kick" },
  ban: { timed: "ledger.do.ban.timed", open: "ledger.do.ban" },
  unban: { open: "ledger.do.unban", undoes: true },
};

const ROLES: Record<string, TextKey> = {
  visitor: "ledger.role.visitor",
  host: "ledger.role.host",
  moderator: "ledger.role.moderator",
  owner: "ledger.role.owner",
  bot: "ledger.role.bot",
};

const OUTCOMES: Record<string, TextKey> = {
  upheld: "ledger.appeal.upheld",
  rejected: "ledger.appeal.rejected",
};

const ENDS: Record<string, TextKey> = {
  upheld: "ledger.case.upheld",
  dismissed: "ledger.case.dismissed",
};

const KINDS: Record<string, Kind> = {
  sanction: { name: "ledger.kind.sanction", tell: measure },
  undo: { name: "ledger.kind.undo", tell: () => told("ledger.undo", "undone") },
  appeal: {
    name: "ledger.kind.appeal",
    tell: ({ outcome }) => {
      const of = OUTCOMES[outcome ?? ""] ?? "ledger.appeal";
      return told(of, outcome === "upheld" ? "undone" : "house");
    },
  },
  role: {
    name: "ledger.kind.role",
    tell: ({ role = "" }) => {
      const known = Object.hasOwn(ROLES, role) ? ROLES[role] : undefined;
      return known ? told(known, "setting") : told("ledger.role", "setting", { role });
    },
  },
  rules: {
    name: "ledger.kind.rules",
    tell: ({ version }) =>
      version === undefined ? told("ledger.rules", "setting") : told("ledger.rules.version", "setting", { version }),
  },
  hidden: { name: "ledger.kind.hidden", tell: () => told("ledger.hidden", "house") },
  shield: {
    name: "ledger.kind.shield",
    tell: (entry) => {
      if (entry.on === false) return told("ledger.shield.off", "undone");
      const length = lengthOf(entry);
      return length === null ? told("ledger.shield", "setting") : told("ledger.shield.timed", "setting", { length });
    },
  },
  zone: {
    name: "ledger.kind.zone",
    tell: ({ do: what, on, zone = "" }) => {
      if (on === false) return told("ledger.zone.off", "undone", { zone });
      return told(what === "frozen" ? "ledger.zone.frozen" : "ledger.zone.hushed", "setting", { zone });
    },
  },
  escort: { name: "ledger.kind.escort", tell: () => told("ledger.escort", "house") },
  refused: {
    name: "ledger.kind.refused",
    tell: ({ tried = "?" }) => told("ledger.refused", "house", { what: tried }),
  },
  case: {
    name: "ledger.kind.case",
    tell: ({ outcome = "" }) => told(Object.hasOwn(ENDS, outcome) ? ENDS[outcome]! : "ledger.case", "house"),
  },
  capsule: { name: "ledger.kind.capsule", tell: () => told("ledger.capsule", "setting") },
};

function measure(entry: Entry): Told {
  const { do: done = "" } = entry;
  const known = Object.hasOwn(MEASURES, done) ? MEASURES[done] : undefined;
  if (known === undefined) return told("ledger.do", "house", { what: done });
  const length = lengthOf(entry);
  const tone = known.undoes ? "undone" : "house";
  return known.timed && length !== null ? told(known.timed, tone, { length }) : told(known.open, tone);
}

/** How long it was to last; null without an end. */
function lengthOf({ at, until }: Entry): string | null {
  return at === undefined || until === undefined ? null : lengthWords(until - at);
}

const kindOf = (kind: string | undefined) =>
  kind !== undefined && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;

/** The sentence of an entry. */
export function tell(entry: Entry): Told {
  const { kind } = entry;
  return kindOf(kind)?.tell(entry) ?? told("ledger.unknown", "other", { kind: kind ?? "?" });
}

/** What a filter calls a kind. */
export function kindName(kind: string): string {
  const known = kindOf(kind);
  return known === undefined ? kind : text(known.name);
}

/** Kinds as filters show them: the known ones in the order of the table, then all others by name. */
export function kindsInOrder(kinds: readonly string[]): string[] {
  const known = Object.keys(KINDS).filter((kind) => kinds.includes(kind));
  return [...known, ...kinds.filter((kind) => kindOf(kind) === undefined).sort()];
}
