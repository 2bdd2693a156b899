/**
 * Rehearsals: evenings that hosts have played through while the house runs, each in a thread of its own, which is ended where it
 * takes too long. One at a time in a space. Nothing of them is kept. Carries PRG11.
 */
import { Worker } from "node:worker_threads";
import type { Rehearsal } from "../../../shared/programme/rehearsal.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import type { Heard, Wanted } from "./worker.ts";

/** So many at once in the house: each takes a core while it lasts. */
const AT_ONCE = 2;
/** A rehearsal takes no longer than this, ms, and no more memory, MB. */
const LONGEST_MS = 30_000;
const MEMORY_MB = 256;

export class Rehearsals {
  readonly #after: (ms: number, act: () => void) => () => void;
  readonly #on = new Map<string, Worker>();

  constructor(after: (ms: number, act: () => void) => () => void) {
    this.#after = after;
  }

  /**
   * Begins to play an evening of a space through; `passed` is told in hundredths how far it is.
   * @throws {StoaError} `full` while another of this space goes on, or too many in the house
   * @returns what comes of it; rejects with `too-long` where it takes too long
   */
  begin(space: string, wanted: Wanted, passed: (hundredths: number) => void): Promise<Rehearsal> {
    if (this.#on.has(space))
      throw new StoaError(
        "full",
        "An evening of this space is being rehearsed already. Try again when that is through.",
      );
    if (this.#on.size >= AT_ONCE)
      throw new StoaError("full", "Other spaces rehearse their evenings just now. Try again in a moment.");
    // Run as TypeScript in the checkout, and as JavaScript where it was built.
    const file = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";
    const worker = new Worker(new URL(file, import.meta.url), {
      workerData: wanted,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    this.#on.set(space, worker);
    return this.#played(worker, passed).finally(() => this.#on.delete(space));
  }

  /** Ends those that go on. */
  async close(): Promise<void> {
    await Promise.all([...this.#on.values()].map((worker) => worker.terminate()));
  }

  async #played(worker: Worker, passed: (hundredths: number) => void): Promise<Rehearsal> {
    const through = Promise.withResolvers<Rehearsal>();
    const callOff = this.#after(LONGEST_MS, () =>
      through.reject(new StoaError("too-long", "It took too long to rehearse. Try again with fewer visitors.")),
    );
    worker.on("message", (heard: Heard) => {
      if ("passed" in heard) passed(heard.passed);
      else through.resolve(heard.rehearsal);
    });
    worker.on("error", through.reject);
    worker.on("exit", () => through.reject(new StoaError("invalid", "The rehearsal was broken off.")));
    try {
      return await through.promise;
    } finally {
      callOff();
      await worker.terminate();
    }
  }
}
