/** Engines: the same tests on PGlite and on a PostgreSQL of our own. */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe } from "vitest";
import { openStore } from "../../../server/store/open.ts";
import type { Sanction, Store, StoredMessage, TicketClaim } from "../../../server/store/store.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { startPostgres, type TestPostgres } from "../../support/postgres.ts";

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
        engine.postgres = await startPostgres();
        engine.url = await engine.postgres.database();
      }
      await open();
    });
    afterAll(async () => {
      await engine.store?.close();
      await engine.postgres?.stop();
      rmSync(data, { recursive: true, force: true });
    });
    tests(engine);
  });
}

const LOOK = { skin: 0, hair: 0, hairStyle: 0, clothes: 0, cloth: 0, second: 0 };

export function claimOf(person: string, name = "Ada"): TicketClaim {
  return { person, space: "plaza", role: "visitor", name, language: "en", device: "desktop", look: LOOK };
}

export function messageOf(author: string, given: Partial<StoredMessage> & { id: string }): StoredMessage {
  return {
    space: "plaza",
    author,
    from: `avatar-${author.slice(0, 6)}`,
    name: "Ada",
    text: "Good day!",
    at: 1000,
    to: "near",
    hearers: [author],
    ...given,
  };
}

export function sanctionOf(person: string, by: string, given: Partial<Sanction> & { id: string }): Sanction {
  return {
    person,
    act: "mute",
    space: "plaza",
    rule: "spam",
    note: null,
    by,
    byRole: "moderator",
    at: 1000,
    until: null,
    ...given,
  };
}
