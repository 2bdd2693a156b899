/**
 * Ledger: what anybody may read of what was done here: `GET /api/ledger`, some rows and the head, and
 * `GET /api/ledger/export`, the whole chain as lines. Nothing in it says who anybody is. [LED7] [LED8]
 */
import { once } from "node:events";
import express, { type Response, type Router } from "express";
import { z } from "zod";
import { headLine, rowLine } from "../../shared/ledger/line.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import { exportOf, type LedgerSource } from "../ledger.ts";
import { createAddressRate } from "./address-rate.ts";

export type LedgerParts = { ledger: LedgerSource; now: () => number };

/** How often one address may ask for rows, and for all of them, in a minute. */
const PAGES_PER_MINUTE = 600;
const EXPORTS_PER_MINUTE = 30;
/** How many exports go out at once: each keeps the store reading. */
const EXPORTS_AT_ONCE = 4;
/** A reader who takes nothing for so long has gone, ms. */
const STALLED_MS = 30_000;
const ROWS_MOST = 200;

const whole = z.string().regex(/^(0|[1-9]\d{0,14})$/);
const pageSchema = z.strictObject({
  after: whole.transform(Number).default(0),
  limit: whole.transform(Number).pipe(z.int().min(1).max(ROWS_MOST)).default(100),
});

export function ledgerRoutes({ ledger, now }: LedgerParts): Router {
  const pages = createAddressRate(PAGES_PER_MINUTE);
  const exports = createAddressRate(EXPORTS_PER_MINUTE);
  let under = 0;
  const router = express.Router();

  router.get("/api/ledger", async (request, response) => {
    if (!pages.take(request.ip ?? "", now())) throw tooFast();
    const asked = pageSchema.safeParse(request.query);
    if (!asked.success)
      throw new StoaError("invalid", `after must be the number of a row, and limit a number from 1 to ${ROWS_MOST}.`);
    const { after, limit } = asked.data;
    const head = await ledger.head();
    const rows = await ledger.lines(after, head.seq, limit);
    // Rows never change; only what comes after the newest one is asked for again.
    const isFull = rows.at(-1)?.seq === after + limit;
    response.set({
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": isFull ? "public, max-age=300" : "no-cache",
    });
    response.send(`{"rows":[${rows.map(rowLine).join(",")}],${headLine(head).slice(1)}`);
  });

  router.get("/api/ledger/export", async (request, response) => {
    if (under >= EXPORTS_AT_ONCE || !exports.take(request.ip ?? "", now())) throw tooFast();
    under += 1;
    try {
      response.set({
        "Content-Type": "application/x-ndjson; charset=utf-8",
        "Content-Disposition": 'attachment; filename="ledger.ndjson"',
        "Cache-Control": "no-store",
      });
      for await (const piece of exportOf(ledger)) if (!(await sent(response, piece))) return;
      response.end();
    } finally {
      under -= 1;
    }
  });
  return router;
}

/** Resolves when there is room for more; false when the reader has gone. */
async function sent(response: Response, piece: string): Promise<boolean> {
  if (response.destroyed) return false;
  if (response.write(piece)) return true;
  const stop = new AbortController();
  const { signal } = stop;
  const timer = setTimeout(() => stop.abort(), STALLED_MS);
  try {
    await Promise.race([once(response, "drain", { signal }), once(response, "close", { signal })]);
  } catch {
    response.destroy();
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
  return !response.destroyed;
}

const tooFast = () => new StoaError("too-fast", "Many people read the ledger right now. Try again in a minute.");
