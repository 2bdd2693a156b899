/**
 * Roster: who is on duty in a space, in whichever process, what was left for whoever comes, and how much each has had to see
 * today. Carries CAS9.
 */
import { birdName } from "../../shared/conduct/pseudonym.ts";
import { may } from "../../shared/conduct/roles.ts";
import type { Roster } from "../../shared/protocol/from-server/cases.ts";
import type { Told } from "../between/told.ts";
import { mostToOpen } from "../reports/duty.ts";
import { type House, roomsOf } from "./house.ts";

/** How many of the newest notes are told. */
const NOTES = 10;
const DAY_MS = 24 * 60 * 60_000;

/** As `viewer` (a person) is told it. */
export async function rosterOf(house: House, space: string, viewer: string): Promise<Roster> {
  const [opened, notes] = await Promise.all([openedToday(house, space, viewer), house.store.cases.left(space, NOTES)]);
  return {
    onDuty: onDutyIn(house, space).map(({ person, since }) => ({
      called: birdName(person),
      mine: person === viewer,
      avatar: avatarOf(house, space, person),
      since,
      opened: opened.get(person) ?? 0,
    })),
    notes: notes.map(({ by, at, text }) => ({ by: birdName(by), at, text })),
    opened: opened.get(viewer) ?? 0,
    most: mostToOpen([...opened.values()]),
  };
}

/** From now on, in every process; whether they were not yet. */
export function beginDuty(house: House, space: string, person: string): boolean {
  return tellDuty(house, space, person, house.now());
}

/** No more, in any process; whether they were. */
export function endDuty(house: House, space: string, person: string): boolean {
  return tellDuty(house, space, person, null);
}

function tellDuty(house: House, space: string, person: string, since: number | null): boolean {
  const isNews = takeDuty(house, { space, person, since });
  if (isNews) house.wire.tell("duty", { space, person, since });
  return isNews;
}

/** Somebody is on duty since then, or (null) no more, wherever they stand; whether that is news here. */
export function takeDuty(house: House, { space, person, since }: Told["duty"]): boolean {
  const isNews = since === null ? house.duty.end(space, person) : house.duty.begin(space, person, since);
  if (isNews) void tellRoster(house, space);
  return isNews;
}

/** How many capsules those on duty have opened in the last day, and `also` whoever asks. */
export async function openedToday(house: House, space: string, also: string): Promise<ReadonlyMap<string, number>> {
  const people = new Set([...onDutyIn(house, space).map(({ person }) => person), also]);
  const counts = await house.store.cases.opened([...people], house.now() - DAY_MS);
  return new Map([...people].map((person) => [person, counts[person] ?? 0]));
}

/** Whoever went on to another copy and never came there is on duty no more. */
function onDutyIn(house: House, space: string) {
  return house.duty.in(space).filter(({ person }) => avatarOf(house, space, person) !== null);
}

/** Every moderator of the space is told that who is on duty has changed. What the store cannot tell is told another time. */
export async function tellRoster(house: House, space: string): Promise<void> {
  const staff = roomsOf(house, space).flatMap((room) =>
    [...room.company.all()].filter(({ role }) => may(role, "moderate")).map((one) => ({ room, one })),
  );
  try {
    for (const { room, one } of staff) room.tell(one, "roster", await rosterOf(house, space, one.person));
  } catch (error) {
    house.log.warn({ error }, "who is on duty was not told");
  }
}

function avatarOf(house: House, space: string, person: string): string | null {
  for (const room of roomsOf(house, space)) {
    const visitor = room.company.byPerson(person);
    if (visitor) return visitor.avatar;
  }
  return house.others.find(space, person)?.avatar.id ?? null;
}
