/** Decoder: one slot's Opus packets made samples, in the order they came, and handed to its playout. */

import { FRAME_MS, type VoiceFrame } from "../../shared/voice/frame.ts";
import { saysSomething } from "../../shared/voice/opus.ts";
import type { PlayoutMessage } from "./playout.worklet.ts";

const CONFIG: AudioDecoderConfig = { codec: "opus", sampleRate: 48_000, numberOfChannels: 1 };
const FRAME_US = FRAME_MS * 1000;

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
  /** What each packet inside was, by its number among those given. */
  readonly #inside = new Map<number, { seq: number; tick: number }>();
  #given = 0;

  constructor(give: (message: PlayoutMessage, transfer: Transferable[]) => void) {
    this.#give = give;
  }

  take({ seq, tick, opus }: VoiceFrame): void {
    if (!saysSomething(opus)) {
      this.#give({ seq, tick, pcm: null }, []);
      return;
    }
    this.#inside.set(++this.#given, { seq, tick });
    const timestamp = this.#given * FRAME_US;
    try {
      this.#ready().decode(new EncodedAudioChunk({ type: "key", timestamp, duration: FRAME_US, data: opus }));
    } catch {
      this.#broke();
    }
  }

  /** The slot goes to somebody else: what is inside is not heard any more. */
  reset(): void {
    this.#inside.clear();
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
    const number = Math.round(data.timestamp / FRAME_US);
    const is = this.#inside.get(number);
    this.#inside.delete(number);
    if (is !== undefined && data.numberOfFrames === 960) {
      const pcm = new Float32Array(data.numberOfFrames);
      data.copyTo(pcm, { planeIndex: 0, format: "f32-planar" });
      this.#give({ ...is, pcm }, [pcm.buffer]);
    }
    data.close();
  }

  #broke(): void {
    this.failures++;
    this.#inside.clear();
    this.close();
  }
}
