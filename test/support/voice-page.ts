/** Voice page: lines of a page by name, with tones for microphones, for tests to drive. */
import { openRtcLine, type RtcLineInPage } from "../../client/net/voice/rtc-line.ts";
import type { RtcAnswer } from "../../shared/voice/answer.ts";

/** Below this a slot is silent, dB. */
const SILENCE_DB = -60;
const FFT = 8192;

type Open = { line: Promise<RtcLineInPage>; accepted(): void; ears: Map<number, AnalyserNode>; ended: number };

const context = new AudioContext();
const opened = new Map<string, Open>();

function tone(hz: number | null): MediaStreamTrack | null {
  if (hz === null) return null;
  const oscillator = new OscillatorNode(context, { frequency: hz });
  const out = context.createMediaStreamDestination();
  oscillator.connect(out);
  oscillator.start();
  return out.stream.getAudioTracks()[0]!;
}

/** An ear at a slot. Chromium gives Web Audio nothing of a stream that no element plays. */
function ear(track: MediaStreamTrack): AnalyserNode {
  const stream = new MediaStream([track]);
  const element = new Audio();
  element.srcObject = stream;
  element.muted = true;
  void element.play();
  const analyser = new AnalyserNode(context, { fftSize: FFT, smoothingTimeConstant: 0 });
  context.createMediaStreamSource(stream).connect(analyser);
  return analyser;
}

const page = {
  /** Begins a line; answers what the server is to be told. */
  open({ name, hz, offer }: { name: string; hz: number | null; offer: string }): Promise<RtcAnswer> {
    return new Promise((answered) => {
      const accepted = Promise.withResolvers<void>();
      const answer = (values: RtcAnswer) => {
        answered(values);
        return accepted.promise;
      };
      const line = openRtcLine({ offer, answer, patience: 4000, track: tone(hz) });
      const one: Open = { line, accepted: accepted.resolve, ears: new Map(), ended: 0 };
      opened.set(name, one);
      line.then(
        (line) => {
          for (const [slot, track] of line.tracks.entries()) one.ears.set(slot, ear(track));
          line.onclosed = () => one.ended++;
        },
        () => {},
      );
    });
  },
  /** The server has the answer; resolves when the line stands. */
  async stands(name: string): Promise<void> {
    const one = opened.get(name)!;
    one.accepted();
    await one.line;
  },
  /** The loudest tone in a slot, Hz; 0 where it is silent. */
  pitch(name: string, slot: number): number {
    const analyser = opened.get(name)!.ears.get(slot)!;
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const loudest = bins.indexOf(Math.max(...bins));
    return bins[loudest]! < SILENCE_DB ? 0 : (loudest * context.sampleRate) / FFT;
  },
  async say(name: string, hz: number | null): Promise<void> {
    await (await opened.get(name)!.line).setTrack(tone(hz));
  },
  async quality(name: string) {
    return (await opened.get(name)!.line).quality();
  },
  /** How often it was told that a line has ended. */
  ended: (name: string) => opened.get(name)!.ended,
  async close(name: string): Promise<void> {
    (await opened.get(name)!.line).close();
  },
  async closeAll(): Promise<void> {
    for (const { line } of opened.values()) {
      await line.then(
        (line) => line.close(),
        () => {},
      );
    }
    opened.clear();
  },
};

declare global {
  var voice: typeof page;
}
globalThis.voice = page;
