/**
 * WebRTC for voice: inside this process, at one UDP port, with no other server of anybody's.
 *
 * The port is held from the start by an end of the library's that nobody ever meets: where no line is open the library
 * lets go of its port, and where somebody else has taken it meanwhile it would end the process.
 */
import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { StartError } from "../../start-error.ts";
import type { VoiceIntake } from "../line.ts";
import { type Common, RtcLine } from "./line.ts";
import { loadNative, type RtcLog, silence } from "./native.ts";
import { Peer } from "./peer.ts";
import { freePort, untilFree } from "./port.ts";

const REPORT_MS = 3000;
/** The library says that something has ended within this, ms. */
const ENDING_MS = 2000;

export type RtcOptions = {
  /** The UDP port of all lines; 0 for any free one. */
  port: number;
  /** Where pages reach it: IP addresses, the best first. */
  addresses: readonly string[];
  /** The one address of this machine that packets are taken at; null is all. */
  bind?: string | null;
  /** How often both ends of a line hear how it does, ms. */
  reportEvery?: number;
  log: RtcLog;
};

export type Rtc = {
  readonly port: number;
  /** A new line, to be offered to a page. */
  line(intake: VoiceIntake): RtcLine;
  /** Ends all lines and lets go of the port. */
  close(): Promise<void>;
};

/** How many are open in this process: the library is tidied up after the last. */
let open = 0;

/** Opens it; null where the library is not there. @throws StartError with one sentence where the port cannot be had, or an address is none */
export async function openRtc({
  port: asked,
  addresses,
  bind = null,
  reportEvery = REPORT_MS,
  log,
}: RtcOptions): Promise<Rtc | null> {
  const foreign = addresses.find((address) => isIP(address) === 0 || address.includes("%"));
  if (foreign !== undefined) throw new StartError(`Voice needs IP addresses; "${foreign}" is none.`);
  const native = await loadNative(log);
  if (!native) return null;
  const port = await freePort(asked, bind);
  if (open++ === 0) silence(native);
  const holder = new Peer({
    native,
    log,
    port,
    bind,
    tracks: [{ mid: "0", direction: "Inactive", ssrc: null }],
    message() {},
    state() {},
  });
  holder.offer();
  const lines = new Set<RtcLine>();
  /** What the library still has to say of lines that have ended. */
  const ending = new Set<Promise<void>>();
  const common: Common = {
    native,
    log,
    port,
    bind,
    addresses,
    now: () => performance.now(),
    chance: () => randomBytes(4).readUInt32BE(),
    over(line, gone) {
      lines.delete(line);
      ending.add(gone);
      void gone.then(() => ending.delete(gone));
    },
  };
  const reports = setInterval(() => {
    for (const line of lines) line.report();
  }, reportEvery);
  let closing: Promise<void> | null = null;
  return {
    port,
    line(intake) {
      if (closing) throw new Error("a line after the end");
      const line = new RtcLine(common, intake);
      lines.add(line);
      return line;
    },
    close() {
      closing ??= (async () => {
        clearInterval(reports);
        for (const line of [...lines]) line.close();
        holder.close();
        const gone = Promise.all([...ending, holder.gone]).then(() => true);
        const allGone = await Promise.race([gone, wait(ENDING_MS, false, { ref: false })]);
        // A page that went a moment ago holds the port a little longer; nobody waits for that.
        await untilFree(port, bind).catch(() => undefined);
        if (--open === 0 && allGone) native.cleanup();
      })();
      return closing;
    },
  };
}
