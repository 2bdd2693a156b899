/** Time and chance, as the house takes them from the machine it runs on; everything else is given them. */
import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

export type TimeAndChance = {
  /** ms since 1970, in a row that never runs backwards. */
  now(): number;
  /** Does `act` once, `ms` from now; keeps no process alive. Answers the way to call it off. */
  after(ms: number, act: () => void): () => void;
  wait(ms: number): Promise<void>;
  /** A chance in [0, 1). */
  random(): number;
  /** A name for something that no other thing has. */
  newId(): string;
};

export const machineTimeAndChance: TimeAndChance = {
  now: () => Math.round(performance.timeOrigin + performance.now()),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  wait: (ms) => wait(ms),
  random: () => randomInt(2 ** 32) / 2 ** 32,
  newId: () => randomUUID(),
};
