/**
 * Channel: one slot's way through Web Audio, from whatever carries it to the ears:
 * walls between → murmur, or as it is → how loud → from the mouth, or from nowhere in particular.
 */
import { type Manner, toAll, voiceGain } from "../../shared/hearing/hearing.ts";
import type { Vec3 } from "../../shared/pose/pose.ts";
import { FLAT, Murmur } from "./murmur.ts";

/** Who is in the slot, and how they are heard; `gain` is the listener's own volume for them, 0…2. */
export type Heard = { avatar: string | null; manner: Manner; reach: number; murmur: boolean; gain: number };
/** Where somebody's mouth is in the space, how far from my ears, metres, and whether walls are between. */
export type Placed = { mouth: Vec3; metres: number; occluded: boolean };

/** Behind walls what is above this is dimmed, 12 dB an octave, and all of it a little. Hz. */
const WALLS_LEAVE = 1200;
const WALLS_DIM = 0.6;
const OPEN = 20_000;
/** Changes are let in so slowly that none is heard as a click: their time constants, seconds. */
const SMOOTH = 0.05;
const SLOW = 0.15;
/** A channel that nobody is in takes no more work after this. ms */
const RESTS_AFTER = 300;

const NOBODY: Heard = { avatar: null, manner: "near", reach: 1, murmur: false, gain: 0 };

export class Channel {
  readonly in: GainNode;
  readonly #context: BaseAudioContext;
  readonly #out: AudioNode;
  readonly #walls: BiquadFilterNode;
  readonly #clear: GainNode;
  readonly #level: GainNode;
  readonly #panner: PannerNode;
  readonly #aimed: GainNode;
  readonly #straight: GainNode;
  #murmur: Murmur | null = null;
  #heard = NOBODY;
  #metres = Number.POSITIVE_INFINITY;
  #occluded = false;
  #ducked = 1;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #connected = false;
  /** Where each knob was last turned to. */
  readonly #turned = new Map<AudioParam, number>();

  constructor(context: BaseAudioContext, out: AudioNode) {
    this.#context = context;
    this.#out = out;
    this.in = new GainNode(context);
    this.#walls = new BiquadFilterNode(context, { type: "lowpass", frequency: OPEN, Q: FLAT });
    this.#clear = new GainNode(context);
    this.#level = new GainNode(context, { gain: 0 });
    this.#aimed = new GainNode(context);
    this.#straight = new GainNode(context, { gain: 0 });
    // How loud is decided here, as the server means it: the panner only says from where.
    this.#panner = new PannerNode(context, { panningModel: "HRTF", rolloffFactor: 0 });
    this.in.connect(this.#walls).connect(this.#clear).connect(this.#level);
    this.#level.connect(this.#aimed).connect(this.#panner);
    this.#level.connect(this.#straight);
  }

  get manner(): Manner | null {
    return this.#heard.avatar === null ? null : this.#heard.manner;
  }

  /** Who is heard here now; nobody for null. */
  set heard(heard: Heard | null) {
    // Somebody new is not heard from where somebody else was.
    if (heard?.avatar !== this.#heard.avatar) this.#metres = Number.POSITIVE_INFINITY;
    this.#heard = heard ?? NOBODY;
    const straight = toAll(this.#heard.manner);
    this.#turn(this.#aimed.gain, straight ? 0 : 1);
    this.#turn(this.#straight.gain, straight ? 1 : 0);
    this.#garble(this.#heard.murmur);
    this.#loud();
    clearTimeout(this.#resting);
    if (this.#heard.avatar !== null) this.#connect();
    else this.#resting = setTimeout(() => this.#disconnect(), RESTS_AFTER);
  }

  place({ mouth, metres, occluded }: Placed): void {
    const [x, y, z] = mouth;
    const { positionX, positionY, positionZ } = this.#panner;
    positionX.value = x;
    positionY.value = y;
    positionZ.value = z;
    this.#metres = metres;
    this.#occluded = occluded;
    this.#loud();
  }

  /** What is left of it while somebody speaks to all, 0…1. */
  set ducked(left: number) {
    this.#ducked = left;
    this.#loud(SLOW);
  }

  close(): void {
    clearTimeout(this.#resting);
    this.#garble(false);
    this.#disconnect();
  }

  #loud(slowly = SMOOTH): void {
    const { avatar, manner, reach, gain } = this.#heard;
    const carried = avatar === null ? 0 : voiceGain(manner, this.#metres, reach);
    const dimmed = this.#occluded && !toAll(manner);
    this.#turn(this.#walls.frequency, dimmed ? WALLS_LEAVE : OPEN, SLOW);
    this.#turn(this.#level.gain, gain * carried * (dimmed ? WALLS_DIM : 1) * this.#ducked, slowly);
  }

  /** Moves a knob; one that stands there already is left alone, as places come with every picture. */
  #turn(knob: AudioParam, to: number, slowly = SMOOTH): void {
    if (this.#turned.get(knob) === to) return;
    this.#turned.set(knob, to);
    knob.cancelScheduledValues(this.#context.currentTime);
    knob.setTargetAtTime(to, this.#context.currentTime, slowly);
  }

  #garble(murmur: boolean): void {
    if (murmur === (this.#murmur !== null)) return;
    // Not a word gets through while it changes.
    this.#turned.delete(this.#clear.gain);
    this.#clear.gain.cancelScheduledValues(this.#context.currentTime);
    this.#clear.gain.value = murmur ? 0 : 1;
    if (murmur) {
      this.#murmur = new Murmur(this.#context);
      this.#walls.connect(this.#murmur.in);
      this.#murmur.out.connect(this.#level);
    } else {
      this.#walls.disconnect(this.#murmur!.in);
      this.#murmur!.close();
      this.#murmur = null;
    }
  }

  #connect(): void {
    if (this.#connected) return;
    this.#connected = true;
    this.#panner.connect(this.#out);
    this.#straight.connect(this.#out);
  }

  #disconnect(): void {
    if (!this.#connected) return;
    this.#connected = false;
    this.#panner.disconnect();
    this.#straight.disconnect();
  }
}
