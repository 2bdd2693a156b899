/** Decoder: one slot's Opus packets made samples, in the order they came, and handed to its playout. */

import { FRAME_MS, type VoiceFrame } from "../../shared/voice/frame.ts";
import { saysSomething } from "../../shared/voice/opus.ts";
import type { PlayoutMessage } from "./playout.worklet.ts";

const CONFIG: AudioDecoderConfig = { codec: "opus", sampleRate: 48_000, numberOfChannels: 1 };
const FRAME_US = FRAME_MS * 1000;
const FRAME_SAMPLES = FRAME_MS * 48;

/** Whether this browser can decode what comes over the room's WebSocket. */
export async function canDecode(): Promise<boolean> {
  if (globalThis.AudioDecoder === undefined) return false;
  return (await AudioDecoder.isConfigSupported(CONFIG)).supported === true;
}

export class SlotDecoder {
  /** How often a decoder broke; the next frame is another one's. */
  failures = 0;
  readonly #give: (message: PlayoutMessage, transfer: Transferable[]) => void;
  #decoder: AudioDecoder | null = null;
  /** What is inside or waits for what is: packets by their number, and rests, which have none and need no decoding. */
  #inside: { seq: number; tick: number; packet: number | null }[] = [];
  /** Packets given to this decoder. Their times run on without the gaps between them, as Chromium tells them back so. */
  #packets = 0;

  constructor(give: (message: PlayoutMessage, transfer: Transferable[]) => void) {
    this.#give = give;
  }

  take({ seq, tick, opus }: VoiceFrame): void {
    if (!saysSomething(opus)) {
      this.#inside.push({ seq, tick, packet: null });
      this.#giveRests();
      return;
    }
    const packet = this.#packets++;
    this.#inside.push({ seq, tick, packet });
    const timestamp = packet * FRAME_US;
    try {
      this.#ready().decode(new EncodedAudioChunk({ type: "key", timestamp, duration: FRAME_US, data: opus }));
    } catch {
      this.#broke();
    }
  }

  /** The slot goes to somebody else: what is inside is not heard any more. */
  reset(): void {
    this.#inside = [];
    if (this.#decoder?.state === "configured") {
      this.#decoder.reset();
      this.#decoder.configure(CONFIG);
    }
    this.#give(null, []);
  }

  close(): void {
    if (this.#decoder !== null && this.#decoder.state !== "closed") this.#decoder.close();
    this.#decoder = null;
  }

  #ready(): AudioDecoder {
    if (this.#decoder !== null && this.#decoder.state === "configured") return this.#decoder;
    const decoder = new AudioDecoder({
      output: (data) => this.#decoded(data),
      error: () => {
        if (decoder === this.#decoder) this.#broke();
      },
    });
    decoder.configure(CONFIG);
    this.#decoder = decoder;
    return decoder;
  }

  #decoded(data: AudioData): void {
    // Its time comes back a microsecond off now and then.
    const packet = Math.round(data.timestamp / FRAME_US);
    // Of what went in before it nothing comes any more.
    while (this.#inside.length > 0 && (this.#inside[0]!.packet ?? -1) < packet) {
      if (this.#inside[0]!.packet === null) this.#giveRests();
      else this.#inside.shift();
    }
    const is = this.#inside[0];
    if (is?.packet === packet && data.numberOfFrames === FRAME_SAMPLES) {
      this.#inside.shift();
      const pcm = new Float32Array(FRAME_SAMPLES);
      data.copyTo(pcm, { planeIndex: 0, format: "f32-planar" });
      this.#give({ seq: is.seq, tick: is.tick, pcm }, [pcm.buffer]);
    }
    data.close();
    this.#giveRests();
  }

  /** Gives the rests that nothing inside comes before. */
  #giveRests(): void {
    while (this.#inside[0]?.packet === null) {
      const { seq, tick } = this.#inside.shift()!;
      this.#give({ seq, tick, pcm: null }, []);
    }
  }

  #broke(): void {
    this.failures++;
    this.#inside = [];
    this.close();
  }
}
