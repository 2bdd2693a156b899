/**
 * Voice: lines, one's own microphone, how loud one hears whom, and what a host may ask of others. Carries VOI9 to VOI16.
 */
import { may } from "../../../shared/conduct/roles.ts";
import type { Message, Microphone } from "../../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { fitText } from "../../chat/text.ts";
import { lead } from "../leading.ts";
import { isSilenced, microphoneOf, shutMicrophone, tellMicrophone } from "../microphones.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import * as voiceLines from "../voice-lines.ts";
import { stateOf, whyOf, whyUnheard } from "../why.ts";
import { refuseMuted, refuseSilenced, refuseSlowed } from "./muted.ts";
import { refuseLinks } from "./orders.ts";
import type { Handler } from "./verb.ts";

/** A browser may take so long to write down what was said, ms. */
const CAPTION_AFTER_MS = 15_000;

const NOT_HERE = () => new StoaError("not-found", "They are not here.");
const NO_LINE = () => new StoaError("invalid", "There is no line for your voice yet.");

export const listen: Handler<"listen"> = (room, visitor, { carrier }): { microphone: Microphone; offer?: string } => {
  const microphone = microphoneOf(room, visitor);
  if (carrier === "socket") {
    voiceLines.listenBySocket(room, visitor);
    return { microphone };
  }
  const offer = voiceLines.offerRtc(room, visitor);
  if (offer === null) throw new StoaError("not-found", "This server has no way for voice over UDP.");
  return { microphone, offer };
};

export const connectVoice: Handler<"connectVoice"> = (_room, { voice }, answer) => {
  if (voice.pending === null) throw NO_LINE();
  voice.pending.accept(answer);
};

export const stopListening: Handler<"stopListening"> = (room, visitor) => voiceLines.stopListening(room, visitor);

export const microphone: Handler<"microphone"> = (room, visitor, { open }) => {
  const now = room.house.now();
  if (!open) {
    shutMicrophone(room, visitor);
    return;
  }
  refuseMuted(visitor, now);
  refuseHeld(visitor, now);
  refuseSilentAudience(room, visitor);
  if (visitor.voice.line === null && visitor.voice.pending === null) throw NO_LINE();
  if (visitor.voice.open) return;
  visitor.voice.open = true;
  tellMicrophone(room, visitor);
};

export const speak: Handler<"speak"> = (room, visitor, { manner }) => {
  const lent = room.house.lights.of(room.space.id).megaphone?.avatar === visitor.avatar;
  if (manner === "house" && !lent && !may(visitor.role, "speak-to-space"))
    throw new StoaError("not-allowed", "Only hosts and moderators speak to the whole space.");
  visitor.voice.whispering = manner === "whisper";
  visitor.voice.megaphone = manner === "house";
  room.voices.passSoon(room.house.now());
  tellMicrophone(room, visitor);
};

export const volume: Handler<"volume"> = async (room, visitor, { avatar, gain }) => {
  const other = room.company.figureSeenBy(visitor, avatar);
  if (!other) throw NOT_HERE();
  if (other === visitor) throw new StoaError("invalid", "That is you.");
  if (gain === 1) visitor.voice.volumes.delete(other.person);
  else visitor.voice.volumes.set(other.person, gain);
  room.voices.passSoon(room.house.now());
  await room.house.store.volumes.set(visitor.person, other.person, gain);
};

export const murmur: Handler<"murmur"> = (room, visitor, { on }) => {
  visitor.voice.murmur = on;
  room.voices.passSoon(room.house.now());
  tellMicrophone(room, visitor);
};

/** What a machine wrote down of somebody's voice goes to whoever hears that voice, and is kept nowhere. */
export const caption: Handler<"caption"> = async (room, visitor, { text }) => {
  const now = room.house.now();
  refuseMuted(visitor, now);
  refuseHeld(visitor, now);
  refuseSilentAudience(room, visitor);
  if (!visitor.voice.open) throw new StoaError("invalid", "Your microphone is shut.");
  if (now - visitor.voice.saidAt > CAPTION_AFTER_MS)
    throw new StoaError("invalid", "Nothing was heard of you that could be written down.");
  const said = fitText(text);
  refuseLinks(room, visitor, said);
  refuseSlowed(room, visitor);
  const message: Message = {
    id: room.house.newId(),
    from: visitor.avatar,
    name: visitor.fields.name,
    role: visitor.role,
    text: said,
    at: Math.round(now),
    to: "near",
    caption: true,
  };
  await room.house.hooks.beforeSay?.(message, visitor);
  refuseSilenced(visitor, room.house.now());
  for (const one of room.company.all()) {
    if (one !== visitor && whyUnheard(room, one, visitor) === null) room.tell(one, "message", message);
  }
  room.stage.caption(visitor, message);
  return message;
};

export const why: Handler<"why"> = (room, visitor, { avatar, listener: other }) => {
  if (other !== undefined && !may(visitor.role, "lead"))
    throw new StoaError("not-allowed", "Only hosts and moderators can ask for others.");
  const speaker = room.company.figureSeenBy(visitor, avatar);
  const listener = other === undefined ? visitor : room.company.seenBy(visitor, other);
  if (!speaker || !listener) throw NOT_HERE();
  if (speaker === listener) throw new StoaError("invalid", "Everybody hears themselves.");
  return whyOf(room, listener, speaker, visitor);
};

export const lines: Handler<"lines"> = (room, visitor) => {
  if (!may(visitor.role, "lead")) throw new StoaError("not-allowed", "Only hosts and moderators see that.");
  return [...room.company.all()].filter((one) => room.company.sees(visitor, one)).map((one) => stateOf(room, one));
};

export const hush: Handler<"hush"> = (room, visitor, { avatar }) => lead(room, visitor, avatar, "hush");

export const askToSpeak: Handler<"askToSpeak"> = (room, visitor, { avatar }) => lead(room, visitor, avatar, "speak");

export const floor: Handler<"floor"> = (room, visitor, { avatar, on }) =>
  lead(room, visitor, avatar, on ? "floor" : "no floor");

function refuseSilentAudience(room: SpaceRoom, visitor: Visitor): void {
  if (!isSilenced(room, visitor)) return;
  throw new StoaError(
    "muted",
    room.audience === "soft"
      ? "The audience listens just now. Raise your hand: whoever is called up is heard."
      : "The audience listens just now.",
  );
}

function refuseHeld({ voice: { held } }: Visitor, now: number): void {
  if (held === null || held.until <= now) return;
  const minutes = Math.ceil((held.until - now) / 60_000);
  throw new StoaError(
    "muted",
    `Who is new here listens at first. You can speak in ${minutes === 1 ? "a minute" : `${minutes} minutes`}, or when a host lets you.`,
  );
}
