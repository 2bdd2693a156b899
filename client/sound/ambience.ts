/**
 * Ambience: what the place sounds like: softly everywhere, and from each zone that has a sound of its own, out of the
 * point of it that is nearest to me.
 */
import { nearestOn } from "../../shared/space/polygon.ts";
import type { Ambience as Kind, Space, Zone } from "../../shared/space/space.ts";
import { loopOf } from "./loops.ts";
import type { Random } from "./synth.ts";

/** A zone is heard from this near, and no longer from this far. Metres. */
const BEGINS = 24;
const ENDS = 30;
/** It keeps its strength up to here. Metres. */
const NEAR = 3;
/** How loud a zone is where I stand in it, and how loud the whole place is. */
const ZONE = 0.6;
const EVERYWHERE = 0.22;
/** It comes and goes over so long. Seconds. */
const FADE = 0.8;
/** Nearest points are looked for after so much of a way. Metres. */
const LOOKS = 0.25;

/** Nothing in a loop is higher than half of this, and making it takes a moment of the page. A second. */
const RATE = 22_050;

type Playing = { source: AudioBufferSourceNode; gain: GainNode; panner: PannerNode | null };

export class Ambience {
  readonly #context: AudioContext;
  readonly #out: AudioNode;
  readonly #random: Random;
  readonly #loops = new Map<Kind, AudioBuffer>();
  readonly #playing = new Map<Zone | "everywhere", Playing>();
  #space: Space | null = null;
  #silent = false;
  #over: Kind | null = null;
  #everywhere: Kind | undefined;
  #at: [x: number, y: number, z: number] | null = null;

  constructor(context: AudioContext, out: AudioNode, random: Random) {
    this.#context = context;
    this.#out = out;
    this.#random = random;
  }

  set space(space: Space) {
    if (space === this.#space) return;
    this.#space = space;
    this.#stopAll();
    this.#look();
  }

  /** What sounds everywhere in the place of the space's own, or (null) nothing does. */
  set over(kind: Kind | null) {
    this.#over = kind;
    this.#look();
  }

  set silent(silent: boolean) {
    this.#silent = silent;
    if (silent) this.#stopAll();
    else this.#look();
  }

  /** Where my ears are, in the space's frame. */
  listen(x: number, y: number, z: number): void {
    if (this.#at !== null && Math.hypot(x - this.#at[0], y - this.#at[1], z - this.#at[2]) < LOOKS) return;
    this.#at = [x, y, z];
    this.#look();
  }

  #look(): void {
    if (this.#space === null || this.#silent || this.#at === null || this.#context.state !== "running") {
      // Nothing plays before the first press: it is asked again at the next step.
      if (this.#context.state !== "running") this.#at = null;
      return;
    }
    const [x, y, z] = this.#at;
    const { zones } = this.#space;
    const ambience = this.#over ?? this.#space.ambience;
    const before = this.#playing.get("everywhere");
    if (before !== undefined && ambience !== this.#everywhere) this.#stop("everywhere", before);
    this.#everywhere = ambience;
    if (ambience !== undefined && !this.#playing.has("everywhere")) this.#play("everywhere", ambience, EVERYWHERE);
    for (const zone of zones) {
      if (zone.ambience === undefined) continue;
      const [px, pz] = nearestOn(zone.polygon, x, z);
      const py = Math.min(zone.top, Math.max(zone.bottom, y));
      const away = Math.hypot(px - x, py - y, pz - z);
      const playing = this.#playing.get(zone);
      if (playing === undefined && away < BEGINS) this.#play(zone, zone.ambience, ZONE);
      else if (playing !== undefined && away > ENDS) this.#stop(zone, playing);
      const panner = this.#playing.get(zone)?.panner;
      if (panner == null) continue;
      const now = this.#context.currentTime;
      panner.positionX.setTargetAtTime(px, now, 0.1);
      panner.positionY.setTargetAtTime(py, now, 0.1);
      panner.positionZ.setTargetAtTime(pz, now, 0.1);
    }
  }

  #play(where: Zone | "everywhere", kind: Kind, loud: number): void {
    const context = this.#context;
    const source = new AudioBufferSourceNode(context, { buffer: this.#loop(kind), loop: true });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setTargetAtTime(loud, context.currentTime, FADE);
    source.connect(gain);
    let panner: PannerNode | null = null;
    if (where === "everywhere") gain.connect(this.#out);
    else {
      panner = new PannerNode(context, {
        panningModel: "equalpower",
        distanceModel: "inverse",
        refDistance: NEAR,
        rolloffFactor: 1.6,
      });
      gain.connect(panner).connect(this.#out);
    }
    // Two zones with the same sound are not in step.
    source.start(0, this.#random() * source.buffer!.duration);
    this.#playing.set(where, { source, gain, panner });
  }

  #stop(where: Zone | "everywhere", { source, gain, panner }: Playing): void {
    const { currentTime } = this.#context;
    this.#playing.delete(where);
    gain.gain.setTargetAtTime(0, currentTime, FADE / 3);
    source.stop(currentTime + FADE * 2);
    source.onended = () => (panner ?? gain).disconnect();
  }

  #stopAll(): void {
    for (const [where, playing] of [...this.#playing]) this.#stop(where, playing);
  }

  #loop(kind: Kind): AudioBuffer {
    const known = this.#loops.get(kind);
    if (known !== undefined) return known;
    const samples = loopOf(kind, RATE, this.#random);
    const buffer = new AudioBuffer({ length: samples.length, sampleRate: RATE });
    buffer.copyToChannel(samples, 0);
    this.#loops.set(kind, buffer);
    return buffer;
  }
}
