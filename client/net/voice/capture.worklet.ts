/**
 * Capture: what a microphone hears, in frames of 20 ms, out of the thread that renders sound.
 *
 * It imports nothing: as `capture.worklet.js` it is loaded as it stands.
 */

/** 20 ms at 48 kHz. */
const FRAME = 960;

/** Samples of any number gathered into frames. */
export class FrameGatherer {
  #frame = new Float32Array(FRAME);
  #filled = 0;
  readonly #give: (frame: Float32Array<ArrayBuffer>) => void;

  constructor(give: (frame: Float32Array<ArrayBuffer>) => void) {
    this.#give = give;
  }

  /** Adds `samples`, or so much silence where there are none. */
  add(samples: Float32Array | undefined, length: number): void {
    for (let at = 0; at < length; ) {
      const taken = Math.min(length - at, FRAME - this.#filled);
      if (samples !== undefined) this.#frame.set(samples.subarray(at, at + taken), this.#filled);
      at += taken;
      this.#filled += taken;
      if (this.#filled < FRAME) return;
      this.#give(this.#frame);
      this.#frame = new Float32Array(FRAME);
      this.#filled = 0;
    }
  }
}

/** What the thread that renders sound knows; elsewhere there is none of it. */
declare const registerProcessor: undefined | ((name: string, processor: new () => unknown) => void);
declare const AudioWorkletProcessor: new () => { readonly port: MessagePort };

function register(known: NonNullable<typeof registerProcessor>): void {
  class Capture extends AudioWorkletProcessor {
    readonly #gatherer = new FrameGatherer((frame) => this.port.postMessage(frame, [frame.buffer]));
    #on = true;

    constructor() {
      super();
      this.port.onmessage = () => {
        this.#on = false;
      };
    }

    process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
      this.#gatherer.add(inputs[0]?.[0], outputs[0]![0]!.length);
      return this.#on;
    }
  }
  known("stoa-capture", Capture);
}

if (typeof registerProcessor !== "undefined") register(registerProcessor);
