/**
 * Telling: what a step has changed, told to whoever may know it. Carries VIS3.
 *
 * A record of an avatar goes out before the first frame that holds its pose, and nothing of somebody hidden ever does.
 */

import { may } from "../../shared/conduct/roles.ts";
import { FRAME_BYTES } from "../../shared/protocol/from-server/index.ts";
import type { Corrected } from "../presence/world.ts";
import { tellCircle } from "./circle.ts";
import { comeToConversation } from "./conversation.ts";
import { tellDoors } from "./draining.ts";
import { tellEvening } from "./evening.ts";
import type { Figure } from "./figure.ts";
import { tellStageTo } from "./lights.ts";
import { rememberChange } from "./memory.ts";
import { orderedIn } from "./orders.ts";
import { tellPanics } from "./panic.ts";
import { waitingIn } from "./reading.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";
import { tellSpeaking } from "./voices.ts";

/** `corrected` goes out at most once in so many steps to one visitor. */
const CORRECTED_EVERY = 4;

/** Somebody's first word here, and again after a reconnection: who they are and whom they are shown. */
export function tellWelcome(room: SpaceRoom, visitor: Visitor): void {
  const { house, company } = room;
  room.tell(visitor, "welcome", {
    avatar: visitor.avatar,
    person: visitor.person,
    role: visitor.role,
    wire: visitor.slot,
    space: room.space,
    copy: room.copy,
    stepMs: room.stepMs,
    rules: house.rulesOf(room.space.id).version,
    now: house.now(),
    bubble: visitor.bubble,
  });
  const shown = company.shownTo(visitor);
  room.tell(
    visitor,
    "avatars",
    shown.map((other) => other.fields),
  );
  tellDoors(room, visitor);
  comeToConversation(room, visitor);
  room.tell(visitor, "shows", house.screens.of(room.space.id));
  tellEvening(room, visitor);
  tellStageTo(room, visitor);
  tellSpeaking(room, visitor);
  room.tell(visitor, "audience", { elsewhere: room.otherCopies.elsewhere });
  // It may have ended while they were dropped.
  if (visitor.fields.private) tellCircle(room, [visitor.slot]);
  else room.tell(visitor, "circle", null);
  if (may(visitor.role, "see-persons")) tellPersons(room, visitor, shown);
  tellPanics(room, visitor);
  if (may(visitor.role, "moderate")) room.tell(visitor, "ordered", orderedIn(house, room.space.id));
  for (const other of shown) {
    const mine = visitor.closer.has(other.person);
    const theirs = other.closer.has(visitor.person) && (mine || !company.silences(visitor, other));
    if (mine || theirs) room.tell(visitor, "closer", { avatar: other.avatar, mine, theirs });
  }
}

/** Who came, changed, or is hidden or shown anew since the last step. */
export function tellChanges(room: SpaceRoom): void {
  const { company } = room;
  const changed = company.takeChanged();
  if (changed.length > 0) {
    for (const { slot } of changed) {
      const visitor = company.at(slot);
      if (visitor) rememberChange(room.memory, visitor, room.house.now());
    }
    for (const viewer of company.all()) {
      const shown = changed.filter((other) => company.sees(viewer, other));
      if (shown.length === 0) continue;
      room.tell(
        viewer,
        "avatars",
        shown.map((other) => other.fields),
      );
      if (may(viewer.role, "see-persons")) tellPersons(room, viewer, shown);
    }
  }
  for (const { viewer, other, shown } of company.takeTurned()) {
    if (viewer.over || other.over) continue;
    if (shown) room.tell(viewer, "avatars", [other.fields]);
    else room.tell(viewer, "gone", [other.avatar]);
  }
}

/** This step's frame for everybody who reads fast enough. Whoever misses one begins anew with the next. */
export function tellFrames(room: SpaceRoom, now: number): void {
  for (const visitor of room.company.all()) {
    if (visitor.fields.away) continue;
    if (!room.reading(visitor)) {
      if (now > visitor.handshakeBy) room.end(visitor.person, "slow", "Your connection is too slow to follow.");
      continue;
    }
    if (visitor.pace.hasRead) for (const notice of visitor.kept.splice(0)) room.tell(visitor, "notice", notice);
    const next = visitor.pace.next(now, waitingIn(visitor.client));
    if (next === "close") room.end(visitor.person, "slow", "Your connection is too slow to follow.");
    if (next !== "send") continue;
    room.streams.thin(visitor.slot, visitor.pace.thinning);
    const frame = room.streams.frame(visitor.slot);
    if (!frame) continue;
    visitor.client.sendBytes(FRAME_BYTES, frame);
    visitor.pace.sent(room.world.tick, frame.byteLength, now);
    room.house.metrics.sent(frame.byteLength);
  }
}

export function tellCorrected(room: SpaceRoom, corrected: readonly Corrected[], tick: number): void {
  const { bodies } = room.world;
  for (const { slot, reason } of corrected) {
    const visitor = room.company.at(slot);
    if (!visitor || tick < visitor.quietUntil) continue;
    visitor.quietUntil = tick + CORRECTED_EVERY;
    room.tell(visitor, "corrected", {
      position: [bodies.sentX[slot]! / 1000, bodies.sentY[slot]! / 1000, bodies.sentZ[slot]! / 1000],
      reason,
    });
  }
}

/** Staff are told who is behind an avatar. */
export function tellPersons(room: SpaceRoom, staff: Visitor, shown: Figure[]): void {
  room.tell(staff, "persons", Object.fromEntries(shown.map((other) => [other.avatar, other.person])));
}
