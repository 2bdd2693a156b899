/** What anybody may read of the ledger over HTTP. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkExport } from "../../../server/ledger.ts";
import { verifyChain } from "../../../server/store/ledger.ts";
import type { LedgerRow } from "../../../server/store/store.ts";
import { sanctionOf } from "../store/rows.ts";
import { type Opened, open, raw } from "./opened.ts";

let opened: Opened;
const NOTE = "a note that stays between two people";
const NAME = "Quillwort Mossname";
let secrets: string[];

beforeAll(async () => {
  opened = await open();
  const { people, invitations, conduct } = opened.store;
  const [ada, mo] = [await people.create(1), await people.create(1)];
  await people.arrived(ada.person, { name: NAME, rules: "v1", shown: true, now: 2 });
  const token = await invitations.create({ role: "moderator", space: "square", name: "Heron", expires: 9000 }, null, 1);
  await invitations.redeem(token, mo.person, "square", 3);
  for (let i = 0; i < 250; i++)
    await conduct.record(
      sanctionOf(ada.person, mo.person, { id: `s-${i}`, space: "square", note: NOTE, at: 1000 + i }),
    );
  secrets = [NOTE, NAME, "Heron", ada.person, ada.key, mo.person, mo.key, token];
}, 60_000);
afterAll(() => opened.close());

type Page = { rows: LedgerRow[]; head: { seq: number; hash: string } };
const read = async (query = "") => {
  const answer = await fetch(`${opened.url}/api/ledger${query}`);
  return { status: answer.status, cache: answer.headers.get("cache-control"), page: (await answer.json()) as Page };
};

test("[LED7] Anybody reads the ledger in pages, with the head; full pages may be kept, the newest is asked for again.", async () => {
  const all: LedgerRow[] = [];
  for (let after = 0; after < 251; after += 100) {
    const { status, cache, page } = await read(`?after=${after}`);
    expect(status).toBe(200);
    expect(cache).toBe(after < 200 ? "public, max-age=300" : "no-cache");
    expect(page.head).toEqual(await opened.store.ledger.head());
    all.push(...page.rows);
  }
  expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 251 }, (_, i) => i + 1));
  expect(all[0]!.entry).toMatchObject({ kind: "role", role: "moderator", space: "square" });
  expect(verifyChain(all)).toBeNull();
  expect((await read("?after=249&limit=1")).page.rows).toHaveLength(1);
  expect((await read("?after=99999")).page).toEqual({ rows: [], head: await opened.store.ledger.head() });
});

test("[LED7] What is asked for out of bounds is refused, and so is whoever asks without an end.", async () => {
  const wrong = ["after=-1", "after=1.5", "after=x", "after=", "limit=0", "limit=201", "limit=1e2", "after=1&after=2"];
  for (const query of [...wrong, "after=9999999999999999999999", "seq=1", "__proto__=1"]) {
    const { status, page } = await read(`?${query}`);
    expect.soft([query, status, page]).toMatchObject([query, 400, { error: { code: "invalid" } }]);
  }
  const answers = await Promise.all(
    Array.from({ length: 40 }, () =>
      raw(opened.port, "/api/ledger/export", { headers: { Host: `localhost:${opened.port}` } }),
    ),
  );
  expect(answers.some(({ status }) => status === 429)).toBe(true);
  opened.clock.now += 60_000;
});

test("[LED8] The export over HTTP is the whole chain, whole, with nothing in it of who anybody is.", async () => {
  const answer = await fetch(`${opened.url}/api/ledger/export`);
  expect(answer.headers.get("content-type")).toContain("ndjson");
  expect(answer.headers.get("content-disposition")).toContain("ledger.ndjson");
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(await checkExport([bytes])).toEqual({ whole: true, head: await opened.store.ledger.head() });
  const text = new TextDecoder().decode(bytes);
  expect(text.trimEnd().split("\n")).toHaveLength(252);
  for (const secret of secrets) expect(text).not.toContain(secret);
});

test("[LED8] Who goes away in the middle of an export leaves room for the next.", async () => {
  for (let i = 0; i < 10; i++) {
    const stop = new AbortController();
    const answer = await fetch(`${opened.url}/api/ledger/export`, { signal: stop.signal });
    expect(answer.status).toBe(200);
    stop.abort();
    await answer.text().catch(() => {});
  }
  const answer = await fetch(`${opened.url}/api/ledger/export`);
  expect((await checkExport([new Uint8Array(await answer.arrayBuffer())])).whole).toBe(true);
});
