/** Tap: hands on what goes through it, with the moment of the sound's own clock; imports nothing, as every worklet. */

/** A block: its first sample's place since the context began, and its channels, one after another. */
export type Tapped = { at: number; channels: Float32Array[] };

declare const registerProcessor: undefined | ((name: string, processor: new () => unknown) => void);
declare const AudioWorkletProcessor: new () => { readonly port: MessagePort };
declare const currentFrame: number;

function register(known: NonNullable<typeof registerProcessor>): void {
  class Tap extends AudioWorkletProcessor {
    process(inputs: Float32Array[][]): boolean {
      const channels = inputs[0] ?? [];
      this.port.postMessage({ at: currentFrame, channels: channels.map((one) => one.slice()) } satisfies Tapped);
      return true;
    }
  }
  known("tap", Tap);
}

if (typeof registerProcessor !== "undefined") register(registerProcessor);
