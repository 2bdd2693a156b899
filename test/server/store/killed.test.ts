/** A store whose process is killed while it writes, again and again; `npm run simulate -- --kills 20` does it more often. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { openStore } from "../../../server/store/open.ts";
import { runKills, WRITER } from "../../simulation/kills.ts";
import { SECRET } from "./engines.ts";

test("[STO22] After kill −9 at a random moment, again and again, every acknowledged row is there and the ledger is whole.", async () => {
  const { told, faults } = await runKills(22, 4);
  expect(faults).toEqual([]);
  expect(told.person).toBe(4);
  expect(told.message).toBeGreaterThan(30);
  expect(told.sanction).toBeGreaterThan(0);
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
