/**
 * Live voice: a `Voice` over a visit's line.
 *
 * Everybody is heard over the WebSocket at once; WebRTC is tried beside it, and takes over when it stands. What needs a
 * browser is loaded when it is needed.
 */
import { type Verb, VOICE_BYTES } from "../../../shared/protocol/from-client/index.ts";
import type { Carrier } from "../../../shared/protocol/from-client/voice.ts";
import type { FromServer, Heard, Message, Microphone, Why } from "../../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { decodeHeard, encodeTalk, SLOTS } from "../../../shared/voice/frame.ts";
import { Events } from "../events.ts";
import type { Tools } from "../tools.ts";
import { isTrack, type Mouth, mouthOf } from "./mouth.ts";
import type { RtcLineInPage } from "./rtc-line.ts";
import type { Silenced, Voice, VoiceEvents } from "./voice.ts";

const SHUT: Microphone = {
  open: false,
  manner: "near",
  held: null,
  silent: null,
  floor: false,
  murmur: false,
  murmured: false,
};
const NOBODY: Omit<Heard, "slot"> = { avatar: null, manner: "near", reach: 0, murmur: false, gain: 1 };

/** What a visit lends its voice. */
export type VoiceParts = {
  ask<Answer>(verb: Verb, payload: object): Promise<Answer>;
  sendBytes(type: number, bytes: Uint8Array): void;
  tools: Tools;
  latency(): number;
};

export class LiveVoice implements Voice {
  readonly #parts: VoiceParts;
  readonly #events = new Events<VoiceEvents>();
  readonly #slots: Heard[] = silence();
  #microphone = SHUT;
  #carrier: Carrier | null = null;
  #silenced: Silenced | null = null;
  #mouth: Mouth | null = null;
  #rtc: RtcLineInPage | null = null;
  /** The attempt at WebRTC that goes on just now. */
  #trying: Promise<void> = Promise.resolve();
  /** Grows with each connection: what belongs to an older one is let go. */
  #era = 0;
  /** I have asked to hear, over this only if it is told; settles when I do. */
  #listening: Promise<void> | null = null;
  #only: "socket" | undefined;
  /** I want to be heard: my microphone is not shut by my own wish. */
  #wanted = false;
  #gateOpen = true;

  constructor(parts: VoiceParts) {
    this.#parts = parts;
  }
  get carrier() {
    return this.#carrier;
  }
  get microphone() {
    return this.#microphone;
  }
  get silenced() {
    return this.#silenced;
  }
  get slots(): readonly Heard[] {
    return this.#slots;
  }
  get tracks(): Voice["tracks"] {
    return this.#rtc?.tracks ?? null;
  }
  on: Voice["on"] = (event, handler) => this.#events.on(event, handler);

  listen: Voice["listen"] = (carrier) => {
    if (this.#listening !== null) return this.#listening;
    this.#only = carrier;
    const listening = this.#begin();
    this.#listening = listening;
    listening.catch(() => {
      if (this.#listening === listening) this.#listening = null;
    });
    return listening;
  };

  start: Voice["start"] = async (source) => {
    await this.listen();
    await this.stop();
    // Only WebRTC encodes where the browser lets nobody else.
    if (isTrack(source) && !canEncode()) await this.#trying;
    // Whoever else has started meanwhile is not the last.
    this.#shut();
    const mouth: Mouth = mouthOf(source, this.#parts.tools, {
      frame: (tick, opus) => this.#parts.sendBytes(VOICE_BYTES, encodeTalk(tick, opus)),
      ended: (broken) => this.#ended(mouth, broken),
    });
    this.#mouth = mouth;
    this.#wanted = true;
    if (this.#rtc !== null) mouth.carry(this.#rtc);
    try {
      await mouth.ready;
    } catch (error) {
      await this.stop();
      throw error;
    }
    await this.#open();
  };

  stop: Voice["stop"] = async () => {
    const spoke = this.#mouth !== null;
    this.#shut();
    this.#say(null);
    if (spoke && this.#microphone.open) await this.#parts.ask("microphone", { open: false });
  };

  mute: Voice["mute"] = async (muted) => {
    this.#wanted = !muted && this.#mouth !== null;
    this.#turn();
    if (this.#wanted) return this.#open();
    this.#say(null);
    if (this.#listening !== null) await this.#parts.ask("microphone", { open: false });
  };

  gate: Voice["gate"] = (open) => {
    this.#gateOpen = open;
    this.#turn();
  };
  speak: Voice["speak"] = async (manner) => void (await this.#parts.ask("speak", { manner }));
  volume: Voice["volume"] = async (avatar, gain) => void (await this.#parts.ask("volume", { avatar, gain }));
  murmur: Voice["murmur"] = async (on) => void (await this.#parts.ask("murmur", { on }));
  caption: Voice["caption"] = (text) => this.#parts.ask<Message>("caption", { text });
  why: Voice["why"] = (avatar, listener) =>
    this.#parts.ask<Why>("why", listener === undefined ? { avatar } : { avatar, listener });
  quality: Voice["quality"] = async () => {
    const own = { carrier: this.#carrier, loss: null, roundTrip: this.#parts.latency() };
    return this.#rtc === null ? own : { ...own, ...(await this.#rtc.quality()) };
  };
  everybody: Voice["everybody"] = () => this.#parts.ask("lines", {});
  hush: Voice["hush"] = async (avatar) => void (await this.#parts.ask("hush", { avatar }));
  askToSpeak: Voice["askToSpeak"] = async (avatar) => void (await this.#parts.ask("askToSpeak", { avatar }));
  floor: Voice["floor"] = async (avatar, on) => void (await this.#parts.ask("floor", { avatar, on }));

  /** What the server says of my microphone: a host may have shut it, or a mute. */
  tellMicrophone(microphone: Microphone): void {
    const was = this.#microphone;
    this.#microphone = microphone;
    if (was.open && !microphone.open && this.#wanted) this.#say({ reason: microphone.silent ? "audience" : "hushed" });
    else if (microphone.open && this.#wanted) this.#say(null);
    else if (microphone.silent === null && this.#silenced?.reason === "audience") this.#say({ reason: "hushed" });
    this.#turn();
    this.#events.emit("microphone", microphone);
  }

  /** I am muted, or no more: what was hushed a moment ago has another reason then. */
  tellMuted(muted: boolean, until: number | undefined): void {
    if (muted && this.#mouth !== null) this.#say({ reason: "muted", ...(until !== undefined && { until }) });
    else if (!muted && this.#silenced?.reason === "muted") this.#say({ reason: "hushed" });
  }

  /** A host has asked me to be quiet: where I was dropped just then, nothing else tells that my microphone stays shut. */
  tellHushed(): void {
    if (this.#wanted && !this.#microphone.open && this.#silenced === null) this.#say({ reason: "hushed" });
  }

  /** The server has found our line over UDP to be down before this side did: it says so long before the browser. */
  tellCarrier(carrier: Carrier): void {
    if (carrier !== "socket" || this.#rtc === null) return;
    const line = this.#rtc;
    line.close();
    this.#rtcFell(line);
  }

  tellHeard(heard: FromServer["heard"]): void {
    for (const one of heard) {
      if (one.slot < 0 || one.slot >= SLOTS) continue;
      this.#slots[one.slot] = one;
      this.#events.emit("heard", one);
    }
  }

  tellSpeaking(avatar: VoiceEvents["speaking"]): void {
    this.#events.emit("speaking", avatar);
  }

  takeBytes(bytes: Uint8Array): void {
    for (const frame of decodeHeard(bytes) ?? []) this.#events.emit("frame", frame);
  }

  /** The connection dropped: nothing is heard until there is another. */
  drop(): void {
    this.#era++;
    this.#rtc?.close();
    this.#rtc = null;
    this.#mouth?.carry(null);
    this.#microphone = SHUT;
    this.#turn();
    for (const { slot, avatar } of [...this.#slots]) {
      if (avatar !== null) this.tellHeard([{ slot, ...NOBODY }]);
    }
  }

  /** There is a connection again: I hear and speak as before. What others have shut stays shut until I say otherwise. */
  async resume(): Promise<void> {
    if (this.#listening === null) return;
    await this.#begin();
    if (this.#wanted && this.#silenced === null) await this.#open();
  }

  /** The visit is over. */
  end(): void {
    this.drop();
    this.#shut();
    this.#listening = null;
    this.#carriedBy(null);
  }

  async #begin(): Promise<void> {
    const rtc = this.#only !== "socket" && typeof RTCPeerConnection !== "undefined";
    if (!rtc || canPlayFrames()) await this.#bySocket();
    if (!rtc) return;
    this.#trying = this.#byRtc().catch((error: unknown) => {
      // Whoever hears already goes on so.
      if (this.#carrier === null) throw error;
    });
    if (this.#carrier === null) await this.#trying;
    else this.#trying.catch(() => {});
  }

  async #bySocket(): Promise<void> {
    const { microphone } = await this.#parts.ask<{ microphone: Microphone }>("listen", { carrier: "socket" });
    this.#carriedBy("socket");
    this.tellMicrophone(microphone);
  }

  async #byRtc(): Promise<void> {
    const era = this.#era;
    const [{ openRtcLine }, { offer, microphone }] = await Promise.all([
      import("./rtc-line.ts"),
      this.#parts.ask<{ offer: string; microphone: Microphone }>("listen", { carrier: "webrtc" }),
    ]);
    const line = await openRtcLine({ offer, answer: (answer) => this.#parts.ask("connectVoice", answer) });
    if (era !== this.#era) {
      line.close();
      return;
    }
    this.#rtc = line;
    line.onclosed = () => this.#rtcFell(line);
    this.#mouth?.carry(line);
    if (this.#carrier === null) this.tellMicrophone(microphone);
    this.#carriedBy("webrtc");
  }

  /** The server goes on over the WebSocket by itself. */
  #rtcFell(line: RtcLineInPage): void {
    if (this.#rtc !== line) return;
    this.#rtc = null;
    this.#mouth?.carry(null);
    this.#carriedBy(canPlayFrames() ? "socket" : null);
  }

  #carriedBy(carrier: Carrier | null): void {
    if (carrier === this.#carrier) return;
    this.#carrier = carrier;
    this.#events.emit("carrier", carrier);
  }

  async #open(): Promise<void> {
    try {
      await this.#parts.ask("microphone", { open: true });
    } catch (error) {
      if (error instanceof StoaError && error.code === "muted") this.#say(this.#whyMuted());
      throw error;
    }
    // Meanwhile the source may have ended, or I may have thought better of it.
    if (!this.#wanted) await this.#parts.ask("microphone", { open: false });
  }

  /** A source gave all it had, or broke: a microphone was pulled out, or a program threw. */
  #ended(mouth: Mouth, broken: boolean): void {
    if (this.#mouth !== mouth) return;
    this.#shut();
    this.#say(broken ? { reason: "source-ended" } : null);
    if (this.#microphone.open) void this.#parts.ask("microphone", { open: false }).catch(() => {});
  }

  #whyMuted(): Silenced {
    const { held, silent } = this.#microphone;
    if (silent !== null) return { reason: "audience" };
    return held === null ? (this.#silenced ?? { reason: "muted" }) : { reason: "held", until: held.until };
  }

  /** Lets out what is said, if everybody agrees that it is to be heard. */
  #turn(): void {
    this.#mouth?.gate(this.#wanted && this.#gateOpen && this.#microphone.open);
  }

  #shut(): void {
    this.#mouth?.shut();
    this.#mouth = null;
    this.#wanted = false;
  }

  #say(silenced: Silenced | null): void {
    if (silenced?.reason === this.#silenced?.reason && silenced?.until === this.#silenced?.until) return;
    this.#silenced = silenced;
    this.#events.emit("why", silenced);
  }
}

/** A program takes frames as they are; a page must be able to decode them, and to encode its own. */
function canPlayFrames(): boolean {
  return typeof AudioDecoder !== "undefined" || typeof RTCPeerConnection === "undefined";
}

function canEncode(): boolean {
  return typeof AudioEncoder !== "undefined" && typeof AudioWorkletNode !== "undefined";
}

function silence(): Heard[] {
  return Array.from({ length: SLOTS }, (_, slot) => ({ slot, ...NOBODY }));
}
