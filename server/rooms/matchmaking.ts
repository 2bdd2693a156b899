/**
 * Matchmaking: the way from a ticket to a seat in a room. Carries DOOR1 and DOOR2.
 *
 * Colyseus' own route answers anybody, reflects any origin and takes 20 MB; ours asks for a ticket first. Who was dropped
 * comes back over the socket alone, by the token of that connection. Rooms of
 * several servers in one process are kept apart by a prefix, since Colyseus has one matchmaker for a process.
 */
import { matchMaker } from "@colyseus/core";
import express, { type Router } from "express";
import { z } from "zod";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { House } from "./house.ts";
import { overRedis } from "./over-redis.ts";
import { createSeating, type Seating } from "./seating.ts";
import { SpaceRoom } from "./space-room.ts";

const seatSchema = z.strictObject({ ticket: z.string().min(1).max(200), wait: z.boolean().default(false) });

const BODY_LIMIT = 4096;
/** How long another process may take to give a seat, ms. */
const ANSWERED_MS = 8000;

let open = 0;
let servers = 0;

export type Matchmaking = {
  /** Makes a space enterable. */
  define(space: string): void;
  routes: Router;
  close(): Promise<void>;
};

/**
 * Opens the matchmaker for the rooms of one house.
 * @param redisUrl where rooms of several processes are reached; null where there is one
 */
export async function openMatchmaking(house: House, redisUrl: string | null): Promise<Matchmaking> {
  if (open === 0) {
    const { presence, driver } = redisUrl === null ? {} : overRedis(redisUrl);
    // A copy is opened by the process that was asked for a place in it.
    await matchMaker.setup(presence, driver, undefined, async () => matchMaker.processId);
    await matchMaker.accept();
  }
  open += 1;
  servers += 1;
  const prefix = `${servers}-`;
  const seat = createSeating(house, (space, copy) => matchMaker.createRoom(prefix + space, { space, copy }));
  const HouseRoom = roomOf(house, seat);

  return {
    define: (space) => void matchMaker.defineRoomType(prefix + space, HouseRoom),
    routes: matchmakingRoutes(house, seat),
    async close() {
      for (const room of [...house.rooms]) await room.disconnect();
      for (const space of house.spaces.keys()) matchMaker.removeRoomType(prefix + space);
      open -= 1;
      if (open === 0) await matchMaker.gracefullyShutdown();
    },
  };
}

function matchmakingRoutes(house: House, seat: Seating): Router {
  const router = express.Router();
  router.use("/matchmake", express.json({ limit: BODY_LIMIT, type: () => true }));
  router.post("/matchmake/joinOrCreate/:space", async (request, response) => {
    const asked = seatSchema.safeParse(request.body);
    if (!asked.success) throw new StoaError("not-allowed", "Entering takes a ticket.");
    const elsewhere = house.draining ? await askOthers(house, request.params.space, asked.data) : null;
    if (elsewhere !== null) return void response.status(elsewhere.status).json(elsewhere.answer);
    const claim = await house.store.tickets.claim(asked.data.ticket, house.now());
    if (!claim) throw new StoaError("not-allowed", "That ticket has been used or has run out. Enter again.");
    if (claim.space !== request.params.space) throw new StoaError("not-allowed", "That ticket is for another space.");
    response.json(await seat(claim, [], asked.data.wait).catch((error: unknown) => noSeat(house, error)));
  });
  router.use("/matchmake", () => {
    throw new StoaError("not-found", "Entering goes by a ticket.");
  });
  return router;
}

/** A seat in another process of the house, for whoever came to one that is drained; null where none answers. */
async function askOthers(
  { others, log }: House,
  space: string,
  asked: z.output<typeof seatSchema>,
): Promise<{ status: number; answer: unknown } | null> {
  for (const address of others.addresses()) {
    try {
      const response = await fetch(`${address}/matchmake/joinOrCreate/${encodeURIComponent(space)}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(asked),
        signal: AbortSignal.timeout(ANSWERED_MS),
      });
      return { status: response.status, answer: await response.json() };
    } catch (error) {
      log.warn({ error }, "another process gave no seat");
    }
  }
  return null;
}

function noSeat(house: House, error: unknown): never {
  if (error instanceof StoaError) throw error;
  house.log.error({ error }, "a seat could not be given");
  throw new StoaError("full", "There is no seat for you there just now. Try again in a moment.");
}

function roomOf(house: House, seat: Seating) {
  return class HouseRoom extends SpaceRoom {
    readonly house = house;
    readonly seat = seat;
  };
}
