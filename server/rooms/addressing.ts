/**
 * Addressing: a word of the house for whom it is for, in every copy of a space that this process has, and no more often than
 * somebody wants to be addressed. Carries EVE4, MSG1, MSG2 and MSG5.
 */
import type { AddressedWord } from "../../shared/messages/addressed.ts";
import { type Call, type CallView, callName } from "../../shared/messages/call.ts";
import type { Reach } from "../../shared/messages/stock.ts";
import { type Audience, isFor } from "../../shared/programme/audience.ts";
import type { Notice } from "../../shared/protocol/from-server/index.ts";
import { noteCall } from "./event-notes.ts";
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

export type Addressing = {
  /** What it is called when it is corrected. */
  said: string;
  text: string;
  /** Who wrote it. */
  authors: readonly (string | null)[];
  /** What else is told, to each. */
  notice: (visitor: Visitor) => Pick<Notice, "label" | "source" | "corrects" | "withdrawn" | "note">;
  isFor: (room: SpaceRoom, visitor: Visitor) => boolean;
  /** What one may do about it. */
  call?: Call | undefined;
  /** Whether it counts as addressing somebody: bigger news and corrections do not, and reach whom they are for. */
  counts: boolean;
};

/** Says it at once; answers how many read it, and how many did not, for they were addressed enough. */
export function address(house: House, space: string, addressing: Addressing): Reach {
  const { said, text, notice, counts } = addressing;
  const call = callViewOf(house, addressing.call);
  const authors = addressing.authors.filter((one) => one !== null);
  const persons: string[] = [];
  let held = 0;
  for (const [room, visitor] of addressees(house, space, addressing.isFor)) {
    if (counts && isAddressedEnough(house, visitor)) held += 1;
    else {
      persons.push(visitor.person);
      room.notify(visitor, { kind: "announcement", text, said, ...notice(visitor), ...(call && { call }) });
      if (call) noteCall(room, visitor, "call-shown", callName(said));
    }
  }
  if (persons.length + held > 0)
    noteRead(house, { space, said, text, authors, persons, held, counts, at: house.now() });
  return { reached: persons.length, held };
}

/** A call as it is shown; null where it leads nowhere any more. */
export function callViewOf({ spaces }: Pick<House, "spaces">, call: Call | undefined): CallView | null {
  if (call === undefined) return null;
  const { label, address, space = "" } = call;
  if (address !== undefined) return { label, address };
  const place = spaces.get(space)?.name;
  return place === undefined ? null : { label, space, place };
}

/** People of this process have read something: every process is told, and it is kept for a restart. */
export function noteRead({ wire, conversation }: House, word: AddressedWord): void {
  const { space, said, persons } = word;
  const at = Math.round(word.at);
  wire.tell("addressed", word);
  for (const person of persons) conversation.reached.add({ space, said, person, at });
}

/** Whom it would reach just now, and who of them is addressed enough. */
export function reachOf(house: House, space: string, isFor: Addressing["isFor"]): { people: number; held: number } {
  const all = [...addressees(house, space, isFor)];
  return { people: all.length, held: all.filter(([, visitor]) => isAddressedEnough(house, visitor)).length };
}

/** Whether somebody is of an audience. */
export const isOneOf =
  (house: House, to: Audience | undefined): Addressing["isFor"] =>
  (room, { since, role, slot, interests, fields: { language, device } }) =>
    isFor(to, { zone: room.world.zoneOf(slot), language, since, now: house.now(), role, device, interests });

function* addressees(house: House, space: string, isFor: Addressing["isFor"]): Generator<[SpaceRoom, Visitor]> {
  for (const room of roomsOf(house, space))
    for (const visitor of room.company.all()) if (isFor(room, visitor)) yield [room, visitor];
}

function isAddressedEnough({ conversation, spaces, now }: House, { space, person }: Visitor): boolean {
  return conversation.addressed.lately(person, now()) >= (spaces.get(space)?.messages.most ?? Number.POSITIVE_INFINITY);
}
