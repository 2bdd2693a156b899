/**
 * Reports and appeals: what anybody may say of what was done to them, or to others. Neither does anything to anybody by
 * itself. Carries CAS6, CAS7 and APP1.
 */
import { type Reason, weightOf } from "../../../shared/conduct/case.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { lodgeAppeal } from "../../reports/appeals.ts";
import type { Case } from "../../reports/cases.ts";
import { isNewcomer, reportWeight } from "../../reports/weight.ts";
import { sealFor } from "../evidence.ts";
import { findHere } from "../floor.ts";
import { roomsOf } from "../house.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Asked, Handler } from "./verb.ts";

const NOT_HERE = () => new StoaError("not-found", "They have not been here lately.");

export const report: Handler<"report"> = async (room, visitor, asked) => {
  const { house, space } = room;
  const { person } = visitor;
  const now = Math.round(house.now());
  const about = await whomOf(room, visitor, asked);
  if (about === person) throw new StoaError("invalid", "Nobody can report themselves.");
  if (!house.reportPace.take(person, now))
    throw new StoaError("too-fast", "That are many reports at once. Moderators have yours; wait ten minutes.");
  const [past, since] = await Promise.all([house.store.cases.reporter(person), house.store.people.since(person)]);
  const place = placeOf(room, about ?? person) ?? placeOf(room, person);
  const one = await house.cases.begin(
    { id: house.newId(), space: space.id, about, of: null },
    person,
    {
      kind: "reported",
      reason: asked.reason satisfies Reason,
      weight: reportWeight(past),
      ...(asked.message !== undefined && { message: asked.message }),
      ...(isNewcomer(since, past, now) && { newcomer: true }),
      ...(place !== null && { place }),
    },
    asked.note ? { text: asked.note } : {},
  );
  // Whoever repeats it adds nothing, nor do ever more newcomers: rules see what it adds to the case.
  if (about !== null) house.facts.note(space.id, about, "reported", weightAdded(one));
  // What somebody does on a stage is remembered where they stand, and not where they are mirrored.
  const mirrored = about !== null && room.mirrors.of(about) ? findHere(house, space.id, about) : undefined;
  sealFor(mirrored?.room ?? room, one, person, about);
  return { case: one.id };
};

export const appeal: Handler<"appeal"> = async (room, visitor, { sanction, text }) => {
  await lodgeAppeal(room.house, visitor.person, sanction, text);
};

/** How much more a case weighs by its last report. */
function weightAdded({ events, state }: Case): number {
  const last = events.at(-1)!;
  const isAgain = events.some(({ kind, by, n }) => kind === "reported" && by === last.by && n !== last.n);
  if (isAgain || last.by === null) return 0;
  const reporters = new Map(state.reporters);
  reporters.delete(last.by);
  return weightOf(state) - weightOf({ reporters });
}

/** The person that a report is about: whoever bears the avatar, or said the words; nobody in particular without either. */
async function whomOf(room: SpaceRoom, visitor: Visitor, { about, message }: Asked<"report">): Promise<string | null> {
  const { house, space } = room;
  const bearer = about === undefined ? undefined : house.avatars.find(about, house.now());
  if (about !== undefined && bearer?.space !== space.id) throw NOT_HERE();
  if (message === undefined) return bearer?.person ?? null;
  await Promise.all(roomsOf(house, space.id).map(({ writer }) => writer.flush()));
  const [said] = await house.store.messages.words([message]);
  // Words that one could not hear are not there for anybody to report.
  if (said?.space !== space.id || !said.hearers.includes(visitor.person))
    throw new StoaError("not-found", "There are no such words here.");
  if (bearer && bearer.person !== said.author) throw new StoaError("invalid", "Those are the words of somebody else.");
  return said.author;
}

/** The id of the zone in which somebody stands here; null outside of any. */
function placeOf({ company, world }: SpaceRoom, person: string): string | null {
  const visitor = company.byPerson(person);
  return visitor ? (world.zoneOf(visitor.slot) ?? null) : null;
}
