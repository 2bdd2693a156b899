/**
 * Talker: one visitor's voice as the server has it: the line, whether the microphone is open, and how they speak.
 */
import type { Voicing } from "../../shared/hearing/hearing.ts";
import { ahead, FRAME_MS } from "../../shared/voice/frame.ts";
import type { VoiceLine } from "./line.ts";

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
  /** How loud they want to hear whom, by person: 0…2. */
  readonly volumes: Map<string, number>;
  /** When the last frame came that says something, ms. */
  saidAt = Number.NEGATIVE_INFINITY;
  #seq = 0;
  #tick = 0;
  #at = Number.NEGATIVE_INFINITY;

  constructor(volumes: ReadonlyMap<string, number> = new Map()) {
    this.volumes = new Map(volumes);
  }

  /** `onStage`: they stand where one speaks from a stage. */
  voicing(onStage: boolean): Voicing {
    if (this.megaphone) return "house";
    if (this.whispering) return "whisper";
    return onStage ? "stage" : "near";
  }

  /** The number of their next frame, where the carrier brings none. */
  nextSeq(): number {
    this.#seq = (this.#seq + 1) & 0xffff;
    return this.#seq;
  }

  /** Notes a frame's time; false where it is older than the last one's, or ahead of all the time that has gone. */
  inTime(tick: number, now: number): boolean {
    const gone = now - this.#at;
    const on = ahead(this.#tick, tick);
    if (gone < ANEW_MS) {
      if (on === 0 || on < -REORDERED) return false;
      if (on < 0) return this.line?.carrier === "webrtc";
      if (on * FRAME_MS > gone + AHEAD_MS) return false;
    }
    this.#tick = tick;
    this.#at = now;
    return true;
  }
}
