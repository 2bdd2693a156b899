/**
 * The one schema of PGlite and PostgreSQL. Times are ms since 1970. A column named `sealed` holds what people wrote,
 * encrypted under the key of the person it came from or speaks of (`vault.ts`); what is in plain is what the house wrote.
 */
export * from "./schema/conduct.ts";
export * from "./schema/evenings.ts";
export * from "./schema/house.ts";
export * from "./schema/ledger.ts";
export * from "./schema/people.ts";
export { people } from "./schema/person.ts";
export * from "./schema/words.ts";
