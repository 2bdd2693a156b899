/**
 * Tickets: `POST /api/tickets`, where everybody asks to come in. So many a minute from one address; what is asked is
 * checked by its schema, and the door decides. [DOOR14] [DOOR19]
 */
import express, { type Router } from "express";
import { KEY_HEADER, keySchema, ticketSchema } from "../../shared/protocol/from-client/ticket.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Door } from "../door.ts";
import { createAddressRate } from "./address-rate.ts";
import { BODY_LIMIT } from "./guard.ts";

export type TicketParts = { door: Door; ticketsPerMinute: number; now: () => number };

export function ticketRoutes({ door, ticketsPerMinute, now }: TicketParts): Router {
  const rate = createAddressRate(ticketsPerMinute);
  const router = express.Router();
  router.post(
    "/api/tickets",
    (request, _response, next) => {
      if (!rate.take(request.ip ?? "", now()))
        throw new StoaError("too-fast", "Too many people ask to come in from your address. Try again in a minute.");
      next();
    },
    express.json({ limit: BODY_LIMIT, type: () => true, strict: true }),
    async (request, response) => {
      const asked = ticketSchema.safeParse(request.body);
      if (!asked.success) {
        const { path, message } = asked.error.issues[0]!;
        throw new StoaError(
          "invalid",
          `${path.length === 0 ? "The request" : path.join(".")}: ${message}.`.slice(0, 300),
        );
      }
      const given = request.headersDistinct[KEY_HEADER] ?? [];
      const key = keySchema.safeParse(given[0]);
      if (given.length > 1 || (given.length === 1 && !key.success))
        throw new StoaError("invalid", "A key is 256 bits in base64url.");
      const answer = await door.ask(asked.data, key.success ? key.data : null, {
        page: request.headers.origin !== undefined,
      });
      response.set("Cache-Control", "no-store").json(answer);
    },
  );
  return router;
}
