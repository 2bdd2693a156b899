/** CPU: how busy the machine and this process have been so far, ms of one core; the difference of two readings counts. */
import { readFileSync } from "node:fs";

/** A tick of /proc/stat is a hundredth of a second on every Linux there is. */
const TICK_MS = 10;

/** All that the whole machine did, whoever did it; NaN where there is no /proc/stat. */
export function machineBusyMs(): number {
  try {
    const line = readFileSync("/proc/stat", "latin1").split("\n", 1)[0]!;
    const [user, nice, system, , , irq, softirq, steal] = line.trim().split(/\s+/).slice(1).map(Number);
    return (user! + nice! + system! + irq! + softirq! + steal!) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}

/** What this process did. */
export function ownBusyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Does some work in this process; answers how many cores the machine gave to others meanwhile. */
export async function besides<Value>(work: () => Value | Promise<Value>): Promise<{ value: Value; other: number }> {
  const [machine, own, began] = [machineBusyMs(), ownBusyMs(), performance.now()];
  const value = await work();
  const ms = performance.now() - began;
  return { value, other: Math.max(0, machineBusyMs() - machine - (ownBusyMs() - own)) / ms };
}
