/**
 * Microphones: whether somebody's is open, why it may not be, and telling them. Carries VOI5, VOI6 and VOI10.
 */
import { isStaff, type Role } from "../../shared/conduct/roles.ts";
import type { Microphone } from "../../shared/protocol/from-server/index.ts";
import { Talker } from "../voice/talker.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** Whom the house first met less long ago is a newcomer, ms. */
export const NEWCOMER_MS = 10 * 60_000;

/** The voice of somebody who comes in: `since` is when the house first met them, `volumes` how loud they want whom. */
export function createTalker(
  { space }: SpaceRoom,
  role: Role,
  { since, volumes }: { since: number; volumes: ReadonlyMap<string, number> },
  now: number,
): Talker {
  const talker = new Talker(volumes);
  const until = since + NEWCOMER_MS;
  if (space.newcomers === "muted" && !isStaff(role) && until > now) talker.held = { why: "newcomer", until };
  return talker;
}

/** Somebody's microphone is shut, whoever did it: nobody hears them from now on. */
export function shutMicrophone(room: SpaceRoom, visitor: Visitor): void {
  if (!visitor.voice.open) return;
  visitor.voice.open = false;
  room.voices.silence(visitor.slot, room.house.now());
  tellMicrophone(room, visitor);
}

export function tellMicrophone(room: SpaceRoom, visitor: Visitor): void {
  room.tell(visitor, "microphone", microphoneOf(room, visitor));
}

export function microphoneOf(room: SpaceRoom, visitor: Visitor): Microphone {
  const { voice } = visitor;
  const now = room.house.now();
  const held = voice.held !== null && voice.held.until > now ? voice.held : null;
  const manner = voice.megaphone ? "house" : voice.whispering ? "whisper" : "near";
  const silent = room.audience !== "free" && isSilenced(room, visitor) ? room.audience : null;
  const { open, floor, murmur, murmured } = voice;
  return { open, manner, held, silent, floor, murmur, murmured };
}

/** Whether the evening silences somebody: staff never, and while it does so softly nobody who is called up. */
export function isSilenced(
  { audience }: Pick<SpaceRoom, "audience">,
  { role, voice }: Pick<Visitor, "role" | "voice">,
): boolean {
  return audience !== "free" && !isStaff(role) && !(audience === "soft" && (voice.floor || voice.megaphone));
}

/** Whether the visitor may speak at all: neither muted nor listening first. */
export function maySpeak({ standing: { muted }, voice }: Visitor, now: number): boolean {
  if (muted && (muted.until === null || muted.until > now)) return false;
  return voice.held === null || voice.held.until <= now;
}
