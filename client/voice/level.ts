/** Level: how loud a track is, as a meter shows it. */

/** What a meter shows as nothing, and as all of it, dB of full scale. */
const SOFTEST = -60;
const LOUDEST = -12;
const SAMPLES = 1024;

export class Level {
  readonly #context: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #samples = new Float32Array(SAMPLES);

  static of(track: MediaStreamTrack): Level {
    const context = new AudioContext();
    return new Level(context, new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }));
  }

  private constructor(context: AudioContext, source: AudioNode) {
    this.#context = context;
    this.#analyser = new AnalyserNode(context, { fftSize: SAMPLES });
    source.connect(this.#analyser);
  }

  /** 0…1: the root of the mean square over 20 ms, in decibels between the softest and the loudest. */
  read(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let sum = 0;
    for (const sample of this.#samples) sum += sample * sample;
    const decibels = 10 * Math.log10(sum / SAMPLES + 1e-12);
    return Math.min(1, Math.max(0, (decibels - SOFTEST) / (LOUDEST - SOFTEST)));
  }

  /** Reads on where the browser waited for a gesture. */
  wake(): void {
    if (this.#context.state !== "running") void this.#context.resume().catch(() => undefined);
  }

  close(): void {
    void this.#context.close().catch(() => undefined);
  }
}
