/** Engines: the same tests on PGlite and on a PostgreSQL of our own. */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe } from "vitest";
import { openStore } from "../../../server/store/open.ts";
import type { Store } from "../../../server/store/store.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { openPostgres, type TestPostgres } from "../../support/postgres.ts";

export const SECRET = "the secret of these tests";

export type Engine = {
  name: "PGlite" | "PostgreSQL";
  /** The store of this engine, open from the first test to the last. */
  store: Store;
  /** Closes the store and opens it again on the same rows. */
  reopen(secret?: string): Promise<void>;
  /** The database of PostgreSQL, for what PGlite cannot do: be opened twice. */
  url?: string;
  postgres?: TestPostgres;
};

/** Runs `tests` once for each engine. `engine.store` is there inside tests, not while they are being declared. */
export function onBothEngines(tests: (engine: Engine) => void): void {
  describe.each(["PGlite", "PostgreSQL"] as const)("%s", (name) => {
    const engine = { name } as Engine;
    let data = "";
    const open = async (secret = SECRET) => {
      engine.store = await openStore({ data, databaseUrl: engine.url, secret });
    };
    engine.reopen = async (secret) => {
      await engine.store.close();
      await open(secret);
    };
    beforeAll(async () => {
      data = await dataFolder();
      if (name === "PostgreSQL") {
        engine.postgres = await openPostgres();
        engine.url = await engine.postgres.database();
      }
      await open();
    });
    afterAll(async () => {
      try {
        await engine.store?.close();
      } finally {
        await engine.postgres?.stop();
        rmSync(data, { recursive: true, force: true });
      }
    });
    tests(engine);
  });
}
