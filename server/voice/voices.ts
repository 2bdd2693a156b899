/**
 * Voices: every voice of a room, from the talker's line to the listeners'. Carries VOI4 to VOI6 and VOI18.
 *
 * Who hears whom is chosen ten times a second and whenever somebody begins to talk; whether they may is asked anew for
 * every frame and every listener, so that a mute, a block or a leaving counts with the next frame.
 */
import { type Manner, mannerOf, type Speaker, voiceReach } from "../../shared/hearing/hearing.ts";
import { Slots } from "../../shared/hearing/slots.ts";
import type { Carrier } from "../../shared/protocol/from-client/voice.ts";
import { SLOTS, type VoiceFrame } from "../../shared/voice/frame.ts";
import { isOpus, saysSomething } from "../../shared/voice/opus.ts";
import type { Talker } from "./talker.ts";

/** Who has said nothing for so long gives their slots back, ms. */
const HOLD_MS = 2_000;
/** Who has said nothing for so long is not shown as speaking, ms. */
const SPEAKING_MS = 300;
/** However many begin to talk or turn a volume, all is chosen anew for it at most this often, ms. */
const AT_MOST_EVERY_MS = 20;

/** How a listener hears whoever is in a slot. */
export type Heard = {
  slot: number;
  /** The number of the talker; −1 is nobody. */
  talker: number;
  manner: Manner;
  /** How far that voice carries, metres; Infinity for the stage and the house. */
  reach: number;
  /** The listener hears strangers as a murmur, and this is one. */
  murmur: boolean;
  /** How loud the listener wants to hear this one, 0…2. */
  gain: number;
};

/** What is asked of the room. Numbers are those of bodies. */
export type Surroundings = {
  /** Where somebody stands and how they speak; the same object again and again. */
  speaker(number: number): Speaker;
  /** Whether anybody at all may hear what comes from this microphone. */
  mayTalk(number: number): boolean;
  /** Whether the one may hear the other at all, distance apart. */
  mayHear(listener: number, talker: number): boolean;
  isStranger(listener: number, talker: number): boolean;
  gain(listener: number, talker: number): number;
  tell(listener: number, heard: readonly Heard[]): void;
  /** Somebody hears this talker as a murmur from now on, or nobody does any more. */
  murmured(talker: number, by: boolean): void;
};

const NOBODY = { talker: -1, manner: "near", reach: 0, murmur: false, gain: 1 } as const;

export class Voices {
  readonly #around: Surroundings;
  readonly #slots: Slots;
  readonly #talkers: (Talker | undefined)[];
  readonly #people: (Speaker | undefined)[];
  readonly #talking: number[] = [];
  readonly #speaking = new Set<number>();
  /** What each listener was last told of each slot. */
  readonly #told: Heard[][];
  /** By talker: how many hear them as a murmur. */
  readonly #murmured: Int16Array;
  /** Told of every frame that went out to whoever hears it here. */
  onward: ((number: number, frame: VoiceFrame) => void) | null = null;
  #sent = 0;
  #passedAt = Number.NEGATIVE_INFINITY;
  /** Something has changed since, such as that somebody has begun to talk. */
  #due = false;
  #from = -1;
  #frame: VoiceFrame | null = null;
  readonly #forward = (listener: number, slot: number): void => {
    const line = this.#talkers[listener]?.line;
    if (!line || !this.#around.mayHear(listener, this.#from)) return;
    line.send(slot, this.#frame!);
    this.#sent += 1;
  };
  readonly #mayHear = (listener: number, talker: number): boolean => this.#around.mayHear(listener, talker);

  constructor(capacity: number, around: Surroundings) {
    this.#around = around;
    this.#slots = new Slots(capacity, () => {});
    this.#talkers = Array.from({ length: capacity }, () => undefined);
    this.#people = Array.from({ length: capacity }, () => undefined);
    this.#told = Array.from({ length: capacity }, () => []);
    this.#murmured = new Int16Array(capacity);
  }

  enter(number: number, talker: Talker): void {
    this.#talkers[number] = talker;
  }

  /** Somebody leaves: nobody hears them any more, and their line ends. */
  leave(number: number, now: number): void {
    const talker = this.#talkers[number];
    talker?.pending?.close();
    talker?.line?.close();
    this.#talkers[number] = undefined;
    this.#people[number] = undefined;
    this.#forget(number);
    this.#slots.leave(number, now);
    this.#stop(number);
  }

  /** Somebody opened a line, or another one: what they hear is told anew. */
  opened(number: number, now: number): void {
    this.#forget(number);
    this.pass(now);
  }

  talker(number: number): Talker | undefined {
    return this.#talkers[number];
  }

  /** Where somebody stands and how they speak just now. */
  speakerAt(number: number): Speaker {
    return this.#around.speaker(number);
  }

  isSpeaking(number: number): boolean {
    return this.#speaking.has(number);
  }

  /** Whether somebody has said something lately. */
  isTalking(number: number): boolean {
    return this.#talking.includes(number);
  }

  /** The slot in which the one hears the other; −1 is none. */
  slotOf(listener: number, talker: number): number {
    return this.#slots.slotOf(listener, talker);
  }

  /**
   * Takes 20 ms from somebody's microphone and sends it on.
   * @returns false for what is no voice of ours; what comes while the microphone is shut goes nowhere and is no mistake.
   */
  take(number: number, came: VoiceFrame, carrier: Carrier, now: number): boolean {
    const talker = this.#talkers[number];
    const frame = talker && isOpus(came.opus) ? talker.place(came, carrier, now) : null;
    if (!talker || frame === null) return false;
    if (!talker.open || !this.#around.mayTalk(number)) return true;
    if (saysSomething(frame.opus)) this.#says(number, talker, now);
    this.#from = number;
    this.#frame = frame;
    this.#slots.eachListener(number, this.#forward);
    this.onward?.(number, frame);
    return true;
  }

  /** Nobody hears this one from now on, until they say something that is to be heard. */
  silence(number: number, now: number): void {
    this.#slots.silence(number, now);
    this.#stop(number);
    this.#tellAll();
  }

  /** Chooses anew who hears whom, and tells every listener what is different. */
  pass(now: number): void {
    this.#passedAt = now;
    this.#due = false;
    const people = this.#people;
    for (let number = 0; number < people.length; number++) {
      const talker = this.#talkers[number];
      people[number] = talker && (talker.line || talker.open) ? this.#around.speaker(number) : undefined;
    }
    let kept = 0;
    for (const number of this.#talking) {
      const talker = this.#talkers[number];
      if (talker && people[number] && now - talker.saidAt < HOLD_MS && this.#around.mayTalk(number))
        this.#talking[kept++] = number;
    }
    this.#talking.length = kept;
    this.#slots.pass(people, this.#talking, this.#mayHear, now);
    this.#tellAll();
  }

  /** The same where that is not too often; otherwise with the next frame of anybody. */
  passSoon(now: number): void {
    this.#due = true;
    if (now - this.#passedAt >= AT_MOST_EVERY_MS) this.pass(now);
  }

  /** How many frames were sent since the last call. */
  takeSent(): number {
    const sent = this.#sent;
    this.#sent = 0;
    return sent;
  }

  /** Who began or ceased to speak since the last call, by number. */
  takeSpeaking(now: number): { began: number[]; ceased: number[] } {
    const began: number[] = [];
    const ceased: number[] = [];
    for (const number of this.#speaking) {
      if (now - (this.#talkers[number]?.saidAt ?? Number.NEGATIVE_INFINITY) > SPEAKING_MS) ceased.push(number);
    }
    for (const number of ceased) this.#speaking.delete(number);
    for (const number of this.#talking) {
      if (this.#speaking.has(number) || now - this.#talkers[number]!.saidAt > SPEAKING_MS) continue;
      this.#speaking.add(number);
      began.push(number);
    }
    return { began, ceased };
  }

  /** Whether the one hears the other as a murmur: the stage and the house never are one. */
  murmurs(listener: number, talker: number): boolean {
    const voicing = this.#people[talker]?.voicing;
    if (!this.#talkers[listener]?.murmur || voicing === "house" || voicing === "stage") return false;
    return this.#around.isStranger(listener, talker);
  }

  #says(number: number, talker: Talker, now: number): void {
    talker.saidAt = now;
    if (!this.#talking.includes(number)) {
      this.#talking.push(number);
      this.#due = true;
    }
    if (this.#due) this.passSoon(now);
  }

  #stop(number: number): void {
    const talker = this.#talkers[number];
    if (talker) talker.saidAt = Number.NEGATIVE_INFINITY;
    const at = this.#talking.indexOf(number);
    if (at >= 0) this.#talking.splice(at, 1);
  }

  #tellAll(): void {
    for (let listener = 0; listener < this.#talkers.length; listener++) {
      if (!this.#talkers[listener]?.line) {
        this.#forget(listener);
        continue;
      }
      const told = this.#told[listener]!;
      let news: Heard[] | null = null;
      for (let slot = 0; slot < SLOTS; slot++) {
        const talker = this.#slots.talkerIn(listener, slot);
        const before: Omit<Heard, "slot"> = told[slot] ?? NOBODY;
        if (talker < 0 && before.talker < 0) continue;
        if (talker === before.talker && this.#same(listener, before)) continue;
        const heard = this.#heard(listener, slot, talker);
        this.#count(before, heard);
        told[slot] = heard;
        news ??= [];
        news.push(heard);
      }
      if (news) this.#around.tell(listener, news);
    }
  }

  /** What somebody was told is void. */
  #forget(listener: number): void {
    const told = this.#told[listener]!;
    for (const heard of told) if (heard) this.#count(heard, NOBODY);
    told.length = 0;
  }

  /** Whoever is a murmur to somebody is told so, once. */
  #count(before: Omit<Heard, "slot">, heard: Omit<Heard, "slot">): void {
    if (before.murmur && --this.#murmured[before.talker]! === 0) this.#around.murmured(before.talker, false);
    if (heard.murmur && ++this.#murmured[heard.talker]! === 1) this.#around.murmured(heard.talker, true);
  }

  #same(listener: number, before: Omit<Heard, "slot">): boolean {
    const { talker } = before;
    const speaker = this.#people[talker];
    return (
      speaker !== undefined &&
      mannerOf(speaker) === before.manner &&
      voiceReach(speaker) === before.reach &&
      this.murmurs(listener, talker) === before.murmur &&
      this.#around.gain(listener, talker) === before.gain
    );
  }

  #heard(listener: number, slot: number, talker: number): Heard {
    const speaker = this.#people[talker];
    if (!speaker) return { slot, ...NOBODY };
    const murmur = this.murmurs(listener, talker);
    const gain = this.#around.gain(listener, talker);
    return { slot, talker, manner: mannerOf(speaker), reach: voiceReach(speaker), murmur, gain };
  }
}
