/** Talk: a talker, a line and a listener's buffer, in samples at 48 kHz, for tests of playing. */
import { JitterBuffer, type PlayoutFrame } from "../../../client/voice/playout.worklet.ts";

const FRAME = 960;
const BLOCK = 128;

/** A frame as it was said: its number among all, and when it comes, ms. */
export type Sent = PlayoutFrame & { at: number };

/** The talker's samples: at any place of their own time. */
export type Voice = (sample: number) => number;

/** Somebody who hums: a gliding tone with partials, whose place in time its pitch tells. */
export const hum: Voice = (n) => {
  const t = n / 48_000;
  const phase = 2 * Math.PI * (170 * t + 4 * Math.sin(2 * Math.PI * 0.7 * t));
  return 0.25 * Math.sin(phase) + 0.12 * Math.sin(2 * phase + 1) + 0.06 * Math.sin(3 * phase + 2);
};

export function frameOf(voice: Voice, tick: number): Float32Array {
  return Float32Array.from({ length: FRAME }, (_, n) => voice(tick * FRAME + n));
}

/** `count` frames without a pause, each when `comes` says it comes, ms after it was said; null is lost. */
export function spoken(voice: Voice, count: number, comes: (tick: number) => number | null, first = 0): Sent[] {
  const sent: Sent[] = [];
  for (let n = 0; n < count; n++) {
    const after = comes(n);
    if (after === null) continue;
    const pcm = frameOf(voice, n);
    sent.push({ seq: (first + n) & 0xffff, tick: (first + n) & 0xffff, pcm, at: (n + 1) * 20 + after });
  }
  return sent;
}

/** Over TCP nothing comes before what was said before it. */
export function inOrder(sent: readonly Sent[]): Sent[] {
  let last = 0;
  return sent.map((frame) => {
    last = Math.max(last, frame.at);
    return { ...frame, at: last };
  });
}

export type Heard = {
  samples: Float32Array;
  /** The delay that the buffer reports, ms, once a block. */
  delays: number[];
  buffer: JitterBuffer;
};

/** Plays what comes for so many ms; `drift` is by how much the listener's clock is faster than the talker's. */
export function listen(sent: readonly Sent[], milliseconds: number, drift = 0): Heard {
  const buffer = new JitterBuffer();
  const line = [...sent].sort((a, b) => a.at - b.at);
  const blocks = Math.floor((milliseconds * 48) / BLOCK);
  const samples = new Float32Array(blocks * BLOCK);
  const delays: number[] = [];
  let next = 0;
  for (let block = 0; block < blocks; block++) {
    const now = (block * BLOCK) / 48 / (1 + drift);
    for (; next < line.length && line[next]!.at <= now; next++) buffer.push(line[next]!);
    buffer.render(samples.subarray(block * BLOCK, (block + 1) * BLOCK));
    delays.push(buffer.report().delayMs);
  }
  return { samples, delays, buffer };
}

/** The largest step from one sample to the next. */
export function steepest(samples: Float32Array): number {
  let most = 0;
  for (let n = 1; n < samples.length; n++) most = Math.max(most, Math.abs(samples[n]! - samples[n - 1]!));
  return most;
}

export function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
