/**
 * Reach: at which port and addresses voice over UDP is offered. Carries VOI60 and VOI61.
 */
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { Config } from "../config.ts";
import { StartError } from "../start-error.ts";
import type { RtcLog } from "./rtc/native.ts";
import { openRtc, type Rtc } from "./rtc/open.ts";

/** The port where none was told. */
export const USUAL_UDP_PORT = 41_000;

const LOOPBACK = "127.0.0.1";
const EVERY = ["0.0.0.0", "::"];

export type Reach = {
  /** Where pages reach this server, the best first. */
  addresses: string[];
  /** The one address of this machine that packets are taken at; null is all. */
  bind: string | null;
};

/**
 * Where pages reach this server: the public address that was told, then those it listens on. With neither `--lan` nor
 * `HOST` that is this machine alone, and no other sees a port of it.
 * @param own the machine's addresses
 * @throws {StartError} where what was told leads nowhere
 */
export async function voiceReach(
  { publicAddress, host }: Pick<Config, "publicAddress" | "host">,
  own: readonly string[],
): Promise<Reach> {
  if (publicAddress !== null && EVERY.includes(publicAddress))
    throw new StartError(
      `STOA_PUBLIC_ADDRESS must be an address that people reach, and nobody reaches ${publicAddress}.`,
    );
  const told = publicAddress === null ? null : await numeric("STOA_PUBLIC_ADDRESS", publicAddress);
  const bound = host === null || EVERY.includes(host) ? null : await numeric("HOST", host);
  const addresses = [...(told === null ? [] : [told]), ...(bound === null ? own : [bound])];
  return { addresses: [...new Set(addresses)], bind: told === null ? bound : null };
}

/**
 * Opens WebRTC for voice; null where the native package is not there. Where the usual port is taken and no other was
 * asked for, any free one serves, and a sentence says so.
 */
export async function openVoice(
  config: Pick<Config, "publicAddress" | "host" | "udpPort">,
  own: readonly string[],
  log: RtcLog,
): Promise<Rtc | null> {
  const reach = await voiceReach(config, own);
  if (config.udpPort !== null) return openRtc({ port: config.udpPort, ...reach, log });
  try {
    return await openRtc({ port: USUAL_UDP_PORT, ...reach, log });
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const rtc = await openRtc({ port: 0, ...reach, log });
    if (rtc) log.info(`UDP port ${USUAL_UDP_PORT} is in use: voice goes over ${rtc.port}. STOA_UDP_PORT sets another.`);
    return rtc;
  }
}

async function numeric(name: string, address: string): Promise<string> {
  if (address === "localhost") return LOOPBACK;
  if (isIP(address) !== 0) return address;
  try {
    return (await lookup(address)).address;
  } catch {
    throw new StartError(`${name} must be an address, or a name that leads to one; ${address} does not.`);
  }
}
