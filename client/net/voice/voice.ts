/**
 * Voice: what somebody can do and know about voices in a space. Who hears whom is the server's to decide; what is played,
 * and how, is a view's (`client/voice`), or nobody's, as in a bot.
 */
import type { Carrier, MannerOfSpeaking } from "../../../shared/protocol/from-client/voice.ts";
import type { Heard, Message, Microphone, VoiceState, Why } from "../../../shared/protocol/from-server/index.ts";
import type { SlotFrame } from "../../../shared/voice/frame.ts";
import type { Avatar } from "../visit.ts";

/** Opus packets of 20 ms, mono or stereo at 48 kHz, for programs: one goes out every 20 ms. */
export type OpusSource = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Why nobody hears me, though I have started to speak. */
export type Silenced = {
  reason: "muted" | "held" | "audience" | "hushed" | "source-ended";
  /** When that ends at the latest, ms since 1970; undefined where nobody can say. */
  until?: number;
};

/** How my own line does: the share of packets lost, 0…1, round trip and unevenness in ms; null where nobody knows. */
export type LineQuality = { carrier: Carrier | null; loss: number | null; roundTrip: number | null };

export type VoiceEvents = {
  /** Somebody began or ceased to speak, by the server's own view of what comes from them. */
  speaking: Avatar;
  /** Nobody hears me from now on, and why; null when they do again. */
  why: Silenced | null;
  /** My microphone is not as it was. */
  microphone: Microphone;
  /** Another person, or nobody, is heard in one of my slots, or in another manner. */
  heard: Heard;
  /** 20 ms of somebody's voice, over the room's WebSocket. */
  frame: SlotFrame;
  /** What carries my voice changed. */
  carrier: Carrier | null;
};

export interface Voice {
  /** What carries my voice; null while I neither hear nor speak. */
  readonly carrier: Carrier | null;
  /** My microphone, as the server has it. */
  readonly microphone: Microphone;
  /** Why nobody hears me though I have started to speak; null while they do, or I have not. */
  readonly silenced: Silenced | null;
  /** Whom I hear, by slot. */
  readonly slots: readonly Heard[];
  /** What I hear over WebRTC, by slot; null over the WebSocket, where it comes as `frame`. */
  readonly tracks: readonly MediaStreamTrack[] | null;
  /**
   * Begins to hear. Voice comes over the WebSocket at once, and over WebRTC as soon as that stands, where the browser and
   * the network have it; `socket` stays with the WebSocket.
   */
  listen(carrier?: "socket"): Promise<void>;
  /**
   * Begins to speak, and to hear: a microphone's track in a browser, packets of Opus anywhere. Rejects with `muted` and a
   * sentence while I may not speak.
   */
  start(source: MediaStreamTrack | OpusSource): Promise<void>;
  /** Ends speaking; whoever gave a track stops it. I go on hearing. */
  stop(): Promise<void>;
  /** Shuts my microphone, or opens it again; rejects with `muted` while I may not speak. */
  mute(muted: boolean): Promise<void>;
  /** Lets my voice out, or keeps it back, without a word to the server: for a key that is held to talk. */
  gate(open: boolean): void;
  /** As one does, to whoever is within two metres, or, with the power, as the house to everybody everywhere. */
  speak(manner: MannerOfSpeaking): Promise<void>;
  /** How loud I want to hear somebody, 0…2; kept for the next visit. At 0 nothing of them is sent to me. */
  volume(avatarId: string, gain: number): Promise<void>;
  /** Hears whoever has not agreed to closeness with me as a murmur without words. */
  murmur(on: boolean): Promise<void>;
  /** Says what I speak as text, to whoever hears me; kept nowhere. */
  caption(text: string): Promise<Message>;
  /** Why I do not hear somebody. Hosts and moderators may ask it for `listener`. */
  why(avatarId: string, listener?: string): Promise<Why>;
  quality(): Promise<LineQuality>;
  /** For hosts and moderators: everybody's voice. */
  everybody(): Promise<VoiceState[]>;
  /** For hosts and moderators: shuts somebody's microphone, which they may open again. */
  hush(avatarId: string): Promise<void>;
  /** For hosts and moderators: asks somebody to speak, and lets a newcomer do so. */
  askToSpeak(avatarId: string): Promise<void>;
  /** For hosts and moderators: lets somebody speak from a stage that is for the invited, or no more. */
  floor(avatarId: string, on: boolean): Promise<void>;
  /** Returns the way to stop. */
  on<Name extends keyof VoiceEvents>(event: Name, handler: (value: VoiceEvents[Name]) => void): () => void;
}
