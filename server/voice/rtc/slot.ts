/**
 * Slot: one listening stream, going on evenly while one talker follows another in it.
 *
 * A receiver takes a stream for one voice: its sequence may have holes (they are losses) and its timestamp may run ahead
 * (that is silence), but neither may jump. So a frame that follows the talker's last one keeps its distance to it, and
 * what cannot be the same talker's next frame begins anew, one packet on, as much later as time has passed.
 */
import { ahead, FRAME_MS, type VoiceFrame } from "../../../shared/voice/frame.ts";
import { writeSender } from "./rtcp.ts";
import { FRAME_STEPS, writeRtp } from "./rtp.ts";
import { OPUS_TYPE } from "./sdp.ts";

/** A talker's next frame is so much earlier or later than its tick says at most, ms: the jitter of a bad network. */
const STRAY_MS = 500;
/** A frame that comes after a later one is still its talker's, up to so many frames back. */
const LATE_FRAMES = 16;
/** A talker that lost more than this in a row is as good as a new one. */
const LOST_FRAMES = 100;

export class Slot {
  readonly ssrc: number;
  /** The newest frame that came: its talker's numbers, ours, and when, ms. */
  #seq = 0;
  #tick = 0;
  #sentSeq: number;
  #timestamp: number;
  #at = 0;
  #packets = 0;
  #bytes = 0;
  #reported = 0;

  /** Streams begin anywhere (RFC 3550, section 5.1): `seq` uint16, `timestamp` uint32. */
  constructor(ssrc: number, seq: number, timestamp: number) {
    this.ssrc = ssrc;
    this.#sentSeq = seq;
    this.#timestamp = timestamp;
  }

  /** Writes a frame as the stream's packet; answers its length, bytes, or 0 where it came twice. */
  write(into: Uint8Array, { seq, tick, opus }: VoiceFrame, now: number): number {
    const frames = ahead(this.#seq, seq);
    const ticks = ahead(this.#tick, tick);
    const passed = now - this.#at;
    let sentSeq: number;
    let timestamp: number;
    let marker = false;
    if (this.#packets > 0 && follows(frames, ticks, passed)) {
      if (frames === 0) return 0;
      sentSeq = (this.#sentSeq + frames) & 0xffff;
      timestamp = (this.#timestamp + ticks * FRAME_STEPS) >>> 0;
      marker = ticks > frames;
    } else {
      const steps = Math.max(1, Math.round(passed / FRAME_MS));
      sentSeq = (this.#sentSeq + 1) & 0xffff;
      timestamp = (this.#timestamp + (this.#packets > 0 ? steps * FRAME_STEPS : 0)) >>> 0;
      marker = true;
    }
    if (ahead(this.#sentSeq, sentSeq) > 0) {
      this.#seq = seq;
      this.#tick = tick;
      this.#sentSeq = sentSeq;
      this.#timestamp = timestamp;
      this.#at = now;
    }
    this.#packets++;
    this.#bytes += opus.byteLength;
    return writeRtp(into, OPUS_TYPE, marker, sentSeq, timestamp, this.ssrc, opus);
  }

  /** Writes a sender report where something was sent since the last; answers its length, bytes, or 0. */
  writeReport(into: Uint8Array, now: number): number {
    if (this.#packets === this.#reported) return 0;
    this.#reported = this.#packets;
    const timestamp = this.#timestamp + Math.round(((now - this.#at) / FRAME_MS) * FRAME_STEPS);
    return writeSender(into, this.ssrc, now, timestamp, this.#packets, this.#bytes);
  }
}

/** Whether a frame can be of the talker of the last: so many frames and ticks further, so many ms later. */
function follows(frames: number, ticks: number, passed: number): boolean {
  if (frames < -LATE_FRAMES || frames > LOST_FRAMES) return false;
  if (frames > 0 ? ticks < frames : ticks > frames) return false;
  return Math.abs(ticks * FRAME_MS - passed) <= STRAY_MS;
}
