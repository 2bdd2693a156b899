/** Native: the library that speaks WebRTC, `node-datachannel`, where it is installed and runs on this machine. */
import type * as Library from "node-datachannel";

export type Native = typeof Library;

/** As much of a log as is written to here. */
export type RtcLog = { info(words: string): void; error(entry: { error: unknown }, words: string): void };

/** Loads it; null, and a sentence in the log, where it is not there. */
export async function loadNative(log: RtcLog): Promise<Native | null> {
  try {
    return await import("node-datachannel");
  } catch {
    log.info("Voice goes over WebSockets only: node-datachannel is not installed or does not run here.");
    return null;
  }
}

/** It writes addresses to standard output unless told not to, until its `cleanup`. */
export function silence(native: Native): void {
  native.initLogger("Fatal", () => {});
}

/** A callback for the library, which ends the whole process where one throws. */
export function guarded<Value>(log: RtcLog, take: (value: Value) => void): (value: Value) => void {
  return (value) => {
    try {
      take(value);
    } catch (error) {
      log.error({ error }, "a mistake of ours in voice");
    }
  };
}
