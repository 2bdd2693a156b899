/**
 * Capsules: from what a room remembers to sealed evidence, and the leave to fetch it once. What is remembered is frozen in
 * the step's thread, which takes under a millisecond; gathering lets steps come in between, and compressing and sealing are
 * done elsewhere. Carries CAP6 and CAP9.
 */
import { randomBytes } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { encodeHead, packPieces } from "../../shared/conduct/capsule.ts";
import { type Gathered, gather } from "../presence/capsule/gather.ts";
import type { Store } from "../store/store.ts";
import type { SpaceRoom } from "./space-room.ts";

/** How long a capsule is kept, ms. */
const KEPT_MS = 30 * 24 * 3600_000;
/** How long a leave to fetch one is good, ms, and how many are remembered. */
const LEAVE_MS = 60_000;
const LEAVES_MOST = 1000;

const compressed = promisify(deflate);

export type Sealing = {
  case: string;
  /** Persons: who reports, and whom it is about, where it is about somebody. */
  reporter: string;
  about: string | null;
  /** When it was reported, ms since 1970. */
  at: number;
};

export class Capsules {
  readonly #store: Pick<Store, "capsules">;
  readonly #now: () => number;
  readonly #newId: () => string;
  /** One after another: each holds two minutes of a room in memory until it is sealed. */
  #sealing: Promise<unknown> = Promise.resolve();
  readonly #leaves = new Map<string, { capsule: string; until: number; holds: () => Promise<boolean> }>();

  constructor(store: Pick<Store, "capsules">, now: () => number, newId: () => string) {
    this.#store = store;
    this.#now = now;
    this.#newId = newId;
  }

  /** Seals what a room remembers at this moment; null where it remembers nothing of those concerned. */
  async seal(
    { memory, space, copy, stepMs }: Pick<SpaceRoom, "memory" | "space" | "copy" | "stepMs">,
    { case: of, reporter, about, at }: Sealing,
  ): Promise<{ id: string; sha256: string } | null> {
    const frozen = memory.freeze(this.#now());
    if (frozen === null) return null;
    const id = this.#newId();
    const sealed = this.#sealing.then(async () => {
      const gathered = await inTurns(gather(frozen, { space: space.id, copy, stepMs }, { subject: about, reporter }));
      if (gathered === null) return null;
      const [head, ...tracks] = await Promise.all([
        compressed(encodeHead(gathered.head)),
        ...gathered.tracks.map(async ({ person, bytes }) => ({ person, bytes: await compressed(bytes) })),
      ]);
      const row = { id, case: of, space: space.id, at: Math.round(at), expires: Math.round(at) + KEPT_MS };
      return { id, ...(await this.#store.capsules.add({ ...row, head, tracks })) };
    });
    this.#sealing = sealed.catch(() => {});
    return sealed;
  }

  /**
   * A word with which a capsule is fetched once within a minute, while `holds`. Whether somebody may have it is for the
   * caller to ask.
   */
  grant(capsule: string, holds: () => Promise<boolean> = async () => true): string {
    const now = this.#now();
    for (const [word, { until }] of this.#leaves)
      if (until <= now || this.#leaves.size >= LEAVES_MOST) this.#leaves.delete(word);
    const word = randomBytes(32).toString("base64url");
    this.#leaves.set(word, { capsule, until: now + LEAVE_MS, holds });
    return word;
  }

  /** The file of a capsule for whoever has the word; null where that is unknown, used or late, or nothing is there any more. */
  async fetch(word: string): Promise<Uint8Array | null> {
    const leave = this.#leaves.get(word);
    this.#leaves.delete(word);
    if (!leave || leave.until <= this.#now() || !(await leave.holds())) return null;
    const opened = await this.#store.capsules.open(leave.capsule);
    return opened && packPieces([opened.head, ...opened.tracks]);
  }
}

async function inTurns(run: Generator<undefined, Gathered | null>): Promise<Gathered | null> {
  for (let next = run.next(); ; next = run.next()) {
    if (next.done) return next.value;
    await nextTurn();
  }
}
