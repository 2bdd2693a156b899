/**
 * Refusals and closings: every way to be told no, each with a name, and for closings a number.
 */

/** Codes of an answer to a person's mistake. */
export const REFUSAL_CODES = [
  "invalid",
  "not-allowed",
  "muted",
  "too-fast",
  "too-long",
  "not-found",
  "full",
  "banned",
  "version",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refusal as it travels, and as the server's own code hands it on. */
export type Refusal = { code: RefusalCode; message: string; waiting?: Waiting | null };

/** A place before a full space: who goes on asking comes in in their turn. */
export type Waiting = { place: number; of: number };

/** Why a connection was closed, with the WebSocket close code it is sent as. */
export const CLOSE_CODES = {
  left: 4100,
  kicked: 4101,
  banned: 4102,
  flood: 4103,
  slow: 4104,
  invalid: 4105,
  elsewhere: 4106,
  full: 4107,
  version: 4108,
  restart: 4109,
  lost: 4110,
} as const;
export type CloseCode = keyof typeof CLOSE_CODES;

/** The name of a WebSocket close code; `lost` for anything that is not ours. */
export function closeName(code: number): CloseCode {
  for (const name of Object.keys(CLOSE_CODES) as CloseCode[]) if (CLOSE_CODES[name] === code) return name;
  return "lost";
}

/** What refuses a person: rejects a call of the SDK, and is thrown by the server's verbs to be answered, never to end it. */
export class StoaError extends Error {
  readonly code: RefusalCode;
  /** With `full`, my place before the space; null where nobody waits. */
  readonly waiting: Waiting | null;
  constructor(code: RefusalCode, message: string, waiting: Waiting | null = null) {
    super(message);
    this.waiting = waiting;
    this.name = "StoaError";
    this.code = code;
  }
}
