/**
 * Team: the staff of a space in every copy of it, told of each other: words, shifts, speakers who are ready. Nobody else is told
 * a byte of it. Carries STF1 to STF3 and STG1.
 */
import { isStaff, type Role } from "../../shared/conduct/roles.ts";
import type { TeamTold } from "../../shared/protocol/from-server/team.ts";
import { type Shift, sameName, type Task, type Team } from "../../shared/team/team.ts";
import { houseWords } from "../../shared/text/house-words.ts";
import { nameOf } from "./conversation.ts";
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** Whoever comes is told so many of the newest words. */
const WORDS_TOLD = 60;

/** Up to which word the staff of a space was told, by the space. */
const toldUpTo = new WeakMap<House, Map<string, number>>();

/** What the team of a space is about: its evening, also once it is closed. */
export const eveningOf = (house: House, space: string): string | null =>
  house.evenings.runOf(space).programme?.id ?? null;

export function teamChanged(house: House, space: string): void {
  house.conversation.seldom.soon(`team ${space}`, () => tellTeam(house, space));
}

async function tellTeam(house: House, space: string): Promise<void> {
  const upTo = toldUpTo.get(house) ?? new Map<string, number>();
  toldUpTo.set(house, upTo);
  const team = await house.team.of(space);
  const from = upTo.get(space) ?? -1;
  upTo.set(space, Math.max(from, team.words.at(-1)?.id ?? -1));
  const view = await viewOf(house, space, team, ({ id }) => id > from);
  for (const room of roomsOf(house, space))
    for (const one of room.company.all()) if (isStaff(one.role)) room.tell(one, "team", told(view, one, false));
}

/** Somebody of the staff stands here. */
export async function comeToTeam(room: SpaceRoom, visitor: Visitor): Promise<void> {
  if (!isStaff(visitor.role)) return;
  const { house, space } = room;
  const team = await house.team.of(space.id);
  const newest = new Set(team.words.slice(-WORDS_TOLD));
  const view = await viewOf(house, space.id, team, (word) => newest.has(word));
  // They may be staff no more, or gone, meanwhile.
  if (!visitor.over && isStaff(visitor.role)) room.tell(visitor, "team", told(view, visitor, true));
}

type View = {
  shifts: TeamTold["shifts"];
  ready: { person: string; name: string; at: number }[];
  words: (Omit<TeamTold["words"][number], "mine"> & { by: string })[];
};

async function viewOf(
  house: House,
  space: string,
  team: Team,
  isTold: (word: Team["words"][number]) => boolean,
): Promise<View> {
  const now = house.now();
  const current = team.evening === eveningOf(house, space);
  const ready = current ? [...team.ready] : [];
  const words = current ? team.words.filter(isTold) : [];
  return {
    shifts: team.shifts.filter(({ until }) => until > now).map(({ by: _, ...shift }) => shift),
    ready: (
      await Promise.all(ready.map(async ([person, at]) => ({ person, at, name: await nameOf(house, person) })))
    ).flatMap(({ name, ...rest }) => (name === null ? [] : [{ ...rest, name }])),
    words: await Promise.all(
      words.map(async ({ id, by, role, text, at }) => ({ id, by, role, text, at, name: await nameOf(house, by) })),
    ),
  };
}

const told = ({ shifts, ready, words }: View, { person }: Visitor, all: boolean): TeamTold => ({
  shifts,
  ready: ready.map(({ person: theirs, ...one }) => ({ ...one, mine: theirs === person })),
  words: words.map(({ by, ...word }) => ({ ...word, mine: by === person })),
  all,
});

/** Whose task it is, where no one of the staff goes by the name of a shift. */
const TASK_OF: Record<Task, readonly Role[]> = {
  host: ["host", "owner"],
  moderator: ["moderator", "owner"],
  stage: ["host", "owner"],
  door: ["host", "moderator", "owner"],
};

/** Whoever is on in five minutes is told so: by their name, or everybody who may do it where nobody goes by it. */
export function remindOf(house: House, space: string, { name, task, from }: Shift): void {
  const staff = roomsOf(house, space).flatMap((room) =>
    [...room.company.all()].filter(({ role }) => isStaff(role)).map((one) => ({ room, one })),
  );
  const named = staff.filter(({ one }) => sameName(one.fields.name, name));
  const count = Math.max(1, Math.round((from - house.now()) / 60_000));
  for (const { room, one } of named.length > 0
    ? named
    : staff.filter((each) => TASK_OF[task].includes(each.one.role))) {
    const text = houseWords(one.fields.language, "house.shift", { count, name, task });
    room.notify(one, { kind: "house", text });
  }
}
