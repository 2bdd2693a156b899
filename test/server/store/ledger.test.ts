/** The ledger: its arithmetic, and its rows on both engines. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commitment, rowHash, verifyChain } from "../../../server/store/ledger.ts";
import { openStore } from "../../../server/store/open.ts";
import type { LedgerRow } from "../../../server/store/store.ts";
import { BEGINNING, canonical } from "../../../shared/ledger/line.ts";
import { onBothEngines, SECRET } from "./engines.ts";
import { sanctionOf } from "./rows.ts";

describe("chain", () => {
  const entries = fc.array(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue({ stringUnit: "grapheme" })), {
    minLength: 1,
    maxLength: 12,
  });
  const chain = (values: Record<string, unknown>[]): LedgerRow[] => {
    const rows: LedgerRow[] = [];
    for (const entry of values) {
      const previous = rows.at(-1)?.hash ?? BEGINNING;
      rows.push({ seq: rows.length + 1, previous, hash: rowHash(previous, canonical(entry)), entry });
    }
    return rows;
  };

  test("[LED1] A row's hash is SHA-256 over the hash before it and the RFC 8785 JSON of its entry.", () => {
    const entry = { "\u20ac": 1, b: [1e21, 0.1, null], a: "é\u0007" };
    const text = '{"a":"é\\u0007","b":[1e+21,0.1,null],"€":1}';
    expect(canonical(entry)).toBe(text);
    expect(rowHash(BEGINNING, text)).toBe(createHash("sha256").update(`${BEGINNING}${text}`, "utf8").digest("hex"));
  });

  test("[LED1] A whole chain is found whole, from the beginning and from any row on.", () => {
    fc.assert(
      fc.property(entries, fc.nat(), (values, from) => {
        const rows = chain(values);
        expect(verifyChain(rows)).toBeNull();
        const start = from % rows.length;
        expect(verifyChain(rows.slice(start + 1), rows[start])).toBeNull();
      }),
    );
  });

  test("[LED2] Any row changed, left out, doubled or moved is found, at the first place where it shows.", () => {
    fc.assert(
      fc.property(
        entries,
        fc.nat(),
        fc.constantFrom("entry", "hash", "previous", "cut", "double", "swap"),
        (values, n, how) => {
          const rows = chain([...values, { last: true }]);
          const at = n % (rows.length - 1);
          const row = rows[at]!;
          if (how === "entry") rows[at] = { ...row, entry: { ...row.entry, more: 1 + Object.keys(row.entry).length } };
          if (how === "hash") rows[at] = { ...row, hash: rowHash(row.hash, "") };
          if (how === "previous") rows[at] = { ...row, previous: rowHash(row.previous, "") };
          if (how === "cut") rows.splice(at, 1);
          if (how === "double") rows.splice(at, 0, row);
          if (how === "swap") [rows[at], rows[at + 1]] = [rows[at + 1]!, row];
          const found = verifyChain(rows);
          expect(found).not.toBeNull();
          expect(found!.seq).toBe(how === "double" ? at + 2 : at + 1);
        },
      ),
    );
  });
});

onBothEngines((engine) => {
  test("[LED3] Rows written at once make one chain without a gap, read back to the letter.", async () => {
    const { ledger } = engine.store;
    const entries = Array.from({ length: 50 }, (_, i) => ({
      kind: "test",
      i,
      text: `\u0000é𝄞 ${i}`,
      deep: { b: 1, a: [i / 3] },
    }));
    const rows = await Promise.all(entries.map((entry) => ledger.append(entry)));
    const read = await ledger.read(0, 1000);
    expect(read).toEqual([...rows].sort((a, b) => a.seq - b.seq));
    expect(read.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(read.map(({ entry }) => entry.i).sort((a, b) => Number(a) - Number(b))).toEqual(entries.map(({ i }) => i));
    expect(verifyChain(read)).toBeNull();
    expect(await ledger.read(10, 5)).toEqual(read.slice(10, 15));
    await expect(ledger.append({ kind: "test", i: Number.NaN })).rejects.toThrow("NaN");
    expect(await ledger.read(0, 1000)).toEqual(read);
  });

  test("[LED4] A sanction and its row are written together, and once, however often it is tried.", async () => {
    const { people, conduct, ledger } = engine.store;
    const [{ person }, { person: by }] = [await people.create(1), await people.create(1)];
    const before = (await ledger.read(0, 1000)).length;
    const sanction = sanctionOf(person, by, { id: "once", note: "for shouting" });
    await Promise.all([conduct.record(sanction), conduct.record(sanction), conduct.record(sanction)]);
    await conduct.record(sanction);
    const rows = await ledger.read(before, 10);
    expect(rows.map(({ entry }) => entry.sanction)).toEqual(["once"]);
    const about = await people.export(person);
    expect(about.sanctions).toHaveLength(1);

    // What cannot stand in the ledger does not stand in force either.
    await expect(conduct.record(sanctionOf(person, by, { id: "bad", rule: "\ud800" }))).rejects.toThrow();
    expect((await people.export(person)).sanctions).toHaveLength(1);
    expect(verifyChain(await ledger.read(0, 1000))).toBeNull();
  });

  test("[LED5] Persons and notes stand in the ledger as salted commitments, which only they can open.", async () => {
    const { people, conduct, ledger } = engine.store;
    const [{ person }, { person: by }] = [await people.create(1), await people.create(1)];
    const note = "a note that is nobody else's business";
    await conduct.record(sanctionOf(person, by, { id: "sealed", note }));
    await conduct.record(sanctionOf(person, by, { id: "sealed-2", note }));
    const [first, second] = (await ledger.read(0, 1000)).slice(-2);
    expect(first!.entry).toEqual({
      kind: "sanction",
      sanction: "sealed",
      do: "mute",
      space: "plaza",
      rule: "spam",
      byRole: "moderator",
      at: 1000,
      until: null,
      person: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      by: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      note: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const text = JSON.stringify([first, second]);
    for (const secret of [person, by, note]) expect(text).not.toContain(secret);
    expect(first!.entry.person).not.toEqual(second!.entry.person);

    const opened = (await people.export(person)).ledger as {
      seq: number;
      field: string;
      salt: string;
      value: string;
    }[];
    const mine = opened.filter(({ seq }) => seq === first!.seq);
    expect(mine.map(({ field, value }) => [field, value]).sort()).toEqual([
      ["note", note],
      ["person", person],
    ]);
    for (const { field, salt, value } of mine) {
      expect(commitment(Buffer.from(salt, "hex"), value)).toEqual(first!.entry[field]);
    }
  });

  // PGlite cannot be opened twice.
  if (engine.name !== "PostgreSQL") return;

  test("[LED3] Two processes on one database write one chain.", async () => {
    const data = mkdtempSync(join(tmpdir(), "stoa-second-"));
    const second = await openStore({ data, databaseUrl: engine.url, secret: SECRET });
    try {
      const before = (await engine.store.ledger.read(0, 10_000)).length;
      await Promise.all(
        Array.from({ length: 100 }, (_, i) => (i % 2 ? engine.store : second).ledger.append({ kind: "race", i })),
      );
      const rows = await second.ledger.read(0, 10_000);
      expect(rows).toHaveLength(before + 100);
      expect(verifyChain(rows)).toBeNull();
    } finally {
      await second.close();
      rmSync(data, { recursive: true, force: true });
    }
  });

  test("[LED2] A row changed behind our back in the database is found.", async () => {
    const rows = await engine.store.ledger.read(0, 10_000);
    expect(verifyChain(rows)).toBeNull();
    const change = (text: string) => engine.postgres!.query(engine.url!, text);
    await change("update ledger set entry = replace(entry, 'test', 'Test') where seq = 4");
    expect(verifyChain(await engine.store.ledger.read(0, 10_000))).toEqual({ seq: 4, problem: "hash" });
    await change("update ledger set entry = replace(entry, 'Test', 'test') where seq = 4");
    expect(verifyChain(await engine.store.ledger.read(0, 10_000))).toBeNull();
    await change("delete from openings where seq = 51; delete from ledger where seq = 51");
    expect(verifyChain(await engine.store.ledger.read(0, 10_000))).toEqual({ seq: 51, problem: "missing" });
  });
});
