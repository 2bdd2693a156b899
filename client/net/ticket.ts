/** Ticket: asking at the door. Answers with a ticket and the key of who I am, or rejects with the door's refusal. */
import { KEY_HEADER, type TicketAnswer, type TicketRequest } from "../../shared/protocol/from-client/ticket.ts";
import { REFUSAL_CODES, type RefusalCode, StoaError } from "../../shared/protocol/refusal.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import type { JoinOptions } from "./visit.ts";

/** How long the door may take to answer, ms. */
const PATIENCE_MS = 15_000;

/** The server's address without a slash at its end; whatever path it has is kept. */
export function baseOf(server: string): string {
  if (!URL.canParse(server)) throw new StoaError("invalid", `${server} is not the address of a server.`);
  const { protocol, host, pathname } = new URL(server);
  if (protocol !== "http:" && protocol !== "https:")
    throw new StoaError("invalid", "A server's address begins with http:// or https://.");
  return `${protocol}//${host}${pathname.replace(/\/+$/, "")}`;
}

export async function askForTicket(base: string, options: JoinOptions): Promise<TicketAnswer & { key: string }> {
  const { key, ...rest } = options;
  const asked: TicketRequest = { protocol: PROTOCOL_VERSION, ...rest };
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (key !== undefined) headers[KEY_HEADER] = key;
  let answer: unknown;
  try {
    const response = await fetch(`${base}/api/tickets`, {
      method: "POST",
      headers,
      body: JSON.stringify(asked),
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
  const { ticket, space, key: given = key } = answer as Partial<TicketAnswer>;
  if (typeof ticket !== "string" || typeof space !== "string" || typeof given !== "string")
    throw new StoaError("invalid", `${base} does not answer as a Stoa server does.`);
  return { ticket, space, key: given };
}

/** The refusal in an answer `{ error: { code, message } }`, if it is one. */
export function refusalIn(answer: unknown): StoaError | null {
  if (typeof answer !== "object" || answer === null) return null;
  const { error } = answer as { error?: unknown };
  if (typeof error !== "object" || error === null) return null;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const known = REFUSAL_CODES.find((one) => one === code) ?? ("invalid" satisfies RefusalCode);
  return new StoaError(known, typeof message === "string" ? message : "The server said no.");
}
