/** Listening: what is heard in one visit and from where: its ears, and what comes for them. */
import type { Visit } from "../net/index.ts";
import { canDecode } from "./decoder.ts";
import { VoiceEars } from "./ears.ts";
import { Mouths, mouthOf } from "./mouths.ts";

export type ListeningState = {
  /** Voices are heard; `never` where this browser can play none. */
  hears: "opening" | "yes" | "no" | "never";
  /** Voices are there and the browser plays none until somebody presses something. */
  asleep: boolean;
};

export type ListeningChoices = {
  /** The device that plays; null is the usual one. */
  output: string | null;
  /** How loud all voices are, 0…1. */
  volume: number;
};

/** Where nothing is drawn, ears are moved so often, ms. */
const UNDRAWN_MS = 300;

export class Listening {
  readonly #visit: Visit;
  readonly #changed: (change: Partial<ListeningState>) => void;
  readonly #mouths: Mouths;
  readonly #stops: (() => void)[];
  #choices: ListeningChoices;
  #ears: VoiceEars | null = null;
  #over = false;
  /** When the place last said where my ears are; where nothing is drawn my own pose does. */
  #placedAt = Number.NEGATIVE_INFINITY;

  constructor(visit: Visit, choices: ListeningChoices, changed: (change: Partial<ListeningState>) => void) {
    this.#visit = visit;
    this.#choices = choices;
    this.#changed = changed;
    this.#mouths = new Mouths(visit);
    const { voice } = visit;
    const timer = setInterval(() => this.#placeHere(), UNDRAWN_MS);
    this.#stops = [
      voice.on("heard", (heard) => {
        this.#ears?.heard(heard);
        this.#mouths.heard(heard);
      }),
      voice.on("frame", (frame) => this.#ears?.take(frame)),
      voice.on("carrier", () => this.#attach()),
      voice.on("speaking", (avatar) => {
        const slot = voice.slots.find((one) => one.avatar === avatar.id);
        if (slot) this.#ears?.speaking(slot.slot, avatar.speaking);
      }),
      () => clearInterval(timer),
    ];
  }

  /** Opens the ears and asks to hear; once more where it did not go before. */
  async open(): Promise<void> {
    if (!(await canHear())) {
      this.#changed({ hears: "never" });
      return;
    }
    try {
      const ears = this.#ears ?? (await VoiceEars.open());
      if (this.#over) {
        await ears.close();
        return;
      }
      if (this.#ears === null) this.#wear(ears);
      await this.#visit.voice.listen();
      for (const heard of this.#visit.voice.slots) ears.heard(heard);
      this.#attach();
      this.#changed({ hears: "yes" });
    } catch {
      this.#changed({ hears: "no" });
    }
  }

  set choices(choices: ListeningChoices) {
    const before = this.#choices;
    this.#choices = choices;
    if (this.#ears) this.#ears.volume = choices.volume;
    if (choices.output !== before.output) void this.#ears?.setOutput(choices.output ?? "");
  }

  /** Where my ears are and the way I look, in the space's frame: once a picture. */
  place(x: number, y: number, z: number, aheadX: number, aheadY: number, aheadZ: number): void {
    const ears = this.#ears;
    this.#placedAt = performance.now();
    if (ears === null) return;
    ears.setListener([x, y, z], [aheadX, aheadY, aheadZ]);
    this.#mouths.place([x, y, z], performance.now(), (slot, placed) => ears.place(slot, placed));
  }

  /** Lets voices be heard where the browser waited for a gesture. */
  wake(): void {
    void this.#ears?.wake().catch(() => undefined);
  }

  /** How my own ears do in the slot of somebody: packets that came late or not at all. */
  reportOf(avatar: string) {
    const heard = this.#visit.voice.slots.find((one) => one.avatar === avatar);
    return heard && this.#ears ? this.#ears.report(heard.slot) : null;
  }

  async close(): Promise<void> {
    this.#over = true;
    for (const stop of this.#stops) stop();
    await this.#ears?.close();
  }

  #placeHere(): void {
    if (performance.now() - this.#placedAt < UNDRAWN_MS) return;
    const { me } = this.#visit;
    this.place(...mouthOf(me), -Math.sin(me.pose.yaw), 0, -Math.cos(me.pose.yaw));
  }

  #wear(ears: VoiceEars): void {
    this.#ears = ears;
    ears.volume = this.#choices.volume;
    if (this.#choices.output !== null) void ears.setOutput(this.#choices.output);
    const tell = () => this.#changed({ asleep: ears.context.state !== "running" });
    ears.context.addEventListener("statechange", tell);
    tell();
  }

  /** What WebRTC carries, if it carries anything, comes out of the same slots. */
  #attach(): void {
    const { slots, tracks } = this.#visit.voice;
    for (const { slot } of slots) this.#ears?.track(slot, tracks?.[slot] ?? null);
  }
}

async function canHear(): Promise<boolean> {
  if (globalThis.AudioContext === undefined || globalThis.AudioWorkletNode === undefined) return false;
  return typeof RTCPeerConnection !== "undefined" || (await canDecode());
}
