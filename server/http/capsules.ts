/**
 * Capsules: the file of one, once, for whoever was given the word for it in a room. It is decoded where it is looked at
 * (`shared/conduct/capsule.ts`). [CAP9]
 */
import express, { type Router } from "express";
import { CAPSULES_PATH } from "../../shared/conduct/capsule.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import { createAddressRate } from "./address-rate.ts";

export type CapsuleParts = {
  capsules: { fetch(word: string): Promise<Uint8Array | null> };
  now: () => number;
};

/** How often one address may ask in a minute. */
const PER_MINUTE = 60;

export function capsuleRoutes({ capsules, now }: CapsuleParts): Router {
  const rate = createAddressRate(PER_MINUTE);
  const router = express.Router();
  router.get(`${CAPSULES_PATH}/:word`, async (request, response) => {
    if (!rate.take(request.ip ?? "", now()))
      throw new StoaError("too-fast", "Too many at once. Try again in a minute.");
    const file = await capsules.fetch(request.params.word);
    if (file === null) throw new StoaError("not-found", "There is no such capsule, or it was fetched already.");
    response.set({ "Content-Type": "application/octet-stream", "Cache-Control": "no-store" });
    response.end(file);
  });
  return router;
}
