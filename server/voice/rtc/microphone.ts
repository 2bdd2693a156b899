/**
 * Microphone: what comes in a talker's line, as frames of voice.
 *
 * Everything in a packet is a stranger's word. What is no RTP, of another stream or codec, or larger than voice, is
 * nonsense; padding is nothing. Of the rest, sequence and time are counted as RFC 3550 counts them (A.1, A.3, A.8).
 */
import { ahead, OPUS_LIMIT, type VoiceFrame } from "../../../shared/voice/frame.ts";
import type { Received } from "./rtcp.ts";
import { emptyFields, FRAME_STEPS, readRtp } from "./rtp.ts";
import { OPUS_TYPE } from "./sdp.ts";

/** Steps of an Opus timestamp in a millisecond. */
const STEPS_PER_MS = 48;

/** Whose packets are taken: the functions of `VoiceIntake` that a packet can lead to. */
type Into = { frame(frame: VoiceFrame): void; nonsense(): void };

export class Microphone {
  /** The stream that comes; RFC 3550 calls it its SSRC. */
  readonly ssrc: number;
  readonly #fields = emptyFields();
  readonly #frame: VoiceFrame = { seq: 0, tick: 0, opus: new Uint8Array() };
  #begun = false;
  #timestamp = 0;
  /** Time since the first packet, steps; far beyond what a timestamp holds. */
  #steps = 0;
  /** The first and the highest sequence number, with wraps, and how many packets came. */
  #first = 0;
  #highest = 0;
  #packets = 0;
  /** What was expected and had come at the last report. */
  #reported = { expected: 0, packets: 0 };
  #transit = 0;
  #jitter = 0;
  #sender: Received["sender"] = null;

  constructor(ssrc: number) {
    this.ssrc = ssrc;
  }

  /** Takes a packet that is no RTCP; `now` in ms. */
  take(packet: Uint8Array, now: number, into: Into): void {
    const fields = this.#fields;
    const ours = readRtp(packet, fields) && fields.type === OPUS_TYPE && fields.ssrc === this.ssrc;
    const length = fields.end - fields.start;
    if (!ours || length > OPUS_LIMIT) {
      into.nonsense();
      return;
    }
    const steps = this.#count(fields.seq, fields.timestamp, now);
    if (length === 0) return;
    this.#frame.seq = fields.seq;
    this.#frame.tick = Math.round(steps / FRAME_STEPS) & 0xffff;
    this.#frame.opus = packet.subarray(fields.start, fields.end);
    into.frame(this.#frame);
  }

  /** A sender report of this stream came. */
  takeSender(middle: number, now: number): void {
    this.#sender = { middle, at: now };
  }

  /** What is to be reported to the talker; null where nothing has come since the last time. */
  report(): Received | null {
    const expected = this.#begun ? this.#highest - this.#first + 1 : 0;
    const since = expected - this.#reported.expected;
    if (since <= 0) return null;
    const lost = since - (this.#packets - this.#reported.packets);
    this.#reported = { expected, packets: this.#packets };
    return {
      ssrc: this.ssrc,
      loss: Math.max(0, lost) / since,
      lost: expected - this.#packets,
      highest: this.#highest >>> 0,
      jitter: this.#jitter,
      sender: this.#sender,
    };
  }

  /** Counts a packet; answers when it was spoken, steps since the first. */
  #count(seq: number, timestamp: number, now: number): number {
    this.#packets++;
    const arrived = now * STEPS_PER_MS;
    if (!this.#begun) {
      this.#begun = true;
      this.#first = seq;
      this.#highest = seq;
      this.#timestamp = timestamp;
      this.#transit = arrived;
      return 0;
    }
    const further = ahead(this.#highest & 0xffff, seq);
    const steps = this.#steps + ((timestamp - this.#timestamp) | 0);
    if (further > 0) {
      this.#highest += further;
      this.#timestamp = timestamp;
      this.#steps = steps;
    }
    const transit = arrived - steps;
    this.#jitter += (Math.abs(transit - this.#transit) - this.#jitter) / 16;
    this.#transit = transit;
    return steps;
  }
}
