/** Capsules in the store: sealed twice over, found changed, and gone in parts or whole. */
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { capsulesIn } from "../../../server/store/capsules.ts";
import { openVault } from "../../../server/store/database.ts";
import { openPglite } from "../../../server/store/pglite.ts";
import { capsules } from "../../../server/store/schema.ts";
import type { SealedCapsule } from "../../../server/store/store.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { onBothEngines, SECRET } from "./engines.ts";

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();

function capsuleOf(id: string, tracks: SealedCapsule["tracks"]): SealedCapsule {
  return { id, case: "case-1", space: "plaza", at: 1000, expires: 5000, head: bytesOf("the head"), tracks };
}

onBothEngines((engine) => {
  const someone = async (name: string) => {
    const { people } = engine.store;
    const { person } = await people.create(1000);
    await people.arrived(person, { name, rules: "v", shown: true, now: 1000 });
    return { person, bytes: bytesOf(`the track of ${name}`) };
  };
  const opened = async (id: string) => {
    const found = await engine.store.capsules.open(id);
    return found && [found.head, ...found.tracks].map(textOf);
  };

  test("[CAP6] A capsule and its row in the ledger are written together, once, and it opens as it was sealed.", async () => {
    const { store } = engine;
    const tracks = [await someone("Quill"), await someone("Stonecrop")];
    const capsule = capsuleOf(`one-${engine.name}`, tracks);
    const { sha256 } = await store.capsules.add(capsule);
    expect(await store.capsules.add(capsule)).toEqual({ sha256 });
    expect(await opened(capsule.id)).toEqual(["the head", "the track of Quill", "the track of Stonecrop"]);
    const { seq } = await store.ledger.head();
    const [row] = await store.ledger.read(seq - 1, 10);
    expect(row!.entry).toEqual({ kind: "capsule", case: "case-1", sha256, space: "plaza", at: 1000, until: 5000 });
    expect((await store.ledger.read(0, 1000)).filter(({ entry }) => entry.sha256 === sha256)).toHaveLength(1);
    expect(await store.capsules.open("another")).toBeNull();
  });

  test("[CAP7] Who is forgotten is gone from every capsule, before it is sealed as after, and the others open.", async () => {
    const { store } = engine;
    const [quill, stonecrop, hornwort] = [
      await someone("Quill"),
      await someone("Stonecrop"),
      await someone("Hornwort"),
    ];
    await store.people.forget(hornwort.person, 1000);
    const id = `two-${engine.name}`;
    await store.capsules.add(capsuleOf(id, [quill, hornwort, stonecrop]));
    expect(await opened(id)).toEqual(["the head", "the track of Quill", "the track of Stonecrop"]);
    await store.people.forget(quill.person, 1000);
    expect(await opened(id)).toEqual(["the head", "the track of Stonecrop"]);
  });

  test("[CAP8] When its time is over a capsule is removed with its key.", async () => {
    const { store } = engine;
    const id = `three-${engine.name}`;
    await store.capsules.add({ ...capsuleOf(id, [await someone("Quill")]), expires: 9000 });
    expect(await store.capsules.expire(8999)).toBe(2);
    expect(await opened(id)).toHaveLength(2);
    expect(await store.capsules.expire(9000)).toBe(1);
    expect(await opened(id)).toBeNull();
  });
});

test("[CAP6] [CAP8] Any byte of a sealed capsule that is changed is found; what it holds and, later, its key are in no file.", async () => {
  const data = await dataFolder();
  const folder = join(data, "db");
  const { db, close } = await openPglite(folder);
  const vault = await openVault(db, SECRET);
  const store = capsulesIn(db, vault, () => {});
  const inside = (needle: Uint8Array | string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).some(
      (file) => file.isFile() && readFileSync(join(file.parentPath, file.name)).includes(Buffer.from(needle)),
    );
  const head = Uint8Array.from(Buffer.concat([Buffer.from("sphagnumhead"), randomBytes(300)]));
  await store.add({ ...capsuleOf("sealed", []), head });
  const [row] = await db.select().from(capsules).where(eq(capsules.id, "sealed"));
  expect(row!.sealed.length).toBeGreaterThan(300);
  expect(textOf(row!.sealed)).not.toContain("sphagnumhead");
  for (let at = 0; at < row!.sealed.length; at += 7) {
    const sealed = Uint8Array.from(row!.sealed);
    sealed[at]! ^= 1 << (at % 8);
    await db.update(capsules).set({ sealed });
    await expect(store.open("sealed")).rejects.toThrow("not what was sealed");
    // Nor does it help to count anew what it should be.
    await db.update(capsules).set({ sha256: createHash("sha256").update(sealed).digest("hex") });
    await expect(store.open("sealed")).rejects.toThrow();
    await db.update(capsules).set({ sha256: row!.sha256 });
  }
  await db.update(capsules).set({ sealed: row!.sealed, id: "moved" });
  await expect(store.open("moved")).rejects.toThrow();
  await db.update(capsules).set({ id: "sealed" });
  expect((await store.open("sealed"))?.head.length).toBe(head.length);
  await db.execute("checkpoint");
  expect([inside(row!.wrapped), inside("sphagnumhead")]).toEqual([true, false]);
  await store.expire(5000);
  expect(inside(row!.wrapped)).toBe(false);
  await close();
  rmSync(data, { recursive: true, force: true });
});
