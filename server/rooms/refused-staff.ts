/**
 * Refused staff: what staff tried beyond their powers is in the ledger, once a minute of each kind, so that nobody fills it.
 * Carries LED15.
 */
import { isStaff } from "../../shared/conduct/roles.ts";
import type { Verb } from "../../shared/protocol/from-client/index.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** What is done to people, or to what they said or reported. */
const CONDUCT: ReadonlySet<Verb> = new Set<Verb>([
  "act",
  "undo",
  "second",
  "hide",
  "cases",
  "claim",
  "caseFile",
  "capsule",
  "releaseCase",
  "noteCase",
  "escalate",
  "snooze",
  "handOver",
  "merge",
  "decide",
  "duty",
  "roster",
  "shield",
  "admit",
  "zoneOrder",
  "escort",
  "goTo",
  "callColleague",
]);

/** Somebody was told that they may not. */
export function noteRefused({ house, space }: SpaceRoom, visitor: Visitor, verb: Verb): void {
  if (!isStaff(visitor.role) || !CONDUCT.has(verb)) return;
  const at = Math.round(house.now());
  if (!house.refusedLately.isFirst(`${visitor.person} ${verb}`, at)) return;
  house.store.ledger
    .append(
      { kind: "refused", tried: verb, space: space.id, byRole: visitor.role, at, note: null },
      { by: visitor.person },
    )
    .catch((error: unknown) => house.log.error({ error }, "what staff tried was not entered in the ledger"));
}
