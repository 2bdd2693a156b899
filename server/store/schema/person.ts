/** A person, and what is theirs. */
import { doublePrecision, pgTable, text } from "drizzle-orm/pg-core";
import type { BubbleFor } from "../../../shared/protocol/from-client/safety.ts";
import { bytes, time } from "./columns.ts";

export const people = pgTable("people", {
  id: text("id").primaryKey(),
  keyHash: bytes("key_hash").notNull().unique(),
  since: time("since").notNull(),
  sealedName: bytes("sealed_name"),
  bubbleRadius: doublePrecision("bubble_radius"),
  bubbleFor: text("bubble_for").$type<BubbleFor>().notNull().default("strangers"),
});

/** Whose row it is, and with whom it goes. */
export const personOwned = (name: string) =>
  text(name)
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });
