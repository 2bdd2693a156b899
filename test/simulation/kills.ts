/** Kills: a process that writes into a store is killed at random moments, again and again, and what it had told is looked for. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { verifyChain } from "../../server/store/ledger.ts";
import { openStore } from "../../server/store/open.ts";
import type { Store } from "../../server/store/store.ts";
import { dataFolder } from "../support/data-folder.ts";
import { seeded } from "../support/seeded.ts";

export const WRITER = fileURLToPath(new URL("../server/store/writer.ts", import.meta.url));
const SECRET = "the secret of what is killed";

export type Kills = {
  /** How many rows of each kind were acknowledged. */
  told: Record<string, number>;
  /** What is not as it was acknowledged. */
  faults: string[];
};

/** Kills `rounds` writers of one folder, each after a random while; `onRound` is told how many it has been. */
export async function runKills(seed: number, rounds: number, onRound?: (done: number) => void): Promise<Kills> {
  const data = await dataFolder();
  const random = seeded(seed);
  try {
    const told: string[][] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const line of await killedAfter(data, round, 1 + random() * 60, random() * 20)) told.push(line.split(" "));
      onRound?.(round + 1);
    }
    const store = await openStore({ data, secret: SECRET });
    try {
      const kinds = Object.groupBy(told, ([kind]) => kind!);
      return {
        told: Object.fromEntries(Object.entries(kinds).map(([kind, rows]) => [kind, rows!.length])),
        faults: await faultsOf(store, told),
      };
    } finally {
      await store.close();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function faultsOf(store: Store, told: string[][]): Promise<string[]> {
  const of = (kind: string) => told.filter(([what]) => what === kind);
  const faults: string[] = [];
  const messages = new Set<unknown>();
  const sanctions = new Set<unknown>();
  for (const [, person, key] of of("person")) {
    if ((await store.people.find(key!)) !== person) faults.push(`person ${person} is not there`);
    for (const { id } of await store.messages.heard(person!, "plaza", undefined, 100_000)) messages.add(id);
    for (const { id } of (await store.people.export(person!)).sanctions as { id: string }[]) sanctions.add(id);
  }
  for (const [, id] of of("message")) if (!messages.has(id)) faults.push(`message ${id} is not there`);
  for (const [, id] of of("sanction")) if (!sanctions.has(id)) faults.push(`sanction ${id} is not there`);
  for (const [, ticket] of of("ticket"))
    if ((await store.tickets.claim(ticket!, 1000)) === null) faults.push(`ticket ${ticket} is not there`);

  const rows = await store.ledger.read(0, 1_000_000);
  const broken = verifyChain(rows);
  if (broken !== null) faults.push(`the ledger is broken: ${JSON.stringify(broken)}`);
  // Both or neither: every sanction has its row, every row its sanction.
  const inLedger = new Set<unknown>(rows.map(({ entry }) => entry.sanction));
  for (const id of sanctions) if (!inLedger.has(id)) faults.push(`sanction ${id} is not in the ledger`);
  for (const id of inLedger) if (!sanctions.has(id)) faults.push(`the ledger alone has sanction ${id}`);
  return faults;
}

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
  if (signal !== "SIGKILL") throw new Error("The writer ended before it was killed.");
  // The last line may have been cut off: what was not told is not known to be acknowledged.
  return text.split("\n").slice(0, -1);
}
