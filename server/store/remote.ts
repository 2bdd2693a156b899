/** The desk of a store in another thread, as if it were here: every method is a question, answered in its own time. */
import { Worker } from "node:worker_threads";
import { deskThrough } from "./calls.ts";
import type { Desk } from "./desk.ts";
import type { Answer, Question, WorkerData } from "./worker.ts";

type Waiting = { resolve(value: unknown): void; reject(problem: Error): void };

/** Starts the thread and waits until its store is open. Rejects with the sentence that stopped it. */
export async function startRemote(
  given: WorkerData,
  warn: (sentence: string) => void,
): Promise<{ desk: Desk; close(): Promise<void> }> {
  // Run as TypeScript in the checkout, and as JavaScript where it was built.
  const file = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";
  const worker = new Worker(new URL(file, import.meta.url), { workerData: given });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | null = null;

  const end = (problem: Error) => {
    ended ??= problem;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on("error", (problem) => end(new Error(`The store's thread failed: ${(problem as Error).message}`)));
  worker.on("exit", () => end(new Error("The store is closed.")));
  worker.on("message", (answer: Answer) => {
    if ("warning" in answer) return warn(answer.warning);
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.problem) asked?.reject(answer.problem);
    else asked?.resolve(answer.value);
  });

  const answerTo = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      if (ended) reject(ended);
      else waiting.set(id, { resolve, reject });
    });
  const ask = (question: Omit<Extract<Question, { part: string }>, "id"> | { close: true }) => {
    last += 1;
    const answer = answerTo(last);
    if (!ended) worker.postMessage({ id: last, ...question });
    return answer;
  };

  try {
    await answerTo(0);
  } catch (problem) {
    await worker.terminate();
    throw problem;
  }
  return {
    desk: deskThrough((part, method, args) => ask({ part, method, args })),
    async close() {
      if (ended) return;
      await ask({ close: true });
      await worker.terminate();
    },
  };
}
