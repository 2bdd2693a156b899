/** Memory: what a room tells its recorder of those who are in it. Carries CAP1. */
import type { CapsuleWord } from "../../shared/conduct/capsule.ts";
import type { Face } from "../presence/capsule/gather.ts";
import { Recorder } from "../presence/capsule/recorder.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

export type Memory = Recorder<Face, CapsuleWord["to"]>;

export const createMemory = ({ world }: Pick<SpaceRoom, "world">): Memory => new Recorder(world);

export function rememberComing({ memory, house }: SpaceRoom, visitor: Visitor): void {
  const { slot, avatar, person } = visitor;
  memory.come(slot, { avatar, person, face: faceOf(visitor) }, house.now());
  rememberChange(memory, visitor, house.now());
}

/** How others see somebody has changed. */
export function rememberChange(memory: Memory, visitor: Visitor, now: number): void {
  const { seat, muted, handRaised, away } = visitor.fields;
  memory.note(visitor.slot, faceOf(visitor), { seat: seat === "" ? null : seat, muted, handRaised, away }, now);
}

function faceOf({ fields: { name, role, look } }: Visitor): Face {
  return { name, role, look };
}
