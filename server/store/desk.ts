/**
 * Desk: all queries of the store, beside the database. Its answers are small pieces, so that they can cross threads
 * without holding anybody up; `inSlices` makes the whole `Store` of it.
 */
import { sql } from "drizzle-orm";
import { blocksIn } from "./blocks.ts";
import { capsulesIn } from "./capsules.ts";
import { casesIn } from "./cases.ts";
import { conductIn } from "./conduct.ts";
import { copiesIn } from "./copies.ts";
import type { Database } from "./database.ts";
import { eventLogIn } from "./event-log.ts";
import { type Facts, factsIn } from "./facts.ts";
import { historiesIn } from "./histories.ts";
import { invitationsIn } from "./invitations.ts";
import { ledgerIn } from "./ledger.ts";
import { type Messages, messagesIn } from "./messages.ts";
import { type People, peopleIn } from "./people.ts";
import { reachedIn } from "./reached.ts";
import { ruleSetsIn } from "./rule-sets.ts";
import { showsIn } from "./shows.ts";
import type { Store } from "./store.ts";
import { ticketsIn } from "./tickets.ts";
import type { Vault } from "./vault.ts";
import { volumesIn } from "./volumes.ts";
import { votesIn } from "./votes.ts";

export type Desk = Omit<Store, "people" | "messages" | "facts" | "ping" | "close"> & {
  people: People;
  messages: Messages;
  facts: Facts;
  house: { ping(): Promise<void> };
};

/** `warn` is told, in a sentence, what could not be done as well as it should be. */
export function deskIn(db: Database, vault: Vault, warn: (sentence: string) => void): Desk {
  return {
    people: peopleIn(db, vault, warn),
    invitations: invitationsIn(db, vault),
    tickets: ticketsIn(db, vault),
    blocks: blocksIn(db, vault),
    volumes: volumesIn(db),
    messages: messagesIn(db, vault),
    shows: showsIn(db, vault),
    conduct: conductIn(db, vault),
    cases: casesIn(db, vault),
    capsules: capsulesIn(db, vault, warn),
    facts: factsIn(db),
    eventLog: eventLogIn(db, vault),
    histories: historiesIn(db, vault),
    reached: reachedIn(db),
    votes: votesIn(db),
    copies: copiesIn(db),
    ruleSets: ruleSetsIn(db, vault),
    ledger: ledgerIn(db, vault),
    house: {
      async ping() {
        await db.execute(sql`select 1`);
      },
    },
  };
}
