/** The thread in which an evening is played through: it takes all the time it can get, and no step of a room waits for it. */
import { parentPort, workerData } from "node:worker_threads";
import type { Rehearsal } from "../../../shared/programme/rehearsal.ts";
import { type RehearsalParts, rehearse } from "./rehearse.ts";

/** What the thread is given to start with. */
export type Wanted = Pick<RehearsalParts, "programme" | "space" | "people" | "seed">;

/** From the thread: how far it is, in hundredths, and then what came of it. */
export type Heard = { passed: number } | { rehearsal: Rehearsal };

const tell = (heard: Heard) => parentPort!.postMessage(heard);

tell({ rehearsal: await rehearse({ ...(workerData as Wanted), passed: (passed) => tell({ passed }) }) });
