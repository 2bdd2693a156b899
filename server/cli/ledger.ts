/**
 * `stoa ledger export` and `stoa ledger verify`: the whole chain as a file, and whether a file, or this house's own chain,
 * is whole. The house's own is read from the running server when there is one, else from the store, under its lock.
 */
import { createReadStream, type WriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import type { Verdict } from "../../shared/ledger/chain-check.ts";
import { type LedgerHead, readLine } from "../../shared/ledger/line.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Config } from "../config.ts";
import { checkExport, exportOf, type LedgerSource } from "../ledger.ts";
import { openStore } from "../store/open.ts";
import { houseSecret } from "../store/secret.ts";
import { askControl } from "./control.ts";

const seq = z.int().min(0);
const headSchema = z.object({ seq, hash: z.string() });
const lineSchema = z.object({ seq, previous: z.string(), hash: z.string(), entry: z.string() });
const partSchema = z.object({ head: headSchema, rows: z.array(lineSchema) });
const askSchema = z.strictObject({ after: seq, until: seq, limit: z.int().min(1).max(1000) });

/** What a running server does for these verbs: some rows, and the head. */
export async function ledgerPart(source: LedgerSource, asked: unknown): Promise<z.infer<typeof partSchema>> {
  const read = askSchema.safeParse(asked);
  if (!read.success) throw new StoaError("invalid", "Rows are asked for by after, until and limit.");
  const { after, until, limit } = read.data;
  return { head: await source.head(), rows: await source.lines(after, until, limit) };
}

/** Lets `use` read the house's own ledger. */
async function withOwnLedger<Answer>(config: Config, use: (source: LedgerSource) => Promise<Answer>): Promise<Answer> {
  const ask = async (asked: z.input<typeof askSchema>) => {
    const answer = await askControl(config.data, "ledger", asked);
    return answer === null ? null : partSchema.parse(answer.answer);
  };
  const running = await ask({ after: 0, until: 0, limit: 1 });
  if (running !== null) {
    return use({
      head: async () => running.head,
      async lines(after, until, limit) {
        const part = await ask({ after, until, limit });
        if (part === null) throw new Error("The server was stopped meanwhile. Try again.");
        return part.rows;
      },
    });
  }
  const store = await openStore({
    data: config.data,
    databaseUrl: config.databaseUrl ?? undefined,
    secret: houseSecret(config.data, config.secret ?? undefined),
  });
  try {
    return await use(store.ledger);
  } finally {
    await store.close();
  }
}

/** Writes the export to `to`; resolves with its head. A reader that goes away early ends it. */
export function exportTo(config: Config, to: NodeJS.WriteStream | WriteStream): Promise<LedgerHead> {
  return withOwnLedger(config, async (source) => {
    let gone = false;
    to.on("error", () => {
      gone = true;
    });
    let head: LedgerHead = await source.head();
    for await (const piece of exportOf(source)) {
      head = headIn(piece) ?? head;
      if (gone) break;
      await new Promise<void>((written) => to.write(piece, () => written()));
    }
    return head;
  });
}

/** Writes the export into a file that is there as a whole or not at all; resolves with its head. */
export async function exportInto(config: Config, file: string): Promise<LedgerHead> {
  const path = resolve(file);
  const beside = `${path}.${process.pid}.new`;
  const handle = await open(beside, "wx").catch((problem: NodeJS.ErrnoException) => {
    throw new Error(`${path} cannot be written (${problem.code}).`);
  });
  try {
    const head = await withOwnLedger(config, async (source) => {
      let last: LedgerHead = await source.head();
      for await (const piece of exportOf(source)) {
        last = headIn(piece) ?? last;
        await handle.write(piece);
      }
      return last;
    });
    await handle.sync();
    await handle.close();
    await rename(beside, path).catch((problem: NodeJS.ErrnoException) => {
      throw new Error(`${path} cannot be written (${problem.code}).`);
    });
    return head;
  } catch (problem) {
    await handle.close().catch(() => {});
    await rm(beside, { force: true });
    throw problem;
  }
}

/** The head of an export's last piece; null for the pieces before it. */
const headIn = (piece: string): LedgerHead | null => readLine(piece.trimEnd()).head ?? null;

/** Checks this house's own ledger. */
export function verifyOwn(config: Config, noted?: LedgerHead): Promise<Verdict> {
  return withOwnLedger(config, (source) => checkExport(asBytes(exportOf(source)), noted));
}

/**
 * Checks a file; needs nothing else.
 * @throws with one sentence where it cannot be read
 */
export async function verifyFile(file: string, noted?: LedgerHead): Promise<Verdict> {
  const path = resolve(file);
  try {
    return await checkExport(createReadStream(path), noted);
  } catch (problem) {
    throw new Error(`${path} cannot be read (${(problem as NodeJS.ErrnoException).code ?? problem}).`);
  }
}

async function* asBytes(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    yield Buffer.from(piece);
    await nextTurn();
  }
}

/** Reads `<number>:<hash>` as `stoa ledger verify` prints it. Throws with a sentence for anything else. */
export function readNoted(text: string): LedgerHead {
  const found = /^(0|[1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim());
  if (found === null)
    throw new Error("--head must be a number, a colon and 64 hex digits, as stoa ledger verify prints.");
  return { seq: Number(found[1]), hash: found[2]! };
}
