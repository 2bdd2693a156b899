/** What is in the files of a data folder, byte by byte, and that a commit waits for them. */
import fs, { readdirSync, readFileSync, rmSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { verifyChain } from "../../../server/store/ledger.ts";
import { openStore } from "../../../server/store/open.ts";
import { openPglite } from "../../../server/store/pglite.ts";
import { personKeys } from "../../../server/store/schema.ts";
import type { Store } from "../../../server/store/store.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { SECRET } from "./engines.ts";
import { claimOf, messageOf, sanctionOf } from "./rows.ts";

let data: string;
let store: Store;
let ada: { person: string; key: string };
let bo: { person: string; key: string };

/** Words that people wrote, none of which is in any row of the house's own. */
const WORDS = [
  "Quillwortname",
  "Stonecropname",
  "sphagnumtext",
  "hornwortnote",
  "liverwortinvited",
  "clubmossblocked",
  "ferntickets",
  "mosstitle",
];

beforeAll(async () => {
  data = await dataFolder();
  store = await openStore({ data, secret: SECRET });
});

afterAll(async () => {
  await store?.close();
  rmSync(data, { recursive: true, force: true });
});

/** Which of `needles` stand anywhere in the data folder's files. */
function found(needles: readonly (string | Uint8Array)[]): (string | Uint8Array)[] {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const inside = new Set<string | Uint8Array>();
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name));
    for (const needle of needles) if (bytes.includes(Buffer.from(needle))) inside.add(needle);
  }
  return needles.filter((needle) => inside.has(needle));
}

async function wrappedKey(person: string): Promise<Uint8Array> {
  await store.close();
  const { db, close } = await openPglite(join(data, "db"));
  const [row] = await db.select().from(personKeys).where(eq(personKeys.person, person));
  await close();
  store = await openStore({ data, secret: SECRET });
  return row!.wrapped;
}

test("[STO19] Names, texts, notes, keys, tokens and tickets are in no file of the data folder.", async () => {
  ada = await store.people.create(1000);
  bo = await store.people.create(1000);
  const arrive = (person: string, name: string) =>
    store.people.arrived(person, { name, rules: "v-canary", shown: true, now: 1000 });
  await arrive(ada.person, "Quillwortname");
  await arrive(bo.person, "Stonecropname");
  const page = { file: "uploads/a.png", alt: "mosstitle" };
  const shown = { page: 1, playing: false, at: 0, loop: false, length: null, own: false };
  await store.shows.put("hall", ada.person, {
    ...shown,
    screen: "s",
    kind: "image",
    title: "mosstitle",
    pages: [page],
  });
  await store.messages.add([
    messageOf(ada.person, { id: "m", name: "Quillwortname", text: "sphagnumtext", hearers: [ada.person, bo.person] }),
  ]);
  await store.conduct.record(sanctionOf(ada.person, bo.person, { id: "s", note: "hornwortnote" }));
  const invitation = { role: "host", space: "plaza", name: "liverwortinvited", expires: 9000 } as const;
  const token = await store.invitations.create(invitation, ada.person, 1000);
  await store.blocks.add(bo.person, ada.person, "clubmossblocked", 1000);
  const ticket = await store.tickets.issue(claimOf(ada.person, "ferntickets"), 9000);

  // Whoever is in the rows is found, so a word that is not found is not there.
  expect(found([ada.person, "v-canary"])).toEqual([ada.person, "v-canary"]);
  expect(found([...WORDS, ada.key, bo.key, token, ticket])).toEqual([]);
});

test("[STO20] Forgetting somebody leaves their wrapped key in no file, and the ledger whole.", async () => {
  const gone = await wrappedKey(ada.person);
  const stays = await wrappedKey(bo.person);
  expect(found([gone, stays])).toEqual([gone, stays]);
  const rows = await store.ledger.read(0, 100);

  await store.people.forget(ada.person, 2000);
  expect(found([gone, stays, ...WORDS])).toEqual([stays]);
  const left = await store.ledger.read(0, 100);
  expect(left).toEqual(rows);
  expect(verifyChain(left)).toBeNull();

  await store.close();
  store = await openStore({ data, secret: SECRET });
  expect(found([gone, ...WORDS])).toEqual([]);
  expect(await store.people.export(bo.person)).toMatchObject({ name: "Stonecropname" });
});

test("[STO21] A commit of PGlite waits for the disk.", async () => {
  const fsync = vi.spyOn(fs, "fsyncSync");
  syncBuiltinESMExports();
  const folder = await dataFolder();
  try {
    const { db, close } = await openPglite(join(folder, "db"));
    fsync.mockClear();
    await db.execute("create table words (word text)");
    const first = fsync.mock.calls.length;
    await db.execute("insert into words values ('one')");
    const second = fsync.mock.calls.length;
    await db.execute("select * from words");
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    expect(fsync.mock.calls.length).toBe(second);
    await close();
  } finally {
    fsync.mockRestore();
    syncBuiltinESMExports();
    rmSync(folder, { recursive: true, force: true });
  }
});
