/**
 * Settle: brings a visitor, in the room as in the world, to how they stand by what was decided about them. Carries CON5,
 * CON10 and CON11.
 */
import { titleIn } from "../../shared/conduct/rule-set.ts";
import { type Decision, type Held, nextEnd, standingOf } from "../../shared/conduct/standing.ts";
import type { Notice } from "../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import { houseWords } from "../../shared/text/house-words.ts";
import { isolatedWords } from "../conduct/consequences/isolate.ts";
import { mutedWords } from "../conduct/consequences/mute.ts";
import { slowedWords } from "../conduct/consequences/slow.ts";
import { refuseShutOut } from "../conduct/shut-out.ts";
import { tellCircle } from "./circle.ts";
import { comeToConversation } from "./conversation.ts";
import { shutMicrophone } from "./microphones.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** One decision more counts for somebody who is here. */
export function decide(room: SpaceRoom, visitor: Visitor, decision: Decision): void {
  visitor.decisions = [...visitor.decisions, decision];
  settle(room, visitor, room.house.now());
}

/** Whoever comes in with something still holding is told what, by which rule and until when. */
export function tellHeld(room: SpaceRoom, visitor: Visitor): void {
  const { slowed, muted, isolated } = visitor.standing;
  const at = Math.round(room.house.now());
  const { language } = visitor.fields;
  const tell = (
    kind: "house" | "muted" | "isolated",
    { rule, sanction, until }: Held,
    words: (held: Pick<Held, "at" | "until">, title: string) => string,
  ) => {
    const text = words({ at, until }, titleIn(room.house.rulesOf(room.space.id), rule, language));
    room.notify(visitor, { kind, text, rule, sanction, ...(until !== null && { until }) });
  };
  if (slowed) tell("house", slowed, (held, title) => slowedWords(held, title, language));
  if (muted) tell("muted", muted, (held, title) => mutedWords(held, title, null, language));
  if (isolated) tell("isolated", isolated, (held, title) => isolatedWords(held, title, null, language));
}

/** Brings somebody to all that was decided about them, read anew: whoever may not be here any more is sent out. */
export function settleAnew(room: SpaceRoom, visitor: Visitor, decisions: readonly Decision[]): void {
  if (visitor.over) return;
  const { house, space } = room;
  const { muted, isolated, slowed } = visitor.standing;
  visitor.decisions = decisions;
  settle(room, visitor, house.now());
  const now = visitor.standing;
  const isNew = (before: Held | null, after: Held | null) => after !== null && after.sanction !== before?.sanction;
  if (isNew(muted, now.muted) || isNew(isolated, now.isolated) || isNew(slowed, now.slowed)) tellHeld(room, visitor);
  try {
    refuseShutOut(now, space, house.rulesOf(space.id), visitor.fields.language, house.now());
  } catch (error) {
    if (!(error instanceof StoaError)) throw error;
    room.end(visitor.person, "banned", error.message);
  }
}

/** What has ended by itself is over with this step, and whom it held are told. */
export function endStandings(room: SpaceRoom, now: number): void {
  for (const visitor of room.company.all()) {
    const ends = nextEnd(visitor.standing);
    if (ends === null || ends > now) continue;
    const { muted, isolated } = visitor.standing;
    settle(room, visitor, now);
    const tell = (kind: Notice["kind"], text: string, { rule, sanction }: NonNullable<typeof muted>) =>
      room.notify(visitor, { kind, text, rule, sanction });
    if (muted && visitor.standing.muted === null)
      tell("unmuted", houseWords(visitor.fields.language, "house.unmuted.ended"), muted);
    if (isolated && visitor.standing.isolated === null)
      tell("released", houseWords(visitor.fields.language, "house.released"), isolated);
  }
}

function settle(room: SpaceRoom, visitor: Visitor, now: number): void {
  const before = visitor.standing;
  visitor.standing = standingOf(visitor.decisions, now);
  const muted = visitor.standing.muted !== null;
  const isolated = visitor.standing.isolated !== null;
  if (muted !== visitor.fields.muted) room.company.change(visitor, { muted });
  if (muted) shutMicrophone(room, visitor);
  if (isolated === (before.isolated !== null)) return;
  room.company.change(visitor, { isolated });
  room.company.setApart(visitor);
  comeToConversation(room, visitor);
  const circle = room.circles.forget(visitor.slot);
  tellCircle(room, circle.length > 0 ? [...circle, visitor.slot] : []);
}
