/** Voice ears: the voices of up to eight people at a time, each from where their mouth is, whatever carries them. */
import { toAll } from "../../shared/hearing/hearing.ts";
import type { Vec3 } from "../../shared/pose/pose.ts";
import { SLOTS, type SlotFrame } from "../../shared/voice/frame.ts";
import { placeListener } from "../sound/listener.ts";
import { Channel, type Heard, type Placed } from "./channel.ts";
import { SlotDecoder } from "./decoder.ts";
import type { PlayoutReport } from "./playout.worklet.ts";

/** What is left of other voices while somebody speaks to all. */
const DUCKED = 0.3;
/** The volume as a whole changes so slowly. Seconds, a time constant. */
const SMOOTH = 0.03;

/** How a slot does: what its buffer says, and how often its decoder broke. */
export type SlotReport = PlayoutReport & { failures: number };

type Slot = {
  channel: Channel;
  avatar: string | null;
  speaking: boolean;
  playout: AudioWorkletNode;
  decoder: SlotDecoder;
  report: PlayoutReport;
  track: { source: MediaStreamAudioSourceNode; element: HTMLAudioElement } | null;
};

export class VoiceEars {
  readonly context: AudioContext;
  /** All that is heard, for whoever measures it. */
  readonly out: GainNode;
  readonly #slots: readonly Slot[];

  /** Opens them; ask for it after a gesture, else they are silent until `wake`. */
  static async open(): Promise<VoiceEars> {
    const context = new AudioContext({ sampleRate: 48_000, latencyHint: "interactive" });
    await context.audioWorklet.addModule(new URL("./playout.worklet.js", import.meta.url));
    return new VoiceEars(context);
  }

  private constructor(context: AudioContext) {
    this.context = context;
    this.out = new GainNode(context);
    this.out.connect(context.destination);
    this.#slots = Array.from({ length: SLOTS }, () => openSlot(context, this.out));
  }

  /** Lets them be heard where the browser waited for a gesture, or stopped what plays while the page was away. */
  async wake(): Promise<void> {
    if (this.context.state !== "running") await this.context.resume();
  }

  /** How loud all voices are, 0…1. */
  set volume(volume: number) {
    // Ears hear in ratios: half way down the slider is a quarter of the strength.
    this.out.gain.setTargetAtTime(volume * volume, this.context.currentTime, SMOOTH);
  }

  /** Plays on this device, `""` for the usual one; false where this browser does not let one choose, or it is gone. */
  async setOutput(deviceId: string): Promise<boolean> {
    const context = this.context as AudioContext & { setSinkId?(id: string): Promise<void> };
    if (context.setSinkId === undefined) return deviceId === "";
    return context.setSinkId(deviceId).then(
      () => true,
      () => false,
    );
  }

  /** Who is in a slot now, and how they are heard. */
  heard({ slot, ...heard }: Heard & { slot: number }): void {
    const is = this.#slots[slot];
    if (is === undefined) return;
    if (heard.avatar !== is.avatar) {
      is.avatar = heard.avatar;
      is.speaking = false;
      is.decoder.reset();
    }
    is.channel.heard = heard;
    this.#duck();
  }

  /** A frame that came over the room's WebSocket. */
  take(frame: SlotFrame): void {
    const slot = this.#slots[frame.slot];
    if (slot !== undefined && slot.avatar !== null) slot.decoder.take(frame);
  }

  /** What WebRTC carries for a slot; null when it carries nothing any more. */
  track(slot: number, track: MediaStreamTrack | null): void {
    const is = this.#slots[slot];
    if (is === undefined) return;
    is.track?.source.disconnect();
    if (is.track !== null) is.track.element.srcObject = null;
    is.track = null;
    if (track === null) return;
    const stream = new MediaStream([track]);
    // Chromium gives Web Audio nothing of a remote stream that no element plays (crbug 933677).
    const element = new Audio();
    element.muted = true;
    element.srcObject = stream;
    void element.play().catch(() => undefined);
    const source = new MediaStreamAudioSourceNode(this.context, { mediaStream: stream });
    source.connect(is.channel.in);
    is.track = { source, element };
  }

  /** Whether somebody is speaking, as the server sees it: while one speaks to all, the others are softer. */
  speaking(slot: number, speaking: boolean): void {
    const is = this.#slots[slot];
    if (is === undefined || is.speaking === speaking) return;
    is.speaking = speaking;
    this.#duck();
  }

  place(slot: number, placed: Placed): void {
    this.#slots[slot]?.channel.place(placed);
  }

  /** Where my ears are, and the way I look; both in the space's frame. */
  setListener(position: Vec3, forward: Vec3): void {
    placeListener(this.context.listener, position, forward);
  }

  /** How a slot does, for whoever asks why they do not hear somebody. */
  report(slot: number): SlotReport {
    const { report, decoder } = this.#slots[slot]!;
    return { ...report, failures: decoder.failures };
  }

  async close(): Promise<void> {
    this.#slots.forEach((slot, n) => {
      this.track(n, null);
      slot.decoder.close();
      slot.channel.close();
      slot.playout.disconnect();
    });
    await this.context.close();
  }

  #duck(): void {
    const all = this.#slots.some(
      ({ channel, speaking }) => speaking && channel.manner !== null && toAll(channel.manner),
    );
    for (const { channel } of this.#slots) {
      channel.ducked = all && channel.manner !== null && !toAll(channel.manner) ? DUCKED : 1;
    }
  }
}

function openSlot(context: AudioContext, out: AudioNode): Slot {
  const channel = new Channel(context, out);
  const playout = new AudioWorkletNode(context, "stoa-playout", { numberOfInputs: 0, outputChannelCount: [1] });
  playout.connect(channel.in);
  const slot: Slot = {
    channel,
    playout,
    avatar: null,
    speaking: false,
    decoder: new SlotDecoder((message, transfer) => playout.port.postMessage(message, transfer)),
    report: { delayMs: 0, concealed: 0, dropped: 0, lost: 0 },
    track: null,
  };
  playout.port.onmessage = ({ data }: MessageEvent<PlayoutReport>) => {
    slot.report = data;
  };
  return slot;
}
