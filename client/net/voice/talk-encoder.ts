/** Talk encoder: frames of samples made Opus packets, each with the tick it was said at. */

const FRAME_US = 20_000;
/** Bits a second. */
const BITRATE = 32_000;
/** A word that nothing is said goes out so often at most, in ticks: each 400 ms. */
const SILENCE_EVERY = 20;
/**
 * An encoder that has given nothing for a frame after this takes it for silence: after one that it gave something for,
 * and after one that it took for silence too. ms
 */
const AFTER_TALK = 30;
const AFTER_SILENCE = 8;
/** After this it does so whatever else the page does. ms */
const AT_MOST = 100;

/**
 * As lib.dom knows it, and what it leaves out (W3C WebCodecs Opus registration). Without error correction inside the
 * packets: a browser's decoder has no way to ask for it.
 */
type OpusConfig = AudioEncoderConfig & { opus: { application: "voip"; signal: "voice" } };

const FULL: OpusConfig = {
  codec: "opus",
  sampleRate: 48_000,
  numberOfChannels: 1,
  bitrate: BITRATE,
  opus: { application: "voip", signal: "voice", frameDuration: FRAME_US, usedtx: true, useinbandfec: false },
};
/** For browsers that know less of it; 20 ms is what each of them uses by itself. */
const PLAIN: AudioEncoderConfig = { codec: "opus", sampleRate: 48_000, numberOfChannels: 1, bitrate: BITRATE };

/** What this browser can encode with; null for nothing. */
export async function talkConfig(): Promise<AudioEncoderConfig | null> {
  if (globalThis.AudioEncoder === undefined) return null;
  for (const config of [FULL, PLAIN]) {
    const { supported } = await AudioEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
    if (supported) return config;
  }
  return null;
}

/**
 * In silence an encoder gives no packet for a frame, and does not say so; in Chromium not even the packets' times count
 * what it left out. So one frame is inside at a time, and what it gives belongs to that.
 */
export class TalkEncoder {
  readonly #encoder: AudioEncoder;
  readonly #onFrame: (tick: number, opus: Uint8Array) => void;
  readonly #waiting: Float32Array<ArrayBuffer>[] = [];
  /** The tick of the last frame that was put in, and since when it is inside, ms; null when it is not any more. */
  #tick = -1;
  #since: number | null = null;
  /** Something came of the last one. */
  #talking = false;
  /** The last tick that was told. */
  #told = -1;
  #silentAt = Number.NEGATIVE_INFINITY;
  /** What an empty packet of this encoder begins with; known with the first packet. */
  #toc: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    config: AudioEncoderConfig,
    onFrame: (tick: number, opus: Uint8Array) => void,
    onError: (error: Error) => void,
  ) {
    this.#onFrame = onFrame;
    this.#encoder = new AudioEncoder({ output: (chunk) => this.#gave(chunk), error: onError });
    this.#encoder.configure(config);
  }

  add(frame: Float32Array<ArrayBuffer>): void {
    this.#waiting.push(frame);
    // A page that nobody looks at may have its timers slowed down.
    if (this.#since !== null && performance.now() - this.#since > AT_MOST) this.#silent();
    this.#next();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#waiting.length = 0;
    if (this.#encoder.state !== "closed") this.#encoder.close();
  }

  #next(): void {
    if (this.#since !== null || this.#encoder.state !== "configured") return;
    const data = this.#waiting.shift();
    if (data === undefined) return;
    this.#tick++;
    this.#since = performance.now();
    const timestamp = this.#tick * FRAME_US;
    const frame = { format: "f32-planar", sampleRate: 48_000, numberOfChannels: 1 } as const;
    const said = new AudioData({ ...frame, numberOfFrames: data.length, timestamp, data });
    this.#encoder.encode(said);
    said.close();
    const silent = () => {
      this.#silent();
      this.#next();
    };
    // Once more round: where the page was busy, what the encoder gave meanwhile comes first.
    this.#timer = setTimeout(
      () => {
        this.#timer = setTimeout(silent);
      },
      this.#talking ? AFTER_TALK : AFTER_SILENCE,
    );
  }

  #gave(chunk: EncodedAudioChunk): void {
    clearTimeout(this.#timer);
    const opus = new Uint8Array(chunk.byteLength);
    chunk.copyTo(opus);
    // The same configuration and one frame, of no bytes (RFC 6716, 3.1).
    this.#toc = opus[0]! & 0xfc;
    this.#since = null;
    this.#talking = true;
    this.#tell(opus);
    this.#next();
  }

  #silent(): void {
    clearTimeout(this.#timer);
    this.#since = null;
    this.#talking = false;
    if (this.#toc === null || this.#tick - this.#silentAt < SILENCE_EVERY) return;
    this.#silentAt = this.#tick;
    this.#tell(Uint8Array.of(this.#toc));
  }

  #tell(opus: Uint8Array): void {
    // What came too late for its own tick has the next one: two never have the same.
    this.#told = Math.max(this.#told + 1, this.#tick);
    this.#onFrame(this.#told & 0xffff, opus);
  }
}
