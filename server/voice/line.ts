/**
 * Voice line: one visitor's way for voice, whatever carries it. The policy that decides who is in which slot knows
 * nothing else of it.
 */
import type { Carrier } from "../../shared/protocol/from-client/voice.ts";
import type { VoiceFrame } from "../../shared/voice/frame.ts";

/** How well a line does: the share of packets lost, 0…1, and the round trip, ms; null where nobody can tell yet. */
export type LineQuality = { loss: number | null; roundTrip: number | null };

export interface VoiceLine {
  readonly carrier: Carrier;
  /**
   * Sends 20 ms of somebody's voice in one of the listener's slots. `opus` is only good until this returns. A slot goes
   * from one talker to the next without a word: whoever sends sees to it that the listener was told.
   */
  send(slot: number, frame: VoiceFrame): void;
  quality(): LineQuality;
  /** Ends it; nothing is sent or told after that. */
  close(): void;
}

/** What a line tells of its talker. */
export type VoiceIntake = {
  /** A frame, as it came: nobody has looked at its Opus yet, which is only good until this returns. */
  frame(frame: VoiceFrame): void;
  /** What came was no voice of ours, and was dropped. */
  nonsense(): void;
  /** The line stands: what is sent arrives. */
  opened(): void;
  /** The line has ended by itself; not told of a line that was closed. */
  closed(): void;
};
