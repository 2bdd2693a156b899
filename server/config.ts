/**
 * Config: everything that can be told to a server from outside, by environment and flags, checked once.
 *
 * Pure: it reads no file and opens nothing. An empty variable counts as not given.
 */
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { ASSETS } from "./folders.ts";
import { StartError } from "./start-error.ts";

export type Config = {
  /** 0 takes any free port. */
  port: number;
  /** The address to listen on; null is every address. */
  host: string | null;
  /** Absolute folders. */
  data: string;
  spaces: string;
  databaseUrl: string | null;
  redisUrl: string | null;
  /** Further origins that may call, each `scheme://host[:port]` in its canonical form. */
  origins: readonly string[];
  /** The origin people reach this server at, where it is not its own address. */
  publicUrl: string | null;
  /** Where people reach this one process, where several make one house: `https://host[:port][/path]`. */
  processUrl: string | null;
  /** How many proxies stand in front, or which addresses they have; 0 is none. */
  trustProxy: number | readonly string[];
  /** Files of a certificate and its key. */
  tls: { cert: string; key: string } | null;
  ticketsPerMinute: number;
  /** What all stored names and texts are wrapped with; null has one made and kept in the data folder. */
  secret: string | null;
  /** Where voice goes over UDP; 0 takes any free port, null the usual one where it is free, else any. */
  udpPort: number | null;
  publicAddress: string | null;
  lan: boolean;
  dev: boolean;
};

const SECRET_LEAST = 16;

/** A field whose refusal is the given sentence; the value itself is only shown where it is no secret. */
function field<Value>(sentence: string, read: (text: string) => Value | undefined) {
  return z.string().transform((text, context) => {
    const value = read(text.trim());
    if (value !== undefined) return value;
    context.issues.push({ code: "custom", input: text, message: sentence });
    return z.NEVER;
  });
}

const whole = (name: string, least: number, most: number) =>
  field(`${name} must be a whole number from ${least} to ${most}.`, (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return number >= least && number <= most ? number : undefined;
  });

/** `scheme://host[:port]` in canonical form, or undefined for anything more or less than that. */
function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const plain =
    url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
  return plain && (url.protocol === "http:" || url.protocol === "https:") && !text.includes("*")
    ? url.origin
    : undefined;
}

/** `scheme://host[:port][/path]` without a slash at its end, or undefined for anything more or less than that. */
function placeOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, pathname, search, hash } = new URL(text);
  const path = pathname.replace(/\/+$/, "");
  return originOf(origin) !== undefined &&
    search + hash === "" &&
    new URL(text).href.replace(/\/+$/, "") === origin + path
    ? origin + path
    : undefined;
}

function originsOf(text: string): string[] | undefined {
  const origins = text.split(/[\s,]+/).filter((part) => part !== "");
  const read = origins.map(originOf);
  return read.every((origin) => origin !== undefined) ? read : undefined;
}

function proxiesOf(text: string): number | string[] | undefined {
  if (text === "true") return 1;
  if (text === "false") return 0;
  if (/^\d$/.test(text)) return Number(text);
  const parts = text.split(/[\s,]+/).filter((part) => part !== "");
  const known = parts.every((part) => {
    if (["loopback", "linklocal", "uniquelocal"].includes(part)) return true;
    const [address = "", bits, ...more] = part.split("/");
    const widest = { 0: -1, 4: 32, 6: 128 }[isIP(address) as 0 | 4 | 6];
    return more.length === 0 && (bits === undefined ? widest > 0 : /^\d{1,3}$/.test(bits) && Number(bits) <= widest);
  });
  return known && parts.length > 0 ? parts : undefined;
}

const addressOf = (text: string) => {
  const [, address = text] = /^\[([0-9A-Fa-f:.]+)\]$/.exec(text) ?? [];
  return /^[A-Za-z0-9.:_-]{1,253}$/.test(address) ? address : undefined;
};

const urlOf = (schemes: readonly string[]) => (text: string) =>
  URL.canParse(text) && schemes.includes(new URL(text).protocol) ? text : undefined;

const environment = z.object({
  PORT: whole("PORT", 0, 65535).default(2567),
  HOST: field("HOST must be an address or a name to listen on, such as 0.0.0.0.", addressOf).optional(),
  STOA_DATA: z.string().default("data"),
  STOA_SPACES: z.string().default(join(ASSETS, "spaces")),
  DATABASE_URL: field(
    "DATABASE_URL must be a PostgreSQL address, such as postgres://user:password@host/database.",
    urlOf(["postgres:", "postgresql:"]),
  ).optional(),
  REDIS_URL: field(
    "REDIS_URL must be a Redis address, such as redis://host:6379.",
    urlOf(["redis:", "rediss:"]),
  ).optional(),
  STOA_ORIGINS: field(
    "STOA_ORIGINS must be origins with commas between them, each scheme and host (and port) without a path.",
    originsOf,
  ).default([]),
  STOA_PUBLIC_URL: field(
    "STOA_PUBLIC_URL must be the address people open: https, host (and port), without a path.",
    originOf,
  ).optional(),
  STOA_PROCESS_URL: field(
    "STOA_PROCESS_URL must be the address at which people reach this one process: https, host (and port), and a path if need be.",
    placeOf,
  ).optional(),
  STOA_TRUST_PROXY: field(
    "STOA_TRUST_PROXY must be how many proxies stand in front (0 to 9), or their addresses with commas between them.",
    proxiesOf,
  ).default(0),
  STOA_TLS_CERT: z.string().optional(),
  STOA_TLS_KEY: z.string().optional(),
  STOA_TICKETS_PER_MINUTE: whole("STOA_TICKETS_PER_MINUTE", 1, 1_000_000).default(600),
  STOA_SECRET: field(`STOA_SECRET must be at least ${SECRET_LEAST} characters that nobody can guess.`, (text) =>
    text.length >= SECRET_LEAST ? text : undefined,
  ).optional(),
  STOA_UDP_PORT: whole("STOA_UDP_PORT", 0, 65535).optional(),
  STOA_PUBLIC_ADDRESS: field(
    "STOA_PUBLIC_ADDRESS must be an address or a name, such as 203.0.113.7.",
    addressOf,
  ).optional(),
});

function flagsOf(argv: readonly string[]): { lan: boolean; dev: boolean } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { lan: { type: "boolean", default: false }, dev: { type: "boolean", default: false } },
    });
    return values;
  } catch {
    throw new StartError(`Only --lan and --dev are known, not "${argv.join(" ")}".`);
  }
}

/**
 * Reads and checks what a server was told.
 * @param env such as process.env
 * @param argv the flags alone: `--lan`, `--dev`
 * @throws {StartError} one sentence that names the first wrong value
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, argv: readonly string[]): Config {
  const flags = flagsOf(argv);
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const read = environment.safeParse(given);
  if (!read.success) throw new StartError(read.error.issues[0]!.message);
  const values = read.data;

  if (values.REDIS_URL !== undefined && values.DATABASE_URL === undefined)
    throw new StartError("REDIS_URL is for several processes, which need one database: give DATABASE_URL too.");
  if (values.REDIS_URL !== undefined && values.STOA_SECRET === undefined)
    throw new StartError("REDIS_URL is for several processes, which need one secret: give STOA_SECRET too.");
  const { STOA_TLS_CERT: cert, STOA_TLS_KEY: key } = values;
  if ((cert === undefined) !== (key === undefined))
    throw new StartError("STOA_TLS_CERT and STOA_TLS_KEY belong together: give both files or neither.");

  return {
    port: values.PORT,
    host: values.HOST ?? (flags.lan ? null : "127.0.0.1"),
    data: resolve(values.STOA_DATA),
    spaces: resolve(values.STOA_SPACES),
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    origins: values.STOA_ORIGINS,
    publicUrl: values.STOA_PUBLIC_URL ?? null,
    processUrl: values.STOA_PROCESS_URL ?? null,
    trustProxy: values.STOA_TRUST_PROXY,
    tls: cert !== undefined && key !== undefined ? { cert: resolve(cert), key: resolve(key) } : null,
    ticketsPerMinute: values.STOA_TICKETS_PER_MINUTE,
    secret: values.STOA_SECRET ?? null,
    udpPort: values.STOA_UDP_PORT ?? null,
    publicAddress: values.STOA_PUBLIC_ADDRESS ?? null,
    lan: flags.lan,
    dev: flags.dev,
  };
}
