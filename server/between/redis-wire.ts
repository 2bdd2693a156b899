/**
 * Redis wire: the wire of a house of several processes, over one channel of a Redis. A process hears its own beat come back
 * by it: as long as it does not, nothing is sure to be heard, and whoever listens is asked to read anew once a second.
 * Carries BTW1 and BTW2.
 */
import { createHash } from "node:crypto";
import { Redis, type RedisOptions } from "ioredis";
import { pack, unpack } from "msgpackr";
import type { Told } from "./told.ts";
import { Listeners, type Topic, type Wire } from "./wire.ts";

/** How often a process tells that it is there, ms. */
const BEAT_MS = 1000;
/** Whose own beat has not come back for so long hears nothing, ms. */
const DEAF_MS = 2500;
/** What a Redis may take to answer when the house starts, ms. */
const START_MS = 5000;
/** Nothing larger is told, nor taken, bytes. */
const LARGEST = 4 * 1024 * 1024;

/** How the connections to one Redis are made: a lost one is made again, and nothing waits for it in memory. */
export const REDIS_OPTIONS = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: 3000,
  commandTimeout: 2000,
  retryStrategy: (times: number) => Math.min(50 * times, 500),
} as const satisfies RedisOptions;

export type RedisWireParts = {
  now: () => number;
  /** Does something once, so many ms from now; answers the way to call it off. */
  after: (ms: number, act: () => void) => () => void;
  url: string;
  here: string;
  /** What processes of one house have in common: nobody else is heard. */
  secret: string;
  warn: (sentence: string) => void;
};

export type RedisWire = Wire & { close(): void };

/** Rejects with a sentence when the Redis cannot be reached. */
export async function openRedisWire({ url, here, secret, now, after, warn }: RedisWireParts): Promise<RedisWire> {
  const channel = `stoa:${createHash("sha256").update(`stoa wire ${secret}`).digest("hex").slice(0, 24)}`;
  const listeners = new Listeners();
  const pub = new Redis(url, { ...REDIS_OPTIONS, lazyConnect: true });
  const sub = new Redis(url, {
    ...REDIS_OPTIONS,
    commandTimeout: undefined,
    enableReadyCheck: false,
    lazyConnect: true,
  });
  // Why a line is lost is told once it is long enough to matter.
  for (const line of [pub, sub]) line.on("error", () => {});
  let heardAt = now();
  let away = false;
  let callOff: (() => void) | null = null;

  const send = (topic: string, value: unknown) => {
    if (pub.status !== "ready") return;
    const bytes = pack([here, topic, value]);
    if (bytes.byteLength > LARGEST) throw new RangeError(`${topic}: ${bytes.byteLength} bytes are too much to tell.`);
    pub.publish(channel, bytes).catch(() => {});
  };
  const take = (bytes: Buffer) => {
    const word = read(bytes);
    if (word === null) return;
    const [from, topic, value] = word;
    if (from !== here) return listeners.bring(topic as Topic, value as Told[Topic], from);
    heardAt = now();
    if (!away) return;
    away = false;
    warn("Redis is there again.");
    listeners.gap();
  };
  const beat = () => {
    send("beat", null);
    const deaf = now() - heardAt > DEAF_MS;
    if (deaf && !away) warn("Redis is away: processes of this house hear of each other from the database only.");
    away = deaf;
    if (deaf) listeners.gap();
    callOff = after(BEAT_MS, beat);
  };

  try {
    await inTime(Promise.all([pub.connect(), sub.connect()]), after);
    sub.on("messageBuffer", (_channel, bytes) => take(bytes));
    await inTime(sub.subscribe(channel), after);
  } catch {
    pub.disconnect();
    sub.disconnect();
    throw new Error("The Redis of REDIS_URL cannot be reached.");
  }
  beat();

  return {
    here,
    get away() {
      return away;
    },
    tell(topic, value) {
      listeners.bring(topic, value, here);
      send(topic, value);
    },
    on: (topic, listener) => listeners.on(topic, listener),
    onGap: (listener) => listeners.onGap(listener),
    close() {
      callOff?.();
      pub.disconnect();
      sub.disconnect();
    },
  };
}

/** What another process said; null for what none of ours says. */
function read(bytes: Buffer): [from: string, topic: string, value: unknown] | null {
  if (bytes.byteLength > LARGEST) return null;
  try {
    const word = unpack(bytes) as unknown;
    if (!Array.isArray(word) || word.length !== 3) return null;
    const [from, topic] = word as unknown[];
    return typeof from === "string" && typeof topic === "string" ? (word as [string, string, unknown]) : null;
  } catch {
    return null;
  }
}

async function inTime<Value>(work: Promise<Value>, after: RedisWireParts["after"]): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const callOff = after(START_MS, () => late.reject(new Error("late")));
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    callOff();
  }
}
