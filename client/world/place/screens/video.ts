/**
 * A video on a screen: fetched when somebody first comes near enough to see it, run only while they are, and kept where
 * everybody else's is. Silent until its visitor turns sound on, as browsers ask.
 */
import { SRGBColorSpace, VideoTexture } from "three";
import { momentOf, type Show } from "../../../../shared/screen/show.ts";
import { InStep } from "./in-step.ts";

/** How often it is looked at whether it is in step, seconds. */
const EVERY = 0.25;
/** A stopped video stands where it was stopped, to within this, seconds. */
const STILL = 0.05;
/** Where it ends, seconds before its end: a browser that has played to the end begins anew. */
const END = 0.05;

export class ScreenVideo {
  readonly texture: VideoTexture;
  readonly #element = document.createElement("video");
  readonly #address: string;
  readonly #inStep = new InStep();
  #show: Show;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #over = false;
  /** The browser wants a press before it lets this be heard. */
  #hushed = false;

  /** `onPicture` is called when there is something to see, `onFailed` when there never will be. */
  constructor(address: string, show: Show, onPicture: () => void, onFailed: () => void) {
    this.#address = address;
    this.#show = show;
    const element = this.#element;
    element.crossOrigin = "anonymous";
    element.playsInline = true;
    element.muted = true;
    element.preload = "auto";
    element.disableRemotePlayback = true;
    element.addEventListener("loadeddata", () => this.#over || onPicture());
    element.addEventListener("error", () => this.#over || onFailed());
    this.texture = new VideoTexture(element);
    this.texture.colorSpace = SRGBColorSpace;
  }

  /** Width by height; 0 while it is not known. */
  get aspect(): number {
    const { videoWidth, videoHeight } = this.#element;
    return videoHeight > 0 ? videoWidth / videoHeight : 0;
  }

  follow(show: Show): void {
    this.#show = show;
    this.#lookedAt = Number.NEGATIVE_INFINITY;
  }

  /** Once a picture: `time` is the server's, ms; `volume` 0 to 1. */
  frame(near: boolean, time: number, volume: number): void {
    const element = this.#element;
    if (near && element.src === "") element.src = this.#address;
    element.volume = volume;
    if (volume === 0) this.#hushed = false;
    const muted = volume === 0 || this.#hushed;
    if (element.muted !== muted) element.muted = muted;
    const now = performance.now() / 1000;
    if (now - this.#lookedAt < EVERY) return;
    this.#lookedAt = now;
    if (!near) element.pause();
    else if (element.readyState >= HTMLMediaElement.HAVE_METADATA) this.#keepUp(time, now);
  }

  #keepUp(time: number, now: number): void {
    const element = this.#element;
    const { duration, currentTime: is, seeking } = element;
    const wanted = momentOf(this.#show, time, duration);
    const round = this.#show.loop && Number.isFinite(duration) ? duration : null;
    element.loop = round !== null;
    if (!this.#show.playing || (round === null && wanted >= duration - END)) {
      element.pause();
      const still = Math.min(wanted, duration - END);
      if (!seeking && Math.abs(is - still) > STILL) element.currentTime = Math.max(0, still);
      return;
    }
    const { rate, seek } = this.#inStep.next({ wanted, is, seeking, round, now });
    if (seek !== null) element.currentTime = seek;
    if (element.playbackRate !== rate) element.playbackRate = rate;
    if (element.paused) this.#play();
  }

  #play(): void {
    this.#element.play().catch((problem: unknown) => {
      // Not without a press first: then at least in silence, until sound is turned on again.
      if (problem instanceof DOMException && problem.name === "NotAllowedError") this.#hushed = true;
    });
  }

  dispose(): void {
    this.#over = true;
    this.#element.pause();
    this.#element.removeAttribute("src");
    this.#element.load();
    this.texture.dispose();
  }
}
