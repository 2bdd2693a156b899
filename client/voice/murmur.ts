/**
 * Murmur: somebody talks, and not a word can be made out. All that tells one sound of speech from another lies above
 * some 300 Hz, and its rhythm tells words: the first is cut off, the second blurred by swells of its own.
 */

/** What is left of a voice: about its pitch. Hz; each stage takes 12 dB an octave. */
const LEFT_BELOW = 280;
const STAGES = 4;
/** A low-pass's `Q`, dB, with which nothing stands out before it falls (Butterworth). */
export const FLAT = -3;
/** Swells whose periods never meet, Hz, and how deep each one goes. */
const SWELLS = [1.9, 3.1, 5.3];
const DEPTH = 0.25;
/** What is left is softer than a voice. */
const LOUD = 1.3;

export class Murmur {
  readonly in: AudioNode;
  readonly out: GainNode;
  readonly #swells: readonly OscillatorNode[];

  constructor(context: BaseAudioContext) {
    const stages = Array.from(
      { length: STAGES },
      () => new BiquadFilterNode(context, { type: "lowpass", frequency: LEFT_BELOW, Q: FLAT }),
    );
    this.in = stages[0]!;
    const blur = new GainNode(context, { gain: 1 });
    this.out = new GainNode(context, { gain: LOUD });
    const depth = new GainNode(context, { gain: DEPTH });
    depth.connect(blur.gain);
    this.#swells = SWELLS.map((frequency) => {
      const swell = new OscillatorNode(context, { frequency });
      swell.connect(depth);
      swell.start();
      return swell;
    });
    const chain: AudioNode[] = [...stages, blur, this.out];
    chain.reduce((from, to) => from.connect(to));
  }

  close(): void {
    for (const swell of this.#swells) swell.stop();
    this.out.disconnect();
  }
}
