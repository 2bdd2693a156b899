/**
 * Talker: one visitor's voice as the server has it: the line, whether the microphone is open, and how they speak.
 */
import type { Voicing } from "../../shared/hearing/hearing.ts";
import type { Carrier } from "../../shared/protocol/from-client/voice.ts";
import { ahead, FRAME_MS, type VoiceFrame } from "../../shared/voice/frame.ts";
import type { VoiceLine } from "./line.ts";
import type { RtcLine } from "./rtc/line.ts";

/** Frames that UDP brought in the wrong order are taken up to so many behind. */
const REORDERED = 5;
/** A talker's time may run ahead of ours by so much: what waited in their network comes at once. ms */
const AHEAD_MS = 2_000;
/** After so long without a frame a talker's time may begin anew, ms. */
const ANEW_MS = 1_000;

/** Why somebody's microphone is kept shut until a host lets them speak, and until when at the latest, ms since 1970. */
export type Held = { why: "newcomer"; until: number };

export class Talker {
  /** Null for whoever neither hears nor says anything yet. */
  line: VoiceLine | null = null;
  /** The microphone is open: by its owner's wish, and nobody has closed it since. */
  open = false;
  held: Held | null = null;
  whispering = false;
  /** Speaks as the house, everywhere. */
  megaphone = false;
  /** A host lets them speak from the stage. */
  floor = false;
  /** Hears strangers as a murmur. */
  murmur = false;
  /** Is such a stranger to somebody. */
  murmured = false;
  /** When a line over WebRTC was last offered, ms. */
  offeredAt = Number.NEGATIVE_INFINITY;
  /** How loud they want to hear whom, by person: 0…2. */
  readonly volumes: Map<string, number>;
  /** When the last frame came over WebRTC, ms. */
  rtcAt = Number.NEGATIVE_INFINITY;
  /** How many frames came over the WebSocket, wrapping at 65,536. */
  sent = 0;
  /** When the last frame came that says something, ms. */
  saidAt = Number.NEGATIVE_INFINITY;
  /** A line that does not stand yet. */
  pending: RtcLine | null = null;
  /** What the last frame came over, when, and how it was numbered. */
  #carrier: Carrier = "socket";
  #at = Number.NEGATIVE_INFINITY;
  #tick = 0;
  /** What is added to a frame's own numbers, so that they go on whatever brings it. */
  #seqOn = 0;
  #tickOn = 0;
  readonly #frame: VoiceFrame = { seq: 0, tick: 0, opus: new Uint8Array() };

  constructor(volumes: ReadonlyMap<string, number> = new Map()) {
    this.volumes = new Map(volumes);
  }

  /** `onStage`: they stand where one speaks from a stage. */
  voicing(onStage: boolean): Voicing {
    if (this.megaphone) return "house";
    if (this.whispering) return "whisper";
    return onStage ? "stage" : "near";
  }

  /**
   * Puts a frame in its place among those before it: numbers go on evenly from one carrier to another, and over a pause.
   * @returns the same object each time; null for what is older than it may be, or ahead of all the time that has gone
   */
  place({ seq, tick, opus }: VoiceFrame, carrier: Carrier, now: number): VoiceFrame | null {
    const gone = now - this.#at;
    const anew = gone >= ANEW_MS || carrier !== this.#carrier;
    const on = ahead(this.#tick, tick);
    if (!anew) {
      if (on === 0 || on < -REORDERED || (on < 0 && carrier === "socket")) return null;
      if (on * FRAME_MS > gone + AHEAD_MS) return null;
    } else {
      const steps = Number.isFinite(gone) ? Math.max(1, Math.round(gone / FRAME_MS)) : 0;
      this.#tickOn = (this.#frame.tick + steps - tick) & 0xffff;
      this.#seqOn = (this.#frame.seq + 1 - seq) & 0xffff;
    }
    if (anew || on > 0) {
      this.#carrier = carrier;
      this.#tick = tick;
      this.#at = now;
    }
    this.#frame.seq = (seq + this.#seqOn) & 0xffff;
    this.#frame.tick = (tick + this.#tickOn) & 0xffff;
    this.#frame.opus = opus;
    return this.#frame;
  }
}
