/** Away: whether the page was in the background lately: what a phone lost meanwhile is no decision of its owner's. */
type Page = Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;

/** What broke by then after coming back broke while away. ms. */
const LATELY_MS = 6000;

export class Away {
  readonly #page: Page;
  readonly #now: () => number;
  #backAt = Number.NEGATIVE_INFINITY;

  /** `now` is any clock of ms. */
  constructor(page: Page, now: () => number) {
    this.#page = page;
    this.#now = now;
  }

  /** Begins to watch; answers the way to stop. */
  watch(): () => void {
    const seen = () => {
      if (this.#page.visibilityState === "visible") this.#backAt = this.#now();
    };
    this.#page.addEventListener("visibilitychange", seen);
    return () => this.#page.removeEventListener("visibilitychange", seen);
  }

  /** The page is in the background, or was a moment ago. */
  get lately(): boolean {
    return this.#page.visibilityState !== "visible" || this.#now() - this.#backAt < LATELY_MS;
  }

  /** Resolves once the page is seen; rejects when called off. */
  async seen(signal: AbortSignal): Promise<void> {
    while (this.#page.visibilityState !== "visible") {
      await new Promise<void>((resolve, reject) => {
        const done = () => {
          this.#page.removeEventListener("visibilitychange", done);
          if (signal.aborted) reject(signal.reason);
          else resolve();
        };
        this.#page.addEventListener("visibilitychange", done);
        signal.addEventListener("abort", done, { once: true });
      });
    }
  }
}
