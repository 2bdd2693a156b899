/**
 * Floor: the queue of a space brought to everybody in every copy of it: hands are up where they wait, whoever is called up is
 * heard from the stage until their time is over, and everybody is told their place. Carries FLO1 to FLO4.
 */
import { may } from "../../shared/conduct/roles.ts";
import { type Floor, type Hand, handOf, nextOf, orderOf, turnOf } from "../../shared/floor/queue.ts";
import type { HandsTold, HandView, UpView } from "../../shared/protocol/from-server/conversation.ts";
import { houseWords } from "../../shared/text/house-words.ts";
import { areApart } from "./company.ts";
import { type House, roomsOf } from "./house.ts";
import { shutMicrophone, tellMicrophone } from "./microphones.ts";
import { bringBack } from "./own-place.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** The hand by which somebody is up, as their microphone has it. */
const upBy = new WeakMap<Visitor, number>();
/** What somebody was told last. */
const toldLast = new WeakMap<Visitor, string>();

/** In force at once in every copy, and told soon. */
export function floorChanged(house: House, space: string): void {
  const floor = house.conversation.floors.known(space);
  for (const room of roomsOf(house, space)) for (const one of room.company.all()) obeyFloor(room, one, floor);
  house.conversation.seldom.soon(`hands ${space}`, async () => tellHands(house, space));
}

/** Somebody stands here: their place was kept, if they were away for a moment only. */
export async function comeToFloor(room: SpaceRoom, visitor: Visitor): Promise<void> {
  const { house, space } = room;
  const { floors, names } = house.conversation;
  const isFirst = !floors.isKnown(space.id);
  await floors.of(space.id);
  if (isFirst) floors.watchAbsent(space.id, (person) => isInSpace(house, space.id, person));
  await floors.cameBack(space.id, visitor.person);
  if (visitor.over) return;
  const floor = floors.known(space.id);
  if (handOf(floor, visitor.person)) names.set(visitor.person, visitor.fields.name);
  obeyFloor(room, visitor, floor);
  tellHandsTo(room, visitor, viewsOf(house, space.id));
}

/** Somebody is gone from the space. */
export function leaveFloor({ house, space }: SpaceRoom, { person }: Visitor): void {
  const { floors } = house.conversation;
  const floor = floors.known(space.id);
  if (handOf(floor, person) === undefined && turnOf(floor, person) === undefined) return;
  floors.left(space.id, person).catch((error: unknown) => house.log.warn({ error }, "a hand was left up"));
}

function obeyFloor(room: SpaceRoom, visitor: Visitor, floor: Floor): void {
  const handRaised = handOf(floor, visitor.person) !== undefined;
  if (visitor.fields.handRaised !== handRaised) room.company.change(visitor, { handRaised });
  const turn = turnOf(floor, visitor.person);
  if (upBy.get(visitor) === turn?.hand) return;
  const { language } = visitor.fields;
  if (turn) {
    upBy.set(visitor, turn.hand);
    visitor.voice.held = null;
    const count = Math.max(1, Math.round((turn.until - turn.at) / 60_000));
    room.notify(visitor, { kind: "asked", text: houseWords(language, "house.floor.up", { count }), until: turn.until });
  } else {
    upBy.delete(visitor);
    shutMicrophone(room, visitor);
    room.notify(visitor, { kind: "house", text: houseWords(language, "house.floor.over") });
    bringBack(room, visitor);
  }
  visitor.voice.floor = turn !== undefined;
  room.voices.passSoon(room.house.now());
  tellMicrophone(room, visitor);
}

/** Somebody in whichever copy of a space. */
export function findHere(
  house: House,
  space: string,
  person: string,
): { room: SpaceRoom; visitor: Visitor } | undefined {
  for (const room of roomsOf(house, space)) {
    const visitor = room.company.byPerson(person);
    if (visitor) return { room, visitor };
  }
  return undefined;
}

/** Whether somebody stands in a space, in whichever process. */
export const isInSpace = (house: House, space: string, person: string) =>
  findHere(house, space, person) !== undefined || house.others.find(space, person) !== undefined;

/** Whose turn it is, of those who may speak just now. */
export function nextUp(house: House, space: string, floor: Floor): Hand | null {
  const maySpeak = ({ person }: Hand) => {
    const visitor = findHere(house, space, person)?.visitor;
    if (visitor) return visitor.standing.muted === null && visitor.standing.isolated === null;
    const elsewhere = house.others.find(space, person)?.avatar;
    return elsewhere !== undefined && !elsewhere.muted && !elsewhere.isolated;
  };
  return nextOf({ ...floor, waiting: floor.waiting.filter(maySpeak) });
}

function tellHands(house: House, space: string): void {
  const views = viewsOf(house, space);
  for (const room of roomsOf(house, space)) for (const one of room.company.all()) tellHandsTo(room, one, views, true);
}

type Views = {
  order: Hand[];
  up: (Omit<UpView, "mine"> & { person: string; who: Visitor | undefined })[];
  queue: HandView[];
  next: number | null;
};

function viewsOf(house: House, space: string): Views {
  const { floors, names } = house.conversation;
  const floor = floors.known(space);
  const order = orderOf(floor);
  const here = (person: string) => findHere(house, space, person);
  const elsewhere = (person: string) => house.others.find(space, person);
  const nameOf = (person: string) =>
    here(person)?.visitor.fields.name ?? elsewhere(person)?.avatar.name ?? names.get(person) ?? null;
  return {
    order,
    up: floor.up.map(({ hand, person, seat, until }) => {
      const who = here(person)?.visitor;
      return {
        hand,
        person,
        who,
        avatar: who?.avatar ?? elsewhere(person)?.avatar.id ?? null,
        name: nameOf(person),
        seat,
        until,
      };
    }),
    queue: order.map(({ id, person, at, newcomer }) => {
      const found = here(person);
      const there = found ? undefined : elsewhere(person);
      const avatar = found?.visitor.avatar ?? there?.avatar.id ?? null;
      const copy = found?.room.copy ?? there?.copy ?? null;
      return { hand: id, person, name: nameOf(person), avatar, copy, at, newcomer };
    }),
    next: nextUp(house, space, floor)?.id ?? null,
  };
}

function tellHandsTo(room: SpaceRoom, visitor: Visitor, { order, up, queue, next }: Views, onlyNew = false): void {
  const { person, role } = visitor;
  const place = order.findIndex((hand) => hand.person === person);
  const leads = may(role, "lead");
  const told: HandsTold = {
    mine: place < 0 ? null : { hand: order[place]!.id, place: place + 1, of: order.length },
    up: up.map(({ person: theirs, who, avatar, name, ...turn }) => {
      const shown = theirs === person || mayKnow(visitor, theirs, who);
      return { ...turn, avatar: shown ? avatar : null, name: shown ? name : null, mine: theirs === person };
    }),
    queue: leads ? queue.filter((hand) => mayKnow(visitor, hand.person, undefined)) : null,
    next: leads ? next : null,
  };
  const text = JSON.stringify(told);
  if (onlyNew && toldLast.get(visitor) === text) return;
  toldLast.set(visitor, text);
  room.tell(visitor, "hands", told);
}

/** Of whom somebody is blocked with they are told nothing; whoever moderates is. */
function mayKnow(visitor: Visitor, person: string, who: Visitor | undefined): boolean {
  if (may(visitor.role, "moderate")) return true;
  return !visitor.blocked.has(person) && (who === undefined || !areApart(visitor, who));
}
