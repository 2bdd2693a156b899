/**
 * Log: JSON lines on standard error, without personal data. What could hold a name, a text, a key, a token or an
 * address is left out wherever it stands in an entry, so that nobody has to remember to.
 */
import { type DestinationStream, destination, type Logger, pino } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

const PERSONAL = new Set(
  [
    [
      "name",
      "names",
      "text",
      "texts",
      "message",
      "note",
      "body",
      "query",
      "params",
      "parameters",
      "detail",
      "headers",
      "url",
    ],
    ["key", "token", "ticket", "secret", "password", "cookie", "authorization", "stoa-key", "link"],
    ["address", "addresses", "ip", "ips", "remoteaddress", "person", "origin", "host", "hostname", "look"],
  ].flat(),
);
const DEEPEST = 4;

function withoutPersonal(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return errorOf(value);
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (value === null || typeof value !== "object") return value;
  if (depth >= DEEPEST) return "…";
  if (Array.isArray(value)) return value.slice(0, 20).map((item) => withoutPersonal(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !PERSONAL.has(key.toLowerCase()))
      .map(([key, item]) => [key, withoutPersonal(item, depth + 1)]),
  );
}

/** An error's first line and where it happened: what follows the first line may be parameters of a query. */
function errorOf(error: Error): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message.split("\n", 1)[0],
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12),
    ...(error.cause instanceof Error ? { cause: errorOf(error.cause) } : {}),
  };
}

/** A log that writes to `to`, standard error unless told. */
export function createLog(to: DestinationStream = destination({ dest: 2, sync: true })): Log {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => error },
      hooks: {
        // An error without words of ours would lend the line its whole message.
        logMethod(words, method) {
          const [first, ...rest] = words as [unknown, ...string[]];
          const entry = first instanceof Error ? { err: first } : first;
          method.apply(
            this,
            (typeof entry === "object" && rest.length === 0 ? [entry, ""] : [entry, ...rest]) as [object, string],
          );
        },
      },
      formatters: {
        level: (label) => ({ level: label }),
        log: (entry) => withoutPersonal(entry) as Record<string, unknown>,
      },
    },
    to,
  );
}
