/**
 * Answers: how HTTP says no. A refusal travels as `{ error: { code, message } }` with the status nearest in meaning,
 * is counted once, and never carries a stack.
 */
import type { ServerResponse } from "node:http";
import type { Refusal, RefusalCode } from "../../shared/protocol/refusal.ts";
import type { Metrics } from "../metrics.ts";

const STATUS: Record<RefusalCode, number> = {
  invalid: 400,
  "not-allowed": 403,
  muted: 403,
  "too-fast": 429,
  "too-long": 413,
  "not-found": 404,
  full: 503,
  banned: 403,
  version: 409,
};

/** Answers with a refusal and counts it; does nothing more when an answer has begun. */
export function refuse(response: ServerResponse, metrics: Pick<Metrics, "refused">, refusal: Refusal): void {
  metrics.refused(refusal.code);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { code, message, waiting } = refusal;
  const body = JSON.stringify({ error: { code, message, ...(waiting && { waiting }) } });
  response.writeHead(STATUS[refusal.code], {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
  });
  response.end(body);
}
