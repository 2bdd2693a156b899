/**
 * ComingBack: where a house is several processes and the one where I stand is gone, or sends me on, I come in again by another
 * door of the house, and the visit goes on. [SDK10]
 */
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Tools } from "./tools.ts";

/** How often it is asked whether the process where I stood is still there, and how long it may take to answer, ms. */
const ASKED_EVERY_MS = 1500;
const ANSWERED_MS = 1200;
/** How long I try to come in, and how long between two tries, ms. */
const TRIED_MS = 32_000;
const AGAIN_MS = 500;

/** Where else the house is entered; `leave` that I am to go there now. */
export type Doors = { others: readonly string[]; leave: boolean };

export type ComingBackParts = {
  tools: Tools;
  /** Where I came in. */
  server: string;
  /** The address of the process where I stand; null where the house is one process. */
  at: () => string | null;
  /** Comes in by this door and stands there. */
  enter: (door: string) => Promise<void>;
  /** I am on my way. */
  leaving: () => void;
  /** No door let me in; with the refusal, where there was one. */
  failed: (refusal: StoaError | null) => void;
};

export class ComingBack {
  readonly #parts: ComingBackParts;
  #others: readonly string[] = [];
  #callOff: (() => void) | null = null;
  #lost = false;
  #going = false;
  #over = false;

  constructor(parts: ComingBackParts) {
    this.#parts = parts;
  }

  tellDoors({ others, leave }: Doors): void {
    this.#others = others;
    if (leave) this.go();
  }

  /** Whether there is another door than the one of where I stand. */
  get possible(): boolean {
    return this.#parts.at() !== null && this.#others.length > 0;
  }

  /** My line is lost: it may come back by itself, unless the process is gone. */
  dropped(): void {
    if (!this.possible || this.#going || this.#callOff) return;
    this.#lost = true;
    this.#callOff = this.#parts.tools.after(ASKED_EVERY_MS, () => {
      this.#callOff = null;
      this.#isThere().then((there) => {
        // It may have come back while that was asked.
        if (!this.#lost || this.#over || this.#going) return;
        if (there) this.dropped();
        else this.go();
      });
    });
  }

  /** I stand, here or elsewhere. */
  stood(): void {
    this.#lost = false;
    this.#callOff?.();
    this.#callOff = null;
  }

  end(): void {
    this.#over = true;
    this.stood();
  }

  /** Comes in by another door. */
  go(): void {
    if (this.#going || this.#over) return;
    this.#going = true;
    this.#callOff?.();
    this.#callOff = null;
    this.#parts.leaving();
    this.#enter()
      .then((refusal) => {
        if (refusal !== "stands" && !this.#over) this.#parts.failed(refusal);
      })
      .finally(() => {
        this.#going = false;
      });
  }

  async #enter(): Promise<"stands" | StoaError | null> {
    const { tools, server, enter, at } = this.#parts;
    const from = at();
    const until = tools.now() + TRIED_MS;
    let last: StoaError | null = null;
    for (let tried = 0; tools.now() < until && !this.#over; tried += 1) {
      // Where I came in may lead elsewhere by now; what is gone is asked last.
      const doors = [...new Set([...(server === from ? [] : [server]), ...this.#others, server])];
      try {
        await enter(doors[tried % doors.length]!);
        return "stands";
      } catch (error) {
        last = error instanceof StoaError ? error : null;
        if (last !== null && FINAL.has(last.code)) return last;
      }
      await new Promise<void>((again) => tools.after(AGAIN_MS, again));
    }
    return last;
  }

  async #isThere(): Promise<boolean> {
    try {
      await fetch(`${this.#parts.at()}/health`, { credentials: "omit", signal: AbortSignal.timeout(ANSWERED_MS) });
      return true;
    } catch {
      return false;
    }
  }
}

/** No other door says anything else. */
const FINAL: ReadonlySet<string> = new Set(["banned", "version"]);
