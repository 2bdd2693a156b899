/**
 * Soundscape: what I hear of the place, each sound from where it is. Few voices at a time; steps give way to everything
 * else.
 */
import type { Vec3 } from "../../shared/pose/pose.ts";
import type { Space } from "../../shared/space/space.ts";
import { Ambience } from "./ambience.ts";
import type { Applause } from "./applause.ts";
import { placeListener } from "./listener.ts";
import { CUES, type Cue, type Random, type Sound, synthesise } from "./synth.ts";

/** So many ways to put down a foot. */
const STEPS = 5;
const VOICES = 14;
/** Of those, for steps. */
const STEP_VOICES = 8;
const LOUD: Record<Cue, number> = { step: 0.3, arrival: 0.5, addressed: 0.55, bubble: 0.5 };
/** My own steps are softer than others': I know that I walk. */
const MINE = 0.45;
/** A sound keeps its strength up to here. Metres. */
const NEAR = 1.6;

export class Soundscape {
  readonly #context: AudioContext;
  readonly #out: GainNode;
  readonly #ambience: Ambience;
  readonly #buffers: ReadonlyMap<Cue, readonly AudioBuffer[]>;
  #off: ReadonlySet<Sound> = new Set();
  readonly #random: Random;
  #playing = 0;
  /** Brought by the first applause. */
  #applause: Promise<Applause | null> | null = null;
  #speech = false;

  constructor(context: AudioContext, random: Random) {
    this.#context = context;
    this.#random = random;
    this.#out = new GainNode(context);
    this.#out.connect(context.destination);
    this.#ambience = new Ambience(context, this.#out, random);
    this.#buffers = new Map(
      CUES.map((sound) => [
        sound,
        Array.from({ length: sound === "step" ? STEPS : 1 }, () => {
          const samples = synthesise(sound, context.sampleRate, random);
          const buffer = new AudioBuffer({ length: samples.length, sampleRate: context.sampleRate });
          buffer.copyToChannel(samples, 0);
          return buffer;
        }),
      ]),
    );
  }

  /** These are not played. */
  set off(sounds: ReadonlySet<Sound>) {
    this.#off = sounds;
    this.#ambience.silent = sounds.has("ambience");
    if (sounds.has("applause")) void this.#applause?.then((applause) => applause?.silence());
  }

  /** What the place sounds like. */
  set space(space: Space) {
    this.#ambience.space = space;
  }

  /** What an evening has sound everywhere, over what the place does; null for nothing. */
  set over(ambience: NonNullable<Space["ambience"]> | null) {
    this.#ambience.over = ambience;
  }

  /** How loud everything is, 0…1. */
  set volume(volume: number) {
    // Ears hear in ratios: half way down the slider is a quarter of the strength.
    this.#out.gain.setTargetAtTime(volume * volume, this.#context.currentTime, 0.03);
  }

  /** Where my ears are, and the way I look; both in the space's frame. */
  listen(x: number, y: number, z: number, aheadX: number, aheadY: number, aheadZ: number): void {
    this.#ambience.listen(x, y, z);
    placeListener(this.#context.listener, [x, y, z], [aheadX, aheadY, aheadZ]);
  }

  /** Somebody puts down a foot. */
  step(x: number, y: number, z: number, mine: boolean): void {
    if (this.#playing < STEP_VOICES) this.#play("step", mine ? null : [x, y, z], mine ? MINE : 1);
  }

  /** A sound at a place, or, for null, in my head. */
  play(sound: Cue, at: Vec3 | null): void {
    this.#play(sound, at, 1);
  }

  /** So many people clapped just now, in every copy of the space. */
  applaud(people: number): void {
    if (this.#off.has("applause")) return;
    this.#applause ??= import("./applause.ts").then(
      ({ Applause }) => new Applause(this.#context, this.#out, this.#random),
      () => {
        // It is asked for again with the next applause.
        this.#applause = null;
        return null;
      },
    );
    void this.#applause.then((applause) => {
      if (applause === null || this.#off.has("applause")) return;
      applause.under = this.#speech;
      applause.hear(people);
    });
  }

  /** Somebody speaks, over whatever applauds. */
  set speech(speech: boolean) {
    if (speech === this.#speech) return;
    this.#speech = speech;
    void this.#applause?.then((applause) => {
      if (applause !== null) applause.under = speech;
    });
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  #play(sound: Cue, at: Vec3 | null, strength: number): void {
    const context = this.#context;
    if (this.#off.has(sound) || this.#playing >= VOICES) return;
    if (context.state !== "running") {
      // A phone stops what plays while its page is away: the next sound is heard again.
      void context.resume().catch(() => undefined);
      return;
    }
    const buffers = this.#buffers.get(sound)!;
    const buffer = buffers[Math.floor(this.#random() * buffers.length)]!;
    const source = new AudioBufferSourceNode(context, { buffer });
    const gain = new GainNode(context, { gain: LOUD[sound] * strength });
    source.connect(gain);
    let last: AudioNode = gain;
    if (at !== null) {
      const [positionX, positionY, positionZ] = at;
      const panner = new PannerNode(context, {
        panningModel: "equalpower",
        distanceModel: "inverse",
        refDistance: NEAR,
        rolloffFactor: 1.3,
        positionX,
        positionY,
        positionZ,
      });
      last = gain.connect(panner);
    }
    last.connect(this.#out);
    this.#playing += 1;
    source.onended = () => {
      this.#playing -= 1;
      last.disconnect();
    };
    source.start();
  }
}
