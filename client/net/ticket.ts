/**
 * Ticket: asking at the door, and for a seat with what the door gave. Answers, or rejects with the server's refusal.
 */
import { KEY_HEADER, type TicketAnswer, type TicketRequest } from "../../shared/protocol/from-client/ticket.ts";
import { REFUSAL_CODES, type RefusalCode, StoaError, type Waiting } from "../../shared/protocol/refusal.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import type { JoinOptions } from "./visit.ts";

/** How long an answer may take, ms. */
const PATIENCE_MS = 15_000;

/** The server's address without a slash at its end; whatever path it has is kept. */
export function baseOf(server: string): string {
  if (!URL.canParse(server)) throw new StoaError("invalid", `${server} is not the address of a server.`);
  const { protocol, host, pathname } = new URL(server);
  if (protocol !== "http:" && protocol !== "https:")
    throw new StoaError("invalid", "A server's address begins with http:// or https://.");
  return `${protocol}//${host}${pathname.replace(/\/+$/, "")}`;
}

/** Asks for a ticket; answers the key of who I am too. */
export async function askForTicket(base: string, options: JoinOptions): Promise<TicketAnswer & { key: string }> {
  const { key, onWaiting, signal, ...rest } = options;
  const asked: TicketRequest = { protocol: PROTOCOL_VERSION, ...rest };
  const answer = await ask<TicketAnswer>(base, "/api/tickets", asked, key === undefined ? {} : { [KEY_HEADER]: key });
  const { ticket, space, key: given = key } = answer;
  if (typeof ticket !== "string" || typeof space !== "string" || typeof given !== "string") throw notStoa(base);
  return { ticket, space, key: given };
}

/** A place in one of the copies of a space, kept for some seconds. */
export type Seat = { name: string; roomId: string; sessionId: string; processId: string; publicAddress?: string };

/** Asks for a seat in `space` with a ticket, which is spent by it. */
export async function askForSeat(base: string, space: string, ticket: string, wait = false): Promise<Seat> {
  const seat = await ask<Seat>(base, `/matchmake/joinOrCreate/${space}`, { ticket, ...(wait && { wait }) });
  if (!seat.name || !seat.roomId || !seat.sessionId || !seat.processId) throw notStoa(base);
  return seat as Seat;
}

const notStoa = (base: string) => new StoaError("invalid", `${base} does not answer as a Stoa server does.`);

async function ask<Answer extends object>(
  base: string,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Partial<Answer>> {
  let answer: unknown;
  try {
    const response = await fetch(base + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
      // Nothing here rests on cookies, and a server that lets other origins' pages in does not ask for them.
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    answer = await response.json();
  } catch (cause) {
    // Nobody said no, so it is no refusal.
    throw new Error(`There is no answer from ${base}.`, { cause });
  }
  const refusal = refusalIn(answer);
  if (refusal) throw refusal;
  return (answer ?? {}) as Partial<Answer>;
}

/** The refusal in an answer `{ error: { code, message } }`, if it is one. */
export function refusalIn(answer: unknown): StoaError | null {
  if (typeof answer !== "object" || answer === null) return null;
  const { error } = answer as { error?: unknown };
  if (typeof error !== "object" || error === null) return null;
  const { code, message, waiting } = error as { code?: unknown; message?: unknown; waiting?: unknown };
  const known = REFUSAL_CODES.find((one) => one === code) ?? ("invalid" satisfies RefusalCode);
  return new StoaError(known, typeof message === "string" ? message : "The server said no.", waitingIn(waiting));
}

function waitingIn(waiting: unknown): Waiting | null {
  const { place, of } = (waiting ?? {}) as { place?: unknown; of?: unknown };
  return typeof place === "number" && typeof of === "number" ? { place, of } : null;
}
