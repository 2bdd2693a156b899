/**
 * Flags: what a rule did about somebody is put before a person: a case about them begins, or the open one goes on, and
 * nothing is sealed for it. What was wrong is taken back with the case. Carries CAS15 and CAS16.
 */
import { type CaseState, caseOf, type Flag, type Severity } from "../../shared/conduct/case.ts";
import { FACT_KINDS } from "../../shared/conduct/facts.ts";
import type { Verdict } from "../../shared/conduct/judge.ts";
import type { MachineAct } from "../../shared/conduct/ladder.ts";
import type { Hands } from "../conduct/consequences/consequence.ts";
import type { Case } from "../reports/cases.ts";
import type { FoundSanction, Store } from "../store/store.ts";
import { takeBack } from "./acting.ts";
import { handsOf } from "./hands.ts";
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** The more it keeps somebody from others, the sooner a person looks at it. */
const SEVERITY: Record<MachineAct, Severity> = { notice: 1, warn: 1, slow: 1, mute: 2, isolate: 3 };
/** What rules did about somebody since a case began is among so many of the newest decisions. */
const DECISIONS_MOST = 500;
/** A decision that somebody appeals was let stand in one of so many of the newest cases about them. */
const CASES_MOST = 50;

/** Puts what a rule did on the queue, where a person is to look at it. */
export async function flag(house: House, space: string, verdict: Verdict): Promise<void> {
  const { person, rule, facts, do: act, id: sanction, look } = verdict;
  const fact = FACT_KINDS.find((kind) => facts[kind] !== undefined);
  if (!look || fact === undefined || !(await house.store.people.known(person))) return;
  const place = placeOf(house, space, person);
  const deed = { kind: "flagged" as const, rule, fact, do: act, severity: SEVERITY[act], sanction };
  const begun = { id: house.newId(), space, about: person, of: null };
  await house.cases.begin(begun, null, place === null ? deed : { ...deed, place });
}

/** The gravest of what rules did, and of several the newest. */
export function gravest(flags: CaseState["flags"]): Pick<Flag, "rule" | "fact" | "do"> | null {
  if (flags.length === 0) return null;
  const { rule, fact, do: act } = flags.reduce((one, next) => (next.severity >= one.severity ? next : one));
  return { rule, fact, do: act };
}

/** What the rules of a case did by themselves since they put it on the queue, the newest first. */
export async function noticedIn({ conduct }: Pick<Store, "conduct">, one: Pick<Case, "space" | "state">) {
  const ids = one.state.flags.flatMap(({ sanction = null }) => (sanction === null ? [] : [sanction]));
  const flagged = (await Promise.all(ids.map((id) => conduct.find(id)))).filter((found) => found !== null);
  const since = new Map<string, number>();
  for (const found of flagged) since.set(keyOf(found), Math.min(found.at, since.get(keyOf(found)) ?? found.at));
  const people = [...new Set(flagged.map(({ person }) => person))];
  const all = await Promise.all(people.map((person) => conduct.history(person, DECISIONS_MOST)));
  return all
    .flat()
    .filter((found) => found.byRole === "machine" && found.space === one.space)
    .filter((found) => found.at >= (since.get(keyOf(found)) ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => b.at - a.at);
}

const keyOf = ({ person, rule }: FoundSanction) => `${person} ${rule}`;

/**
 * A person has looked at it, and the rule was wrong: what it did is taken back, whether it still holds or only counts on
 * its ladder. Answers the last taking back; null where nothing was left.
 */
export async function takeBackNoticed(
  room: SpaceRoom,
  visitor: Visitor,
  one: Case,
  note: string | null,
): Promise<string | null> {
  const { house } = room;
  const wrong = (await noticedIn(house.store, one)).filter(({ undone }) => !undone).sort(byEnd);
  let last: string | null = null;
  for (const [n, { id }] of wrong.entries()) {
    // They are told once, of what held the longest.
    const hands = n === wrong.length - 1 ? handsOf(house) : untold(handsOf(house));
    const undone = await house.turns.run(id, async () => {
      const found = await house.store.conduct.find(id);
      return found === null || found.undone ? null : takeBack(room, visitor, found, note, one.id, hands);
    });
    last = undone?.sanction ?? last;
  }
  return last;
}

/** Whoever looked at what a rule did, and let it stand. */
export async function letStandBy({ store }: House, { id, person, space, rule, at }: FoundSanction): Promise<string[]> {
  const about = (await store.cases.about(person, CASES_MOST)).filter((one) => one.space === space);
  return about.flatMap(({ events }) => {
    const decided = events.find(({ kind }) => kind === "decided");
    if (decided?.kind !== "decided" || !decided.uphold || decided.by === null || decided.at < at) return [];
    const { flags } = caseOf(events);
    const covers = flags.some((one) => one.sanction === id || (one.rule === rule && one.at <= at));
    return covers ? [decided.by] : [];
  });
}

const byEnd = (a: FoundSanction, b: FoundSanction) => (a.until ?? 0) - (b.until ?? 0) || a.at - b.at;
const untold = (hands: Hands): Hands => ({
  ...hands,
  notify() {},
  tellOthers: (sanction, stage) => hands.tellOthers(sanction, stage === "told" ? "kept" : stage),
});

/** The id of the zone in which somebody stands; null outside of any, or once they have left. */
function placeOf(house: House, space: string, person: string): string | null {
  for (const { company, world } of roomsOf(house, space)) {
    const visitor = company.byPerson(person);
    if (visitor) return world.zoneOf(visitor.slot);
  }
  return null;
}
