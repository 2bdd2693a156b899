/**
 * Server: Node's own, plain or with TLS, with limits on how long a request may dawdle; and the links it is reached at.
 */
import { readFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import qrcode from "qrcode-terminal";
import type { Config } from "../config.ts";
import { StartError } from "../start-error.ts";
import { type Certificate, lanCertificate } from "./certificate.ts";
import { ownAddresses, withoutBrackets } from "./origins.ts";

/** Slow requests are let go: head and body have these many ms, and so many heads of so many bytes. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
} as const satisfies ServerOptions;

/**
 * The server that people connect to: TLS with a certificate that was given, or with one of our own for `--lan`.
 * @param now ms since 1970, for how long a certificate of our own is good
 * @throws {StartError} when a certificate that was given cannot be read or does not fit its key
 */
export async function createServerFor(
  config: Pick<Config, "tls" | "lan" | "data">,
  answer: RequestListener,
  now: number,
): Promise<Server> {
  const certificate = await certificateOf(config, now);
  const server = certificate === null ? createServer(LIMITS, answer) : secured(certificate, answer);
  server.maxHeadersCount = 100;
  // A request too broken to have a response is told so in the least words, and let go.
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    else socket.destroy();
  });
  return server;
}

async function certificateOf({ tls, lan, data }: Pick<Config, "tls" | "lan" | "data">, now: number) {
  if (tls !== null) {
    return { cert: await readPem("STOA_TLS_CERT", tls.cert), key: await readPem("STOA_TLS_KEY", tls.key) };
  }
  return lan ? lanCertificate(data, ownAddresses().map(withoutBrackets), now) : null;
}

async function readPem(name: string, file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new StartError(`${name} must be a file that can be read; ${file} cannot.`);
  }
}

function secured(certificate: Certificate, answer: RequestListener): Server {
  try {
    return createTlsServer({ ...LIMITS, ...certificate }, answer);
  } catch {
    throw new StartError("STOA_TLS_CERT and STOA_TLS_KEY must be a certificate and its own key, in PEM.");
  }
}

/**
 * Listens, and answers the port that was got.
 * @throws {StartError} when the port or the address cannot be had
 */
export function listen(server: Server, { port, host }: Pick<Config, "port" | "host">): Promise<number> {
  return new Promise((listening, failed) => {
    const refused = (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") failed(new StartError(`PORT ${port} is in use by another program.`));
      else if (error.code === "EACCES") failed(new StartError(`PORT ${port} may not be used by this user.`));
      else failed(new StartError(`HOST ${host ?? "of every address"} cannot be listened on.`));
    };
    server.once("error", refused);
    server.listen({ port, ...(host === null ? {} : { host }) }, () => {
      server.off("error", refused);
      const address = server.address();
      listening(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** The address to tell people: the public one where there is one, else localhost, or with `--lan` this machine's. */
export function urlOf(config: Pick<Config, "publicUrl" | "tls" | "lan" | "host">, port: number): string {
  if (config.publicUrl !== null) return config.publicUrl;
  const scheme = config.lan || config.tls !== null ? "https" : "http";
  return new URL(`${scheme}://${config.lan ? lanAddress() : hostName(config.host)}:${port}`).origin;
}

function hostName(host: string | null): string {
  if (host === null || ["127.0.0.1", "::1", "0.0.0.0", "::"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** The address another device on this network would use: the first IPv4 one that is not this machine's own. */
function lanAddress(): string {
  const others = ownAddresses().filter((address) => address !== "[::1]" && !address.startsWith("127."));
  return others.find((address) => !address.startsWith("[")) ?? others[0] ?? "localhost";
}

/** A QR code for a terminal, for a headset or phone to read. */
export function qrCode(link: string): Promise<string> {
  return new Promise((drawn) => qrcode.generate(link, { small: true }, drawn));
}
