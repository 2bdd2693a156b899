/** Opens the store: PGlite in the data folder, in a thread of its own, or PostgreSQL by `DATABASE_URL`. */
import { join } from "node:path";
import { holdFolder, type Release } from "./lock.ts";
import { startRemote } from "./remote.ts";
import { inSlices } from "./slices.ts";
import type { Store } from "./store.ts";

export type StoreOptions = {
  /** The data folder: made if there is none. */
  data: string;
  /** `postgres://…`; without it, PGlite in `<data>/db`. */
  databaseUrl?: string | undefined;
  /** From `houseSecret`. */
  secret: string | Uint8Array;
  /** Told in a sentence, without personal data, what could not be done as well as it should be. */
  log?: { warn(sentence: string): void };
  /** Given by whoever holds the folder already (`holdFolder`): then it is theirs to give back. */
  held?: Release;
};

/**
 * Holds the data folder, opens the store and brings its schema up to date. Rejects with one sentence: the folder is in
 * use (`FolderInUse`), the secret is not the one of this store, the database cannot be opened.
 */
export async function openStore({ data, databaseUrl, secret, log, held }: StoreOptions): Promise<Store> {
  const release = held ?? holdFolder(data);
  const giveBack = () => {
    if (!held) release();
  };
  const warn = (sentence: string) => log?.warn(sentence);
  try {
    const { desk, close } = databaseUrl
      ? await (await import("./postgres.ts")).openPostgres(databaseUrl, secret, warn)
      : await startRemote({ folder: join(data, "db"), secret }, warn);
    let closed: Promise<void> | undefined;
    return inSlices(desk, () => {
      closed ??= close().finally(giveBack);
      return closed;
    });
  } catch (problem) {
    giveBack();
    throw problem;
  }
}
