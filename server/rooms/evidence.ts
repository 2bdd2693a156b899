/**
 * Evidence: the last minutes sealed for a case, and who opens them. Nobody waits for the sealing, and a case gets one capsule
 * a minute at most, however many report. Carries CAS13 and CAS9.
 */
import { holderOf } from "../../shared/conduct/case.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Case } from "../reports/cases.ts";
import { mostToOpen } from "../reports/duty.ts";
import type { House } from "./house.ts";
import { openedToday } from "./roster.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** Seals what the room remembers of them just now; the case is told when it is on disk. */
export function sealFor(room: SpaceRoom, one: Case, reporter: string, about: string | null): void {
  const { house } = room;
  const at = Math.round(house.now());
  if (!house.sealedLately.isFirst(one.id, at)) return;
  const sealing = async () => {
    const sealed = await house.capsules.seal(room, { case: one.id, reporter, about, at });
    if (sealed !== null) await noteSealed(house, one.id, sealed.id);
  };
  sealing().catch((error: unknown) => house.log.error({ error }, "the last minutes were not sealed"));
}

/** A case that was merged meanwhile has its evidence where it went. */
async function noteSealed(house: House, id: string, capsule: string): Promise<void> {
  const into = await house.cases.during(id, async (add) => {
    const { state } = await add(null, { kind: "sealed", capsule });
    return state.into;
  });
  if (into !== null) await noteSealed(house, into, capsule);
}

/**
 * The word with which the holder of a case fetches a capsule of it, once; that they opened it is on the case.
 * @throws {StoaError} when there is none, or they have seen much more than their colleagues
 */
export function openEvidence(room: SpaceRoom, visitor: Visitor, one: Case, asked: string | undefined): Promise<string> {
  return room.house.turns.run(`opens ${visitor.person}`, () => open(room, visitor, one, asked));
}

async function open(
  { house, space }: SpaceRoom,
  visitor: Visitor,
  { id, state, events }: Case,
  asked: string | undefined,
): Promise<string> {
  const { person } = visitor;
  const capsule = asked ?? state.capsules.at(-1);
  if (capsule === undefined || !state.capsules.includes(capsule))
    throw new StoaError("not-found", "Nothing is sealed for that case.");
  const isSeen = events.some((event) => event.kind === "opened" && event.by === person && event.capsule === capsule);
  if (!isSeen) {
    const opened = await openedToday(house, space.id, person);
    const most = mostToOpen([...opened.values()]);
    if (most !== null && (opened.get(person) ?? 0) >= most)
      throw new StoaError("not-allowed", "You have seen much today. Hand this one over, and take a pause.");
    await house.cases.add(id, person, { kind: "opened", capsule });
  }
  return house.capsules.grant(capsule, async () => {
    const now = await house.cases.fresh(id);
    return !visitor.over && now !== null && holderOf(now.state, house.now()) === person;
  });
}
