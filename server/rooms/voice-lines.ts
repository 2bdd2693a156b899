/**
 * Voice lines: what carries a visitor's voice, from the first word of it to the last, and what comes in over it. Carries
 * VOI7 and VOI63.
 */
import type { Carrier } from "../../shared/protocol/from-client/voice.ts";
import { HEARD_BYTES } from "../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import { decodeTalk, type VoiceFrame } from "../../shared/voice/frame.ts";
import type { RtcLine } from "../voice/rtc/line.ts";
import { SocketLine } from "../voice/socket-line.ts";
import { within } from "./rates.ts";
import { waitingIn } from "./reading.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** A line over WebRTC costs more to make than other answers: one visitor is offered one in so long, ms. */
const OFFERS_EVERY_MS = 1_000;
/** After so long without a frame over WebRTC a microphone may come over the WebSocket again, ms. */
const ONE_WAY_MS = 1_000;

/** Opens a line over the room's WebSocket, in the place of any other. */
export function listenBySocket(room: SpaceRoom, visitor: Visitor): void {
  visitor.voice.line?.close();
  const send = (bytes: Uint8Array) => {
    visitor.client.sendBytes(HEARD_BYTES, bytes);
    room.house.metrics.sent(bytes.byteLength);
  };
  // What is sent before the handshake is over would wait for it, however long that takes.
  const waiting = () => (visitor.reading ? waitingIn(visitor.client) : Number.POSITIVE_INFINITY);
  visitor.voice.line = new SocketLine({ send, waiting }, room.gathering);
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
    if (voice.line.carrier !== "socket" && room.house.now() - voice.rtcAt < ONE_WAY_MS) return false;
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
  if (carrier === "webrtc") voice.rtcAt = room.house.now();
  room.house.metrics.voiceCame(1);
  return room.voices.take(slot, frame, carrier, room.house.now());
}
