/**
 * Matchmaking: the way from a ticket to a seat in a room. Carries DOOR1 and DOOR2.
 *
 * Colyseus' own route answers anybody, reflects any origin and takes 20 MB; ours asks for a ticket first. Who was dropped
 * comes back over the socket alone, by the token of that connection. Rooms of
 * several servers in one process are kept apart by a prefix, since Colyseus has one matchmaker for a process.
 */
import { type AuthContext, matchMaker } from "@colyseus/core";
import express, { type Router } from "express";
import { z } from "zod";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { TicketClaim } from "../store/store.ts";
import type { House } from "./house.ts";
import { SpaceRoom } from "./space-room.ts";

const seatSchema = z.strictObject({ ticket: z.string().min(1).max(200) });

const BODY_LIMIT = 4096;

type Claimed = AuthContext & { claim: TicketClaim };

let open = 0;
let servers = 0;

export type Matchmaking = {
  /** Makes a space enterable. */
  define(space: string): void;
  routes: Router;
  close(): Promise<void>;
};

/** Opens the matchmaker for the rooms of one house. */
export async function openMatchmaking(house: House): Promise<Matchmaking> {
  if (open === 0) {
    await matchMaker.setup();
    await matchMaker.accept();
  }
  open += 1;
  servers += 1;
  const prefix = `${servers}-`;
  const HouseRoom = roomOf(house);

  return {
    define: (space) => void matchMaker.defineRoomType(prefix + space, HouseRoom, { space }),
    routes: matchmakingRoutes(house, prefix),
    async close() {
      for (const room of [...house.rooms]) await room.disconnect();
      for (const space of house.spaces.keys()) matchMaker.removeRoomType(prefix + space);
      open -= 1;
      if (open === 0) await matchMaker.gracefullyShutdown();
    },
  };
}

function matchmakingRoutes(house: House, prefix: string): Router {
  const router = express.Router();
  router.use("/matchmake", express.json({ limit: BODY_LIMIT, type: () => true }));
  router.post("/matchmake/joinOrCreate/:space", async (request, response) => {
    const asked = seatSchema.safeParse(request.body);
    if (!asked.success) throw new StoaError("not-allowed", "Entering takes a ticket.");
    const claim = await house.store.tickets.claim(asked.data.ticket, house.now());
    if (!claim) throw new StoaError("not-allowed", "That ticket has been used or has run out. Enter again.");
    if (claim.space !== request.params.space) throw new StoaError("not-allowed", "That ticket is for another space.");
    const context: Claimed = { headers: new Headers(), ip: "", claim };
    response.json(await seat(() => matchMaker.joinOrCreate(prefix + claim.space, {}, context)));
  });
  router.use("/matchmake", () => {
    throw new StoaError("not-found", "Entering goes by a ticket.");
  });
  return router;
}

async function seat<Reservation>(reserve: () => Promise<Reservation>): Promise<Reservation> {
  try {
    return await reserve();
  } catch (error) {
    if (error instanceof StoaError) throw error;
    throw new StoaError("full", "There is no seat for you there just now. Try again in a moment.");
  }
}

function roomOf(house: House) {
  return class HouseRoom extends SpaceRoom {
    readonly house = house;

    static override async onAuth(_token: string, _options: unknown, context: AuthContext): Promise<TicketClaim> {
      const { claim } = context as Partial<Claimed>;
      if (!claim) throw new StoaError("not-allowed", "Entering takes a ticket.");
      return claim;
    }
  };
}
