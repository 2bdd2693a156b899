/** Tickets: what the door gives out and a room takes in, each good once. Only the ticket's hash is kept. */
import { eq, lt } from "drizzle-orm";
import { type Database, hashOf, keyOf, keysOf, randomSecret } from "./database.ts";
import { tickets } from "./schema.ts";
import type { Store, TicketClaim } from "./store.ts";
import { seal, unseal, type Vault } from "./vault.ts";

/** How often expired tickets are swept out, ms. */
const SWEEP = 60_000;

export function ticketsIn(db: Database, vault: Vault): Store["tickets"] {
  let sweptAt = Number.NEGATIVE_INFINITY;
  return {
    async issue(claim, expires) {
      const ticket = randomSecret();
      const key = await keyOf(db, vault, claim.person);
      const sealed = seal(key, `ticket:${claim.person}`, JSON.stringify(claim));
      await db.insert(tickets).values({ ticketHash: hashOf(ticket), person: claim.person, sealed, expires });
      return ticket;
    },
    async claim(ticket, now) {
      const [row] = await db
        .delete(tickets)
        .where(eq(tickets.ticketHash, hashOf(ticket)))
        .returning();
      if (Math.abs(now - sweptAt) > SWEEP) {
        sweptAt = now;
        await db.delete(tickets).where(lt(tickets.expires, now));
      }
      if (!row || row.expires < now) return null;
      const key = (await keysOf(db, vault, [row.person])).get(row.person);
      if (!key) return null;
      return JSON.parse(unseal(key, `ticket:${row.person}`, row.sealed)) as TicketClaim;
    },
  };
}
