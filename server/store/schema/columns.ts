/** Columns of kinds that drizzle has no word for. */
import { bigint, customType } from "drizzle-orm/pg-core";

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** ms since 1970. */
export const time = (name: string) => bigint(name, { mode: "number" });
