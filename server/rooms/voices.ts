/**
 * Voices of a room: what the policy asks of company and world, and what listeners are told.
 */
import { isStaff, may, type Role } from "../../shared/conduct/roles.ts";
import type { Speaker, Voicing } from "../../shared/hearing/hearing.ts";
import type { Vec3 } from "../../shared/pose/pose.ts";
import type { Carrier } from "../../shared/protocol/from-client/voice.ts";
import { HEARD_BYTES, type Microphone } from "../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import { decodeTalk, type VoiceFrame } from "../../shared/voice/frame.ts";
import { GHOST } from "../presence/bodies.ts";
import type { RtcLine } from "../voice/rtc/line.ts";
import { Gathering, SocketLine } from "../voice/socket-line.ts";
import { Talker } from "../voice/talker.ts";
import { type Surroundings, Voices } from "../voice/voices.ts";
import { tellCircle } from "./circle.ts";
import { within } from "./rates.ts";
import { waitingIn } from "./reading.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** Who began or ceased to speak is told once in so many steps. */
const SPEAKING_EVERY = 4;
/** Who hears whom is chosen anew once in so many steps: ten times a second. */
const PASS_EVERY = 2;
/** A line over WebRTC costs more to make than other answers: one visitor is offered one in so long, ms. */
const OFFERS_EVERY_MS = 1_000;
/** Whom the house first met less long ago is a newcomer, ms. */
const NEWCOMER_MS = 10 * 60_000;

export function createVoices(room: SpaceRoom): Voices {
  return new Voices(room.world.bodies.capacity, surroundingsIn(room));
}

/** Where voice waits, in real time, that goes over WebSockets. */
export function createGathering(): Gathering {
  return new Gathering((ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  });
}

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

/** Opens a line over the room's WebSocket, in the place of any other. */
export function listenBySocket(room: SpaceRoom, visitor: Visitor): void {
  visitor.voice.line?.close();
  const send = (bytes: Uint8Array) => {
    visitor.client.sendBytes(HEARD_BYTES, bytes);
    room.house.metrics.sent(bytes.byteLength);
  };
  visitor.voice.line = new SocketLine({ send, waiting: () => waitingIn(visitor.client) }, room.gathering);
  room.voices.opened(visitor.slot, room.house.now());
}

/**
 * Offers a line over WebRTC; it takes the other one's place when it stands, and gives it back when it falls.
 * @returns what the page is offered; null where this server has no WebRTC
 */
export function offerRtc(room: SpaceRoom, visitor: Visitor): string | null {
  const { rtc, now } = room.house;
  const { voice } = visitor;
  if (rtc === null) return null;
  if (now() - voice.offeredAt < OFFERS_EVERY_MS)
    throw new StoaError("too-fast", "A line was offered a moment ago. Wait a second.");
  voice.offeredAt = now();
  voice.pending?.close();
  const line: RtcLine = rtc.line({
    opened() {
      if (voice.pending !== line) return;
      voice.pending = null;
      voice.line?.close();
      voice.line = line;
      room.tell(visitor, "carrier", "webrtc");
      room.voices.opened(visitor.slot, now());
    },
    frame: (frame) => hear(room, visitor, () => voice.line === line && take(room, visitor, frame, "webrtc")),
    nonsense: () => hear(room, visitor, () => false),
    closed() {
      if (voice.pending === line) voice.pending = null;
      if (voice.line !== line) return;
      room.tell(visitor, "carrier", "socket");
      listenBySocket(room, visitor);
    },
  });
  voice.pending = line;
  return line.offer;
}

/** Ends somebody's line: they hear nobody, and nobody hears them. */
export function stopListening(room: SpaceRoom, visitor: Visitor): void {
  const { voice } = visitor;
  voice.pending?.close();
  voice.pending = null;
  voice.line?.close();
  voice.line = null;
  voice.open = false;
  voice.whispering = false;
  voice.megaphone = false;
  room.voices.silence(visitor.slot, room.house.now());
}

/** Takes what came over the WebSocket for 20 ms from a microphone. */
export function hearSocket(room: SpaceRoom, visitor: Visitor, bytes: Uint8Array): void {
  hear(room, visitor, () => {
    const { voice } = visitor;
    const talk = decodeTalk(bytes);
    if (talk === null || voice.line === null) return false;
    // Who goes over to WebRTC may have sent some of this before they knew that it stands.
    if (voice.line.carrier !== "socket" && voice.spokeBy === "webrtc") return false;
    voice.sent = (voice.sent + 1) & 0xffff;
    return take(room, visitor, { seq: voice.sent, ...talk }, "socket");
  });
}

/** Voice has a rate of its own, so that nobody's words wait for it; nonsense counts as any other. */
function hear(room: SpaceRoom, visitor: Visitor, takeIn: () => boolean): void {
  if (visitor.over) return;
  const now = room.house.now();
  if (!within(room, visitor, visitor.meters.voice, 1, now)) room.house.metrics.refused("too-fast");
  else if (!takeIn())
    room.house.metrics.refused(within(room, visitor, visitor.meters.verb, 1, now) ? "invalid" : "too-fast");
}

function take(room: SpaceRoom, { slot, voice }: Visitor, frame: VoiceFrame, carrier: Carrier): boolean {
  voice.spokeBy = carrier;
  room.house.metrics.voiceCame(1);
  return room.voices.take(slot, frame, carrier, room.house.now());
}

/** What a step means for voices: who walked out of hearing, and whose light goes on or off. */
export function stepVoices(room: SpaceRoom, now: number): void {
  const { world, voices, company } = room;
  if (world.tick % PASS_EVERY === 0) {
    const left = room.circles.step(now);
    if (left.size > 0) tellCircle(room, left);
    else voices.pass(now);
  }
  room.house.metrics.voiceLeft(voices.takeSent());
  if (world.tick % SPEAKING_EVERY !== 0) return;
  const { began, ceased } = voices.takeSpeaking(now);
  if (began.length + ceased.length === 0) return;
  for (const number of began) world.speaks(number);
  for (const viewer of company.all()) {
    const shown = (numbers: number[]) =>
      numbers.filter((number) => {
        const other = company.at(number);
        return other !== undefined && company.sees(viewer, other);
      });
    const told = { began: shown(began), ceased: shown(ceased) };
    if (told.began.length + told.ceased.length > 0) room.tell(viewer, "speaking", told);
  }
}

/** Whom a visitor who has just come is shown as speaking. */
export function tellSpeaking(room: SpaceRoom, visitor: Visitor): void {
  const began = [...room.company.all()]
    .filter((other) => room.voices.isSpeaking(other.slot) && room.company.sees(visitor, other))
    .map(({ slot }) => slot);
  if (began.length > 0) room.tell(visitor, "speaking", { began, ceased: [] });
}

/** Somebody's microphone is shut, whoever did it: nobody hears them from now on. */
export function shutMicrophone(room: SpaceRoom, visitor: Visitor): void {
  if (!visitor.voice.open) return;
  visitor.voice.open = false;
  room.voices.silence(visitor.slot, room.house.now());
  tellMicrophone(room, visitor);
}

export function tellMicrophone(room: SpaceRoom, visitor: Visitor): void {
  room.tell(visitor, "microphone", microphoneOf(visitor, room.house.now()));
}

export function microphoneOf({ voice }: Visitor, now: number): Microphone {
  const held = voice.held !== null && voice.held.until > now ? voice.held : null;
  const manner = voice.megaphone ? "house" : voice.whispering ? "whisper" : "near";
  return { open: voice.open, manner, held, floor: voice.floor, murmur: voice.murmur, murmured: voice.murmured };
}

/** Whether the visitor may speak at all: neither muted nor listening first. */
export function maySpeak({ mute, voice }: Visitor, now: number): boolean {
  if (mute && (mute.until === null || mute.until > now)) return false;
  return voice.held === null || voice.held.until <= now;
}

/** Whether two let each other closer, or one belongs to the house. */
export function areAcquainted(a: Visitor, b: Visitor): boolean {
  return isStaff(b.role) || (a.closer.has(b.person) && b.closer.has(a.person));
}

function surroundingsIn(room: SpaceRoom): Surroundings {
  const { world, company, house } = room;
  const { bodies } = world;
  type Standing = { position: Vec3; zone: Speaker["zone"]; circle: number; voicing: Voicing };
  const standing = Array.from(
    { length: bodies.capacity },
    (): Standing => ({ position: [0, 0, 0], zone: room.soundOf(null), circle: 0, voicing: "near" }),
  );
  return {
    speaker(number) {
      const one = standing[number]!;
      const visitor = company.at(number);
      one.position[0] = bodies.sentX[number]! / 1000;
      one.position[1] = bodies.sentY[number]! / 1000;
      one.position[2] = bodies.sentZ[number]! / 1000;
      const zone = world.zones.zone(world.zone[number]!);
      one.zone = room.soundOf(zone?.id ?? null);
      one.circle = room.circles.of(number);
      one.voicing = "near";
      if (visitor) {
        const { voice, role } = visitor;
        const invited = zone?.speakers !== "invited" || isStaff(role) || voice.floor;
        one.voicing = voice.voicing(one.zone.stage && invited);
      }
      return one;
    },
    mayTalk(number) {
      const visitor = company.at(number);
      if (visitor === undefined || visitor.fields.away || !maySpeak(visitor, house.now())) return false;
      return (bodies.flags[number]! & GHOST) === 0;
    },
    mayHear(listener, talker) {
      const hearer = company.at(listener);
      const speaker = company.at(talker);
      if (hearer === undefined || speaker === undefined || !company.mayHear(hearer, speaker)) return false;
      if (world.isolated[talker] === 1 && !may(hearer.role, "moderate")) return false;
      return !world.fadedFor(listener, talker) && hearer.voice.volumes.get(speaker.person) !== 0;
    },
    isStranger(listener, talker) {
      const hearer = company.at(listener);
      const speaker = company.at(talker);
      return hearer !== undefined && speaker !== undefined && !areAcquainted(hearer, speaker);
    },
    gain: (listener, talker) => company.at(listener)?.voice.volumes.get(company.at(talker)?.person ?? "") ?? 1,
    murmured(talker, by) {
      const visitor = company.at(talker);
      if (!visitor) return;
      visitor.voice.murmured = by;
      tellMicrophone(room, visitor);
    },
    tell(listener, heard) {
      const visitor = company.at(listener);
      if (!visitor) return;
      room.tell(
        visitor,
        "heard",
        heard.map(({ talker, ...how }) => ({ ...how, avatar: company.at(talker)?.avatar ?? null })),
      );
    },
  };
}
