/** Where drizzle-kit finds the schema and writes migrations: `npx drizzle-kit generate` after a change of the schema. */
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./server/store/schema.ts",
  out: "./server/store/migrations",
});
