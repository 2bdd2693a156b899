/** BatchWriter: whatever the store does, each row is written once and in its order, or let go where that is said. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { BatchWriter } from "../../../server/store/batch-writer.ts";
import { HandClock } from "../../support/hand-clock.ts";

const BATCH_MS = 250;
const RETRY_MS = 1000;
const MOST = 20;

/** A writer, and a store that answers when the test says so. */
class Scene {
  readonly clock = new HandClock();
  readonly added: number[] = [];
  readonly stored: number[] = [];
  readonly failures: unknown[] = [];
  largest = 0;
  readonly writer: BatchWriter<number>;
  #asked: { rows: number[]; answered: PromiseWithResolvers<void> } | null = null;

  constructor(letsGo: boolean) {
    this.writer = new BatchWriter({
      write: (rows) => {
        if (this.#asked) throw new Error("two are written at once");
        this.largest = Math.max(this.largest, rows.length);
        this.#asked = { rows: [...rows], answered: Promise.withResolvers() };
        return this.#asked.answered.promise;
      },
      failed: (error) => this.failures.push(error),
      after: (ms, act) => this.clock.after(ms, act),
      batchMs: BATCH_MS,
      retryMs: RETRY_MS,
      most: MOST,
      letsGo,
    });
  }

  add(count: number): void {
    for (let n = 0; n < count; n++) this.writer.add(this.added.push(this.added.length) - 1);
  }

  /** The store answers what it was asked; false when it was asked nothing. */
  async answer(well: boolean): Promise<boolean> {
    await settled();
    if (!this.#asked) return false;
    const { rows, answered } = this.#asked;
    this.#asked = null;
    if (well) {
      this.stored.push(...rows);
      answered.resolve();
    } else answered.reject(new Error("away"));
    await settled();
    return true;
  }

  /** The store answers well from now on; nobody asks for anything. */
  async recover(): Promise<void> {
    while (await this.answer(true));
    this.clock.pass(RETRY_MS);
    while (await this.answer(true));
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

const happenings = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ add: fc.integer({ min: 1, max: 6 }) }) },
    { weight: 3, arbitrary: fc.record({ pass: fc.integer({ min: 1, max: 1200 }) }) },
    { weight: 3, arbitrary: fc.record({ answer: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ flush: true }) },
  ),
  { maxLength: 60 },
);

async function play(letsGo: boolean, all: typeof happenings extends fc.Arbitrary<infer T> ? T : never): Promise<Scene> {
  const scene = new Scene(letsGo);
  for (const one of all) {
    if ("add" in one) scene.add(letsGo || scene.writer.open ? one.add : 0);
    else if ("pass" in one) scene.clock.pass(one.pass);
    else if ("answer" in one) await scene.answer(one.answer);
    else scene.writer.flush().catch(() => {});
  }
  await scene.recover();
  return scene;
}

test("Nothing is lost, doubled or out of its order, whenever the store fails; what failed is tried again by itself.", async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (all) => {
      const { stored, added, largest } = await play(false, all);
      expect(stored).toEqual(added);
      expect(largest).toBeLessThan(2 * MOST + 6);
    }),
    { numRuns: 200 },
  );
});

test("Where the oldest are let go, no more than may wait are kept, and the newest are always among them.", async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (all) => {
      const { stored, added, largest } = await play(true, all);
      expect(stored).toEqual([...new Set(stored)].toSorted((a, b) => a - b));
      expect(stored.at(-1)).toBe(added.at(-1));
      expect(largest).toBeLessThanOrEqual(MOST);
    }),
    { numRuns: 200 },
  );
  const scene = new Scene(true);
  scene.add(3 * MOST);
  await scene.recover();
  expect(scene.stored).toEqual(scene.added.slice(-scene.stored.length));
  expect(scene.stored.length).toBeGreaterThan(0.8 * MOST);
});

test("A batch waits for its time; a flush does not, and rejects when the store fails.", async () => {
  const scene = new Scene(false);
  scene.add(2);
  scene.clock.pass(BATCH_MS - 1);
  expect(await scene.answer(true)).toBe(false);
  scene.clock.pass(1);
  expect(await scene.answer(true)).toBe(true);
  scene.add(1);
  const flushed = expect(scene.writer.flush()).rejects.toThrow("away");
  await scene.answer(false);
  await flushed;
  expect(scene.failures).toEqual([]);
  scene.clock.pass(RETRY_MS);
  await scene.answer(false);
  expect(scene.failures).toHaveLength(1);
  await scene.recover();
  expect(scene.stored).toEqual([0, 1, 2]);
});

test("What is dropped is not written, nor tried again when the store fails over it; when too much waits it is not open.", async () => {
  const scene = new Scene(false);
  scene.add(4);
  scene.clock.pass(BATCH_MS);
  await settled();
  scene.add(4);
  scene.writer.drop((row) => row % 2 === 1);
  await scene.answer(false);
  await scene.recover();
  expect(scene.stored).toEqual([0, 2, 4, 6]);
  scene.add(MOST - 1);
  expect(scene.writer.open).toBe(true);
  scene.add(1);
  expect(scene.writer.open).toBe(false);
});
