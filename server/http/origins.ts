/**
 * Origins: which addresses this server answers to, and pages of which origins may call it. What a browser sends along
 * is compared as a whole, in canonical form; programs that send no Origin may call. [DOOR10] [DOOR11]
 */
import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
import { networkInterfaces } from "node:os";
import type { Config } from "../config.ts";

export type Origins = {
  /** Whether a page of this origin may call, given the Origin header as it came. */
  allowsOrigin(origin: string): boolean;
  /** Whether this server answers to that Host header as it came. */
  allowsHost(host: string): boolean;
  /** Whether a request may come in at all; a repeated Host or Origin may not. */
  allows(request: Pick<IncomingMessage, "headersDistinct">): boolean;
  /** Every origin that is allowed now, canonical. */
  list(): string[];
};

const LOCAL = ["localhost", "127.0.0.1", "[::1]"];

/** This machine's own addresses as they stand in a URL; link-local IPv6 needs a zone, which no URL carries. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ address }) => !address.startsWith("fe80:"))
    .map(({ address }) => (isIPv6(address) ? `[${address}]` : address));
}

/** An address as it stands by itself, without the brackets that IPv6 has in a URL. */
export const withoutBrackets = (address: string) => address.replace(/^\[|\]$/g, "");

/** `scheme://host[:port]` as a browser writes it, or null for anything else, such as `null` or a URL with a path. */
function canonicalOrigin(text: string): string | null {
  if (!/^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).origin;
}

/**
 * @param config what was told: `host`, `lan`, `tls`, `origins`, `publicUrl`
 * @param port the port that is listened on, asked for each time since 0 means any
 * @param addresses the machine's own addresses, asked for each time since they change
 * @param others where other processes of the house are reached: their pages are ours
 */
export function createOrigins(
  config: Pick<Config, "host" | "lan" | "tls" | "origins" | "publicUrl">,
  port: () => number,
  addresses: () => string[] = ownAddresses,
  others: () => readonly string[] = () => [],
): Origins {
  const scheme = config.lan || config.tls !== null ? "https" : "http";
  const told = [...config.origins, ...(config.publicUrl === null ? [] : [config.publicUrl])];
  const bound = config.host === null ? [] : [isIPv6(config.host) ? `[${config.host}]` : config.host];
  const open = config.lan || !["127.0.0.1", "localhost", "::1"].includes(config.host ?? "");

  const list = () => {
    const own = [...LOCAL, ...(open ? [...bound, ...addresses()] : [])];
    return [
      ...own.map((host) => new URL(`${scheme}://${host}:${port()}`).origin),
      ...told,
      ...others().map((address) => new URL(address).origin),
    ];
  };

  const allowsOrigin = (origin: string) => {
    const canonical = canonicalOrigin(origin);
    return canonical !== null && list().includes(canonical);
  };

  // A Host carries no scheme: it is good when it belongs to an allowed origin of either.
  const allowsHost = (host: string) => allowsOrigin(`http://${host}`) || allowsOrigin(`https://${host}`);

  const allows = ({ headersDistinct }: Pick<IncomingMessage, "headersDistinct">) => {
    const hosts = headersDistinct.host ?? [];
    const origins = headersDistinct.origin ?? [];
    if (hosts.length > 1 || origins.length > 1) return false;
    const [host = ""] = hosts;
    const [origin] = origins;
    return (host === "" || allowsHost(host)) && (origin === undefined || allowsOrigin(origin));
  };

  return { allowsOrigin, allowsHost, allows, list };
}
