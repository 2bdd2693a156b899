/**
 * Session: the voices of one visit in a page: what is heard, and the visitor's own microphone.
 *
 * A model without a view: whoever shows it subscribes, and asks for `state` again when it is told.
 */
import type { Visit } from "../net/index.ts";
import type { Silenced } from "../net/voice/voice.ts";
import { canCaption, startCaptions } from "./captions.ts";
import { type MicrophoneFailure, onDevicesChanged, openMicrophone } from "./devices.ts";
import { Level } from "./level.ts";
import { Listening, type ListeningChoices, type ListeningState } from "./listening.ts";

/**
 * Whether my microphone is in use: not at all, being opened, open and heard, or held and shut. While it is to be pressed to
 * talk it is `on` and lets nothing out until it is pressed.
 */
export type MicrophoneState = "off" | "opening" | "on" | "shut";

export type VoiceChoices = ListeningChoices & {
  /** The microphone to use; null is the usual one. */
  input: string | null;
  /** Speaks while a key or button is held only. */
  push: boolean;
  /** What I say is written down on this device for whoever hears me, where the browser can. */
  captions: boolean;
};

export type SessionState = ListeningState & {
  microphone: MicrophoneState;
  /** Why my microphone is not on though I asked for it. */
  failure: MicrophoneFailure | "no-encoder" | "not-allowed" | "line-lost" | null;
  /** Why nobody hears me though it is on. */
  silenced: Silenced | null;
  /** I press to talk just now. */
  pressed: boolean;
  /** This browser can write down on the device what I say. */
  canCaption: boolean;
};

export class VoiceSession {
  readonly #visit: Visit;
  readonly #stops: (() => void)[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #listening: Listening;
  #choices: VoiceChoices;
  #state: SessionState = {
    hears: "opening",
    microphone: "off",
    failure: null,
    silenced: null,
    pressed: false,
    asleep: false,
    canCaption: false,
  };
  #track: MediaStreamTrack | null = null;
  #level: Level | null = null;
  #stopCaptions: (() => void) | null = null;
  #over = false;
  /** The visit has no connection just now. */
  #down = false;

  constructor(visit: Visit, choices: VoiceChoices) {
    this.#visit = visit;
    this.#choices = choices;
    this.#listening = new Listening(visit, choices, (change) => this.#change(change));
    const { voice } = visit;
    this.#stops.push(
      voice.on("why", (silenced) => this.#silenced(silenced)),
      voice.on("microphone", () => this.#change({})),
      visit.on("reconnecting", () => {
        this.#down = true;
      }),
      visit.on("reconnected", () => {
        this.#down = false;
        if (this.#state.failure === "line-lost") this.#change({ failure: null });
      }),
      onDevicesChanged(() => void this.#replug()),
    );
    void this.#listening.open();
    void canCaption(visit.me.language).then((can) => this.#change({ canCaption: can }));
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Calls `changed` whenever the state is another; returns the way to stop. */
  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** How loud my microphone is just now, 0…1 as a meter shows it. */
  get level(): number {
    return this.#level?.read() ?? 0;
  }

  /** What is to be heard and spoken with; a microphone in use is changed for the one that is chosen. */
  set choices(choices: VoiceChoices) {
    const before = this.#choices;
    this.#choices = choices;
    this.#listening.choices = choices;
    if (choices.push !== before.push) {
      this.#change({ pressed: false });
      this.#gate();
    }
    if (choices.input !== before.input && this.#track !== null) void this.#reopen();
    this.#caption();
  }

  /** Opens my microphone, asking for it where nobody has yet. What goes wrong is in `state`. */
  async speak(): Promise<void> {
    const { microphone } = this.#state;
    if (this.#over || microphone === "on" || microphone === "opening") return;
    if (this.#down) {
      this.#change({ failure: "line-lost" });
      return;
    }
    this.#change({ microphone: "opening", failure: null });
    if (this.#track === null && !(await this.#take())) return;
    this.#gate();
    try {
      if (microphone === "shut") await this.#visit.voice.mute(false);
      else await this.#visit.voice.start(this.#track!);
      this.#change({ microphone: this.#track === null ? "off" : "on" });
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (code !== "muted") this.#release();
      this.#change({
        microphone: code === "muted" ? "shut" : "off",
        failure: code === "muted" ? "not-allowed" : this.#down ? "line-lost" : "no-encoder",
      });
    }
  }

  /** Shuts my microphone; it stays at hand. */
  async shut(): Promise<void> {
    if (this.#state.microphone !== "on") return;
    this.#change({ microphone: "shut", pressed: false });
    await this.#visit.voice.mute(true).catch(() => undefined);
  }

  /** Lets go of my microphone. */
  async stop(): Promise<void> {
    this.#release();
    this.#change({ microphone: "off", failure: null, silenced: null, pressed: false });
    await this.#visit.voice.stop().catch(() => undefined);
  }

  /** A key or button to talk is held, or let go. Opens the microphone where it is not yet, and resolves when that is done. */
  async press(held: boolean): Promise<void> {
    if (held === this.#state.pressed || !this.#choices.push) return;
    this.#change({ pressed: held });
    this.#gate();
    if (held && this.#state.microphone !== "on") await this.speak();
  }

  /** Tries once more to hear, where it did not go the first time. */
  async retry(): Promise<void> {
    if (this.#over || this.#state.hears !== "no") return;
    this.#change({ hears: "opening" });
    await this.#listening.open();
  }

  /** Where my ears are and the way I look, in the space's frame: once a picture. */
  listen(x: number, y: number, z: number, aheadX: number, aheadY: number, aheadZ: number): void {
    this.#listening.place(x, y, z, aheadX, aheadY, aheadZ);
  }

  /** Lets voices be heard where the browser waited for a gesture. */
  wake(): void {
    this.#listening.wake();
    this.#level?.wake();
  }

  /** How my own ears do in the slot of somebody: packets that came late or not at all. */
  reportOf(avatar: string) {
    return this.#listening.reportOf(avatar);
  }

  async close(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    for (const stop of this.#stops) stop();
    this.#stopCaptions?.();
    this.#release();
    await this.#listening.close();
  }

  async #take(): Promise<boolean> {
    const opened = await openMicrophone(this.#choices.input ?? undefined);
    if (!opened.ok) {
      this.#change({ microphone: "off", failure: opened.failure });
      return false;
    }
    if (this.#over) {
      opened.track.stop();
      return false;
    }
    this.#track = opened.track;
    this.#level = Level.of(opened.track);
    return true;
  }

  /** Another microphone in the place of the one in use. */
  async #reopen(): Promise<void> {
    const was = this.#state.microphone;
    this.#release();
    this.#change({ microphone: "off" });
    if (was === "on" || was === "opening") await this.speak();
    else await this.#visit.voice.stop().catch(() => undefined);
  }

  /** My microphone was pulled out: the usual one takes its place. */
  async #replug(): Promise<void> {
    if (this.#track?.readyState === "ended") await this.#reopen();
  }

  #silenced(silenced: Silenced | null): void {
    if (silenced?.reason === "source-ended") {
      void this.#reopen();
      return;
    }
    const { microphone, silenced: before } = this.#state;
    // After a mute, or a silence of the audience, my microphone is shut, and nobody asked me to be quiet.
    if (silenced?.reason === "hushed" && (before?.reason === "muted" || before?.reason === "audience"))
      this.#change({ silenced: null });
    else if (silenced !== null && microphone === "on") this.#change({ silenced, microphone: "shut", pressed: false });
    else this.#change({ silenced });
  }

  #gate(): void {
    this.#visit.voice.gate(!this.#choices.push || this.#state.pressed);
  }

  /** Writes down what I say while I am heard and wish it. */
  #caption(): void {
    const { microphone, pressed } = this.#state;
    const heard = microphone === "on" && (!this.#choices.push || pressed);
    const wanted = this.#choices.captions && this.#state.canCaption && heard;
    if (wanted === (this.#stopCaptions !== null)) return;
    this.#stopCaptions?.();
    this.#stopCaptions = null;
    if (!wanted || this.#track === null) return;
    this.#stopCaptions = startCaptions(
      this.#track,
      this.#visit.me.language,
      (text) => void this.#visit.voice.caption(text).catch(() => undefined),
      () => this.#change({ canCaption: false }),
    );
  }

  #release(): void {
    this.#track?.stop();
    this.#track = null;
    this.#level?.close();
    this.#level = null;
  }

  #change(change: Partial<SessionState>): void {
    if (this.#over) return;
    this.#state = { ...this.#state, ...change };
    this.#caption();
    for (const changed of this.#listeners) changed();
  }
}
