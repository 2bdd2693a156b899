/**
 * The thread in which PGlite runs: it is synchronous, and would hold up every step of a room. Takes questions, each a
 * method of the desk by name, and answers them by number.
 */
import { parentPort, workerData } from "node:worker_threads";
import { askerOf, plain } from "./calls.ts";
import { CannotOpen, openVault } from "./database.ts";
import { deskIn } from "./desk.ts";
import { openPglite } from "./pglite.ts";

/** What the thread is given to start with. */
export type WorkerData = { folder: string; secret: string | Uint8Array };

/** To the thread. `close` waits for what was asked before it. */
export type Question = { id: number; part: string; method: string; args: unknown[] } | { id: number; close: true };

/** From the thread. The answer to 0 says that the store is open. */
export type Answer = { id: number; value?: unknown; problem?: Error } | { warning: string };

const port = parentPort!;
const tell = (answer: Answer) => port.postMessage(answer);

const { folder, secret } = workerData as WorkerData;

try {
  const { db, close } = await openPglite(folder);
  const vault = await openVault(db, secret);
  const ask = askerOf(deskIn(db, vault, (warning) => tell({ warning })));
  const open = new Set<Promise<void>>();

  const reply = async (id: number, work: () => Promise<unknown>) => {
    try {
      tell({ id, value: await work() });
    } catch (problem) {
      tell({ id, problem: plain(problem) });
    }
  };

  port.on("message", (question: Question) => {
    if ("close" in question) {
      void reply(question.id, async () => {
        await Promise.all(open);
        await close();
      });
      return;
    }
    const answered: Promise<void> = reply(question.id, () =>
      ask(question.part, question.method, question.args),
    ).finally(() => open.delete(answered));
    open.add(answered);
  });
  tell({ id: 0 });
} catch (problem) {
  tell({ id: 0, problem: problem instanceof CannotOpen ? plain(problem) : damaged(problem) });
}

function damaged(problem: unknown): Error {
  const [what] = plain(problem).message.split("\n", 1);
  return new Error(
    `The database in ${folder} is damaged (${what}): put the folder back from a copy, or set STOA_DATA to another one.`,
  );
}
