/** A store whose process is killed while it writes, again and again. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { verifyChain } from "../../../server/store/ledger.ts";
import { openStore } from "../../../server/store/open.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { seeded } from "../../support/seeded.ts";
import { SECRET } from "./engines.ts";

const WRITER = fileURLToPath(new URL("./writer.ts", import.meta.url));

/** Starts a writer, kills it `ms` after its `words`th word, and answers what it was acknowledged. */
async function killedAfter(data: string, round: number, words: number, ms: number): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, data, SECRET, String(round)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  const spoke = new Promise<void>((resolve) => {
    writer.stdout.on("data", (chunk) => {
      text += chunk;
      if (text.split("\n").length > words) resolve();
    });
  });
  const exit = once(writer, "exit");
  try {
    await Promise.race([spoke, exit]);
    await wait(ms);
  } finally {
    writer.kill("SIGKILL");
  }
  const [, signal] = await exit;
  expect(signal).toBe("SIGKILL");
  // The last line may have been cut off: what was not told is not known to be acknowledged.
  return text.split("\n").slice(0, -1);
}

test("[STO22] After kill −9 at a random moment, 20 times, every acknowledged row is there and the ledger is whole.", async () => {
  const data = await dataFolder();
  const random = seeded(22);
  try {
    const told: string[][] = [];
    for (let round = 0; round < 20; round += 1) {
      for (const line of await killedAfter(data, round, 1 + random() * 60, random() * 20)) told.push(line.split(" "));
    }
    const of = (kind: string) => told.filter(([what]) => what === kind).map(([, id]) => id!);
    expect(of("person")).toHaveLength(20);
    expect(of("message").length).toBeGreaterThan(100);

    const store = await openStore({ data, secret: SECRET });
    try {
      const messages = new Set<unknown>();
      const sanctions = new Set<unknown>();
      for (const [, person, key] of told.filter(([what]) => what === "person")) {
        expect(await store.people.find(key!)).toBe(person);
        for (const { id } of await store.messages.heard(person!, "plaza", undefined, 100_000)) messages.add(id);
        for (const { id } of (await store.people.export(person!)).sanctions as { id: string }[]) sanctions.add(id);
      }
      expect(of("message").filter((id) => !messages.has(id))).toEqual([]);
      expect(of("sanction").filter((id) => !sanctions.has(id))).toEqual([]);
      for (const ticket of of("ticket")) expect(await store.tickets.claim(ticket, 1000)).not.toBeNull();

      const rows = await store.ledger.read(0, 1_000_000);
      expect(verifyChain(rows)).toBeNull();
      // Both or neither: every sanction has its row, every row its sanction.
      expect(new Set(rows.map(({ entry }) => entry.sanction))).toEqual(sanctions);
    } finally {
      await store.close();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}, 300_000);

test("[STO22] A first start that is killed while it makes the database does not stop the next.", async () => {
  const data = mkdtempSync(join(tmpdir(), "stoa-first-"));
  try {
    const writer = spawn(process.execPath, [WRITER, data, SECRET, "first"], { stdio: "ignore" });
    const exit = once(writer, "exit");
    const draft = join(data, "db.new");
    while (!existsSync(draft) || readdirSync(draft).length < 5) await wait(20);
    writer.kill("SIGKILL");
    await exit;
    expect(existsSync(join(data, "db"))).toBe(false);
    const store = await openStore({ data, secret: SECRET });
    await store.ping();
    await store.close();
    expect(existsSync(draft)).toBe(false);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}, 120_000);
