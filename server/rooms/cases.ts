/**
 * Cases, told: what moderators see of them, and how they ended, to whoever reported. People in a case go by plants and
 * moderators by birds; whom a case is about never learns of it here. Carries CAS6 to CAS8.
 */
import { type CaseEvent, holderOf, statusAt, urgencyOf, weightOf } from "../../shared/conduct/case.ts";
import { birdName, plantName } from "../../shared/conduct/pseudonym.ts";
import { may } from "../../shared/conduct/roles.ts";
import type {
  CaseFile,
  CaseLine,
  CasePart,
  CasePerson,
  CaseView,
  Earlier,
} from "../../shared/protocol/from-server/cases.ts";
import type { Message, Notice } from "../../shared/protocol/from-server/index.ts";
import { type HouseKey, houseWords } from "../../shared/text/house-words.ts";
import type { Case } from "../reports/cases.ts";
import type { FoundSanction, StoredMessage } from "../store/store.ts";
import { gravest, noticedIn } from "./flags.ts";
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** How much of what was decided about somebody before is told. */
const EARLIER_MOST = 20;

/** So many people and events of one case are told at once, however many report it; so much of what rules did. */
const NOTICED_MOST = 50;
const PEOPLE_MOST = 200;
const LINES_MOST = 400;

/** Who began it: whoever panicked or appealed. */
const beganBy = ({ events }: Case): string | null => events[0]?.by ?? null;

/** A line of the queue, as `viewer` (a person) is told it. */
export function viewOf(house: House, one: Case, viewer: string): CaseView {
  const now = house.now();
  const { state } = one;
  const holder = holderOf(state, now);
  const subject = one.about ?? (state.origin === "panic" ? beganBy(one) : null);
  const zones = house.spaces.get(one.space)?.zones ?? [];
  return {
    id: one.id,
    space: one.space,
    origin: state.origin,
    status: statusAt(state, now),
    holder: holder && birdName(holder),
    mine: holder === viewer,
    at: one.at,
    since: state.since,
    snoozedUntil: state.snoozedUntil,
    severity: state.severity,
    escalated: state.escalated,
    rank: urgencyOf(state, state.since),
    reasons: state.reasons,
    reach: state.reporters.size,
    weight: weightOf(state),
    messages: state.messages.length,
    capsules: state.capsules.length,
    flags: state.flags.length,
    flag: gravest(state.flags),
    about: subject && plantName(`${one.id}:${subject}`),
    where: subject && (visitorOf(house, subject)?.avatar ?? null),
    place: zones.find(({ id }) => id === state.place)?.name ?? null,
    outcome: state.outcome,
  };
}

/** The whole of it, for whoever holds it. */
export async function fileOf(house: House, one: Case, viewer: string): Promise<CaseFile> {
  const { store } = house;
  await Promise.all(roomsOf(house, one.space).map(({ writer }) => writer.flush()));
  const [words, noticed, decided] = await Promise.all([
    store.messages.words(one.state.messages),
    noticedIn(store, one),
    one.about === null ? [] : store.conduct.history(one.about, EARLIER_MOST),
  ]);
  const parts = partsOf(one, words);
  const people = await Promise.all(
    [...parts].slice(0, PEOPLE_MOST).map(([person, part]) => personIn(house, one, person, part)),
  );
  const called = (person: string) => (parts.has(person) ? calledIn(one, person, parts.get(person)!) : birdName(person));
  const appealed = one.of === null ? null : await store.conduct.find(one.of);
  return {
    ...viewOf(house, one, viewer),
    people,
    lines: linesOf(one, called),
    words: words.map((message) => said(one, message)),
    sealed: one.state.capsules,
    noticed: noticed.slice(0, NOTICED_MOST).map((done) => ({ ...earlierOf(done), facts: done.facts ?? {} })),
    earlier: decided.map(earlierOf),
    appealed: appealed && { ...earlierOf(appealed), byRole: appealed.byRole, facts: appealed.facts },
  };
}

/** Tells every moderator of the space that a case began or went on. */
export function tellCase(house: House, one: Case): void {
  for (const room of roomsOf(house, one.space)) {
    for (const staff of room.company.all()) {
      if (mayKnow(staff, one)) room.tell(staff, "case", viewOf(house, one, staff.person));
    }
  }
}

/** Who moderates, but nobody of a case about themselves. */
export function mayKnow({ role, person }: Visitor, { about, space }: Case, here = space): boolean {
  return may(role, "moderate") && about !== person && space === here;
}

/** Tells whoever reported it and is here how a case ended; others are told when they come. */
export async function tellOutcome(house: House, one: Case): Promise<void> {
  for (const person of peopleToTell(one)) {
    const visitor = visitorOf(house, person);
    if (visitor) await tellEnd(house, visitor.room, visitor.visitor, one);
  }
}

/** Somebody has come: they are told how what they reported has ended meanwhile. */
export async function tellOutcomes(room: SpaceRoom, visitor: Visitor): Promise<void> {
  const { house } = room;
  for (const record of await house.store.cases.untold(visitor.person)) {
    const one = await house.cases.find(record.id);
    if (one) await tellEnd(house, room, visitor, one);
  }
}

async function tellEnd(house: House, room: SpaceRoom, visitor: Visitor, one: Case): Promise<void> {
  if (one.state.outcome === null) return;
  const isNews = await house.cases.during(one.id, async (add) => {
    const now = await house.cases.find(one.id);
    if (now === null || now.state.told.has(visitor.person)) return false;
    await add(null, { kind: "told", to: visitor.person });
    return true;
  });
  if (isNews) room.notify(visitor, outcomeNotice(one, visitor.fields.language));
}

/** How it ended, in words. What was done to whom is told to nobody but them. */
function outcomeNotice(one: Case, language: string): Omit<Notice, "id" | "at"> {
  const { origin, outcome, sanction } = one.state;
  const decided = one.events.findLastIndex(({ kind }) => kind === "decided");
  const note = one.texts[decided] ?? null;
  // Where something was done to somebody, the note is for them.
  const isTheirs = origin === "appeal" || origin === "panic" || outcome === "dismissed" || sanction === null;
  return {
    kind: "outcome",
    text: houseWords(language, outcomeKey(one)),
    ...(isTheirs && note !== null && note !== "" && { note }),
  };
}

function outcomeKey({ state: { origin, outcome, sanction } }: Case): HouseKey {
  if (origin === "panic") return "house.outcome.panic";
  if (origin === "appeal")
    return outcome === "upheld" ? "house.outcome.appeal.upheld" : "house.outcome.appeal.rejected";
  if (outcome === "dismissed") return "house.outcome.report.dismissed";
  return sanction === null ? "house.outcome.report.upheld" : "house.outcome.report.acted";
}

/** Everybody who hears how it ended. */
function peopleToTell({ events }: Case): Set<string> {
  const asked = events.filter(({ kind }) => kind === "reported" || kind === "panicked" || kind === "appealed");
  return new Set(asked.flatMap(({ by }) => (by === null ? [] : [by])));
}

/** Everybody in a case, but moderators, and what they are in it. */
function partsOf({ about, events, state }: Case, words: readonly StoredMessage[]): Map<string, CasePart> {
  const parts = new Map<string, CasePart>();
  if (about !== null) parts.set(about, state.origin === "appeal" ? "appellant" : "about");
  for (const { author } of words) if (!parts.has(author)) parts.set(author, "about");
  for (const { kind, by } of events) {
    if (by === null || parts.has(by)) continue;
    if (kind === "reported") parts.set(by, "reporter");
    if (kind === "panicked") parts.set(by, "caller");
  }
  for (const { by } of events) if (by !== null && !parts.has(by)) parts.set(by, "moderator");
  return parts;
}

async function personIn(house: House, one: Case, person: string, part: CasePart): Promise<CasePerson> {
  const here = visitorOf(house, person);
  const avatar = here?.avatar ?? null;
  const called = calledIn(one, person, part);
  if (part === "moderator") return { called, part, person: null, name: null, avatar };
  return { called, part, person, name: here?.visitor.fields.name ?? (await house.store.people.name(person)), avatar };
}

function calledIn(one: Case, person: string, part: CasePart): string {
  return part === "moderator" ? birdName(person) : plantName(`${one.id}:${person}`);
}

/** How it began, and the newest of what followed. */
function linesOf({ events, texts }: Case, called: (person: string) => string): CaseLine[] {
  const from = Math.max(1, events.length - LINES_MOST);
  return events.flatMap((event, index) =>
    index > 0 && index < from ? [] : [lineOf(event, texts[index] ?? null, called)],
  );
}

function lineOf({ n: _, by, ...event }: CaseEvent, text: string | null, called: (person: string) => string): CaseLine {
  const line = { ...event, by: by && called(by), text };
  return (line.kind === "handed-over" || line.kind === "told" ? { ...line, to: called(line.to) } : line) as CaseLine;
}

function said(one: Case, { id, author, text, at, to, hidden }: StoredMessage): Message {
  return { id, from: null, name: plantName(`${one.id}:${author}`), text, at, to, ...(hidden && { hidden }) };
}

function earlierOf({ id, act, rule, at, until, undone }: FoundSanction): Earlier {
  return { sanction: id, act, rule, at, until, undone };
}

function visitorOf(house: House, person: string): { avatar: string; visitor: Visitor; room: SpaceRoom } | null {
  for (const room of house.rooms) {
    const visitor = room.company.byPerson(person);
    if (visitor) return { avatar: visitor.avatar, visitor, room };
  }
  return null;
}
