/** Microphone: what a track hears, as Opus packets of 20 ms. Nothing of a browser is touched before it is started. */
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { TalkEncoder, talkConfig } from "./talk-encoder.ts";

export type Microphone = {
  /** Ends it; the track goes on, whoever opened it stops it. */
  stop(): void;
  /** How loud it was in the last frame: the root of its mean square, 0…1. */
  readonly level: number;
};

/**
 * Starts to listen to `track`. `onFrame` is told each packet and its tick, which counts 20 ms of what was heard, silence
 * too, and wraps at 65,536; while nothing is said a packet of one byte comes, each 400 ms at most. `onError` is told when
 * the device is pulled out or the encoder breaks: start again with another track.
 * @throws {StoaError} `invalid` where this browser cannot encode voice
 */
export async function startMicrophone(
  track: MediaStreamTrack,
  onFrame: (tick: number, opus: Uint8Array) => void,
  onError: (error: Error) => void,
): Promise<Microphone> {
  const config = await talkConfig();
  if (config === null || globalThis.AudioWorkletNode === undefined)
    throw new StoaError("invalid", "This browser cannot encode voice; a newer one can.");
  const context = new AudioContext({ sampleRate: 48_000, latencyHint: "interactive" });
  let encoder: TalkEncoder | null = null;
  try {
    await context.audioWorklet.addModule(new URL("./capture.worklet.js", import.meta.url));
    const source = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) });
    const capture = new AudioWorkletNode(context, "stoa-capture", { channelCount: 1, channelCountMode: "explicit" });
    const opened = new TalkEncoder(config, onFrame, onError);
    encoder = opened;
    let level = 0;
    capture.port.onmessage = ({ data }: MessageEvent<Float32Array<ArrayBuffer>>) => {
      level = loudness(data);
      opened.add(data);
    };
    // Only what leads somewhere is rendered; what comes out of it is silence.
    source.connect(capture).connect(context.destination);
    const gone = () => onError(new StoaError("not-found", "The microphone is gone."));
    track.addEventListener("ended", gone);
    if (context.state !== "running") void context.resume().catch(() => undefined);
    return {
      stop() {
        track.removeEventListener("ended", gone);
        capture.port.onmessage = null;
        capture.port.postMessage(null);
        opened.close();
        void context.close().catch(() => undefined);
      },
      get level() {
        return level;
      },
    };
  } catch (error) {
    encoder?.close();
    void context.close().catch(() => undefined);
    throw error;
  }
}

function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}
