/**
 * Cases: what moderators do with what was reported. One works on a case at a time, nobody on one that they are part of, and
 * nobody beyond their rank. Carries CAS4 and CAS8 to CAS12, APP2.
 */
import { urgencyOf } from "../../../shared/conduct/case.ts";
import { may } from "../../../shared/conduct/roles.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { type Adding, type Case, isOver } from "../../reports/cases.ts";
import { actOn, refuseUnlessModerator, takeBack } from "../acting.ts";
import { fileOf, mayKnow, tellOutcome, viewOf } from "../cases.ts";
import { openEvidence } from "../evidence.ts";
import { letStandBy, takeBackNoticed } from "../flags.ts";
import type { House } from "../house.ts";
import { beginDuty, endDuty, rosterOf, tellRoster } from "../roster.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Asked, Handler } from "./verb.ts";

/** So many of the queue are told at once: those of whoever asks, then the most urgent. */
const CASES_MOST = 500;
/** A decision and whoever agreed to it are among so many of the newest about somebody. */
const DECISIONS_MOST = 200;

export const cases: Handler<"cases"> = ({ house, space }, visitor) => {
  refuseUnlessModerator(visitor);
  const now = house.now();
  const known = house.cases
    .in(space.id)
    .filter((one) => mayKnow(visitor, one))
    .map((one) => ({ one, mine: one.state.holder === visitor.person, urgency: urgencyOf(one.state, now) }))
    .sort((a, b) => Number(b.mine) - Number(a.mine) || b.urgency - a.urgency);
  return known.slice(0, CASES_MOST).map(({ one }) => viewOf(house, one, visitor.person));
};

export const claim: Handler<"claim"> = async (room, visitor, { case: id }) => {
  await refuseUnlessTheirs(room, visitor, await caseHere(room, visitor, id));
  const one = await room.house.cases.add(id, visitor.person, { kind: "claimed" });
  beginDuty(room.house, room.space.id, visitor.person);
  return fileOf(room.house, one, visitor.person);
};

export const caseFile: Handler<"caseFile"> = async (room, visitor, { case: id }) => {
  const one = await caseHere(room, visitor, id);
  if (!viewOf(room.house, one, visitor.person).mine) throw new StoaError("not-allowed", "Claim the case first.");
  return fileOf(room.house, one, visitor.person);
};

export const capsule: Handler<"capsule"> = async (room, visitor, { case: id, capsule: asked }) => {
  const one = await caseHere(room, visitor, id);
  if (!viewOf(room.house, one, visitor.person).mine) throw new StoaError("not-allowed", "Claim the case first.");
  return { word: await openEvidence(room, visitor, one, asked) };
};

export const releaseCase: Handler<"releaseCase"> = async (room, visitor, { case: id }) => {
  await caseHere(room, visitor, id);
  await room.house.cases.add(id, visitor.person, { kind: "released" });
};

export const noteCase: Handler<"noteCase"> = async (room, visitor, { case: id, text }) => {
  await caseHere(room, visitor, id);
  await room.house.cases.add(id, visitor.person, { kind: "noted" }, { text });
};

export const escalate: Handler<"escalate"> = async (room, visitor, { case: id, note }) => {
  await caseHere(room, visitor, id);
  await room.house.cases.add(id, visitor.person, { kind: "escalated" }, note ? { text: note } : {});
};

export const snooze: Handler<"snooze"> = async (room, visitor, { case: id, minutes }) => {
  await caseHere(room, visitor, id);
  const until = Math.round(room.house.now() + minutes * 60_000);
  await room.house.cases.add(id, visitor.person, { kind: "snoozed", until });
};

export const handOver: Handler<"handOver"> = async (room, visitor, { case: id, to, note }) => {
  const one = await caseHere(room, visitor, id);
  const other = room.company.seenBy(visitor, to);
  if (!other || !may(other.role, "moderate"))
    throw new StoaError("not-found", "There is no moderator of that name here.");
  if (other === visitor) throw new StoaError("invalid", "You hold it already.");
  await refuseUnlessTheirs(room, other, one);
  await room.house.cases.add(id, visitor.person, { kind: "handed-over", to: other.person }, note ? { text: note } : {});
};

/** What was reported in the one counts in the other from now on. */
export const merge: Handler<"merge"> = async (room, visitor, { case: id, into }) => {
  const { cases } = room.house;
  if (id === into) throw new StoaError("invalid", "A case cannot go into itself.");
  const merging = async (add: Adding, addToOther: Adding) => {
    const one = await caseHere(room, visitor, id);
    const other = await caseHere(room, visitor, into);
    if (one.of !== null || other.of !== null) throw new StoaError("invalid", "An appeal is decided by itself.");
    if (!viewOf(room.house, one, visitor.person).mine) throw new StoaError("not-allowed", "Claim the case first.");
    if (one.about !== null && may(await room.house.store.people.highestRole(one.about), "moderate"))
      throw new StoaError("invalid", "A case about one of the staff stays by itself: others would read it.");
    if (isOver(other)) throw new StoaError("invalid", "That case is closed.");
    for (const [index, { n: _, at: __, by, ...deed }] of one.events.entries()) {
      const text = one.texts[index];
      if (deed.kind === "reported" || deed.kind === "flagged" || deed.kind === "sealed" || deed.kind === "panicked")
        await addToOther(by, deed, typeof text === "string" ? { text } : {});
    }
    await add(visitor.person, { kind: "merged", into });
  };
  // Always the same one first, so that two who merge crosswise wait for each other once at most.
  const [first, second] = id < into ? [id, into] : [into, id];
  await cases.during(first, (one) =>
    cases.during(second, (other) => (first === id ? merging(one, other) : merging(other, one))),
  );
};

export const decide: Handler<"decide"> = async (room, visitor, asked) => {
  const { house } = room;
  const before = await caseHere(room, visitor, asked.case);
  await refuseUnlessTheirs(room, visitor, before);
  const one = await house.cases.during(asked.case, async (add) => {
    // What is done to somebody is done before it is on the case: whether it is still theirs is asked of the store.
    await house.cases.fresh(asked.case);
    const now = await caseHere(room, visitor, asked.case);
    if (!viewOf(house, now, visitor.person).mine) throw new StoaError("not-allowed", "Claim the case first.");
    const sanction =
      now.of === null ? await judge(room, visitor, now, asked) : await judgeAppeal(room, visitor, now, asked);
    const { outcome, kind } = wordsOf(now, asked.uphold);
    return add(
      visitor.person,
      { kind: "decided", uphold: asked.uphold, ...(sanction !== null && { sanction }) },
      {
        text: asked.note,
        entry: {
          facts: {
            kind,
            outcome,
            case: now.id,
            space: now.space,
            byRole: visitor.role,
            at: Math.round(house.now()),
            ...(now.of !== null && { sanction: now.of }),
          },
          people: { by: visitor.person },
        },
      },
    );
  });
  await tellOutcome(house, one);
  return { ...(one.state.sanction !== null && { sanction: one.state.sanction }) };
};

export const duty: Handler<"duty"> = async ({ house, space }, visitor, { on, note }) => {
  refuseUnlessModerator(visitor);
  const { person } = visitor;
  if (note) await house.store.cases.leave({ space: space.id, by: person, at: Math.round(house.now()), text: note });
  const isNews = on ? beginDuty(house, space.id, person) : endDuty(house, space.id, person);
  if (note && !isNews) void tellRoster(house, space.id);
  return rosterOf(house, space.id, person);
};

export const roster: Handler<"roster"> = ({ house, space }, visitor) => {
  refuseUnlessModerator(visitor);
  return rosterOf(house, space.id, visitor.person);
};

/** What is done about a report, or about what a rule did; answers the sanction that came of it, or the last taking back. */
async function judge(
  room: SpaceRoom,
  visitor: Visitor,
  one: Case,
  { uphold, note, act }: Asked<"decide">,
): Promise<string | null> {
  if (!uphold && act !== undefined)
    throw new StoaError("invalid", "Where nothing was wrong, nothing is done to anybody.");
  if (!uphold) return takeBackNoticed(room, visitor, one, note || null);
  if (act === undefined) return null;
  if (one.about === null) throw new StoaError("invalid", "That case is about nobody in particular.");
  const { sanction } = await actOn(room, visitor, { ...act, on: one.about, note: note || undefined }, one.id);
  return sanction;
}

/** An appeal that is upheld takes the decision back, and the report that led there counts as one that did not hold. */
async function judgeAppeal(
  room: SpaceRoom,
  visitor: Visitor,
  { of, id }: Case,
  { uphold, note, act }: Asked<"decide">,
): Promise<string | null> {
  if (act !== undefined) throw new StoaError("invalid", "An appeal is upheld or it is not. Nothing is added to it.");
  if (!uphold) return null;
  const { house } = room;
  const find = async () => {
    const found = await house.store.conduct.find(of!);
    if (found === null) throw new StoaError("not-found", "That decision is gone.");
    return found;
  };
  const undone = await house.turns.run(of!, async () => {
    const found = await find();
    return found.undone ? null : (await takeBack(room, visitor, found, note || null, id)).sanction;
  });
  const found = await find();
  const led = found.case === null ? null : await house.cases.find(found.case);
  if (led?.state.outcome === "upheld") await house.cases.add(led.id, null, { kind: "overturned", sanction: found.id });
  return undone;
}

function wordsOf({ of }: Case, uphold: boolean): { kind: string; outcome: string } {
  if (of !== null) return { kind: "appeal", outcome: uphold ? "upheld" : "rejected" };
  return { kind: "case", outcome: uphold ? "upheld" : "dismissed" };
}

/** A case of this space that they may know of. */
async function caseHere({ house, space }: SpaceRoom, visitor: Visitor, id: string): Promise<Case> {
  refuseUnlessModerator(visitor);
  const one = await house.cases.find(id);
  if (one === null || !mayKnow(visitor, one, space.id)) throw new StoaError("not-found", "There is no such case here.");
  return one;
}

/** Nobody judges what they reported or decided themselves, nor anybody of an equal or higher role. */
async function refuseUnlessTheirs({ house }: SpaceRoom, visitor: Visitor, one: Case): Promise<void> {
  if (one.state.reporters.has(visitor.person) || one.events[0]?.by === visitor.person)
    throw new StoaError("not-allowed", "You have reported that yourself. A colleague decides it.");
  if (one.of !== null && (await decidersOf(house, one.of)).has(visitor.person))
    throw new StoaError("not-allowed", "You have decided or reported that yourself. A colleague hears the appeal.");
  if (one.about !== null && !may(visitor.role, "moderate", await house.store.people.highestRole(one.about)))
    throw new StoaError("not-allowed", "That is about one of the staff. It is for the owner to decide.");
}

/** Whoever decided it, or what it rests on, agreed to it as the second one, let it stand, or reported what led there. */
async function decidersOf(house: House, sanction: string): Promise<Set<string | null>> {
  const { store, cases } = house;
  const found = await store.conduct.find(sanction);
  if (found === null) return new Set();
  const all = await store.conduct.history(found.person, DECISIONS_MOST);
  const led = found.case === null ? null : await cases.find(found.case);
  const root = found.of ?? found.id;
  const deciders = all.filter(({ id, of, act }) => act !== "undo" && (id === root || of === root));
  const letStand = found.byRole === "machine" ? await letStandBy(house, found) : [];
  return new Set([found.by, ...deciders.map(({ by }) => by), ...letStand, ...(led?.state.reporters.keys() ?? [])]);
}
