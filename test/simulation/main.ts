/**
 * `npm run simulate -- --crowds 200 --seed 1 [--steps 6000]`: seeded crowds, judged; a table, and 1 for any fault.
 * `npm run simulate -- --kills 20`: a store whose process is killed so many times while it writes.
 * `npm run simulate -- --away 30`: two processes of one house whose Redis is away for so many seconds.
 * `npm run simulate -- --hall 1000 [--minutes 10]`: one room of so many, with neighbourhoods, slow lines and stalls.
 */

import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { runAway } from "./away.ts";
import { runHall } from "./hall.ts";
import { runKills } from "./kills.ts";
import { runCrowd } from "./run.ts";

const { values } = parseArgs({
  options: {
    crowds: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    steps: { type: "string", default: "6000" },
    hall: { type: "string" },
    kills: { type: "string" },
    away: { type: "string" },
    minutes: { type: "string", default: "10" },
  },
});
/** When progress was told last. */
let told = performance.now();
if (values.hall) simulateHall(Number(values.hall), Number(values.minutes));
else if (values.kills) await simulateKills(Number(values.kills));
else if (values.away) await simulateAway(Number(values.away));
else simulateCrowds();

function simulateHall(people: number, minutes: number): void {
  // So that the heap can be told without its garbage.
  setFlagsFromString("--expose-gc");
  globalThis.gc = runInNewContext("gc");
  const began = performance.now();
  const steps = minutes * 60 * 20;
  const run = runHall(Number(values.seed), people, steps, (done, faults) => tellProgress(done, steps, began, faults));
  console.table({
    people: run.people,
    minutes,
    "pairs judged": run.tally.pairs,
    "pairs faded": run.tally.faded,
    passes: run.tally.ghosts,
    "longest pass, ms": run.tally.longestGhost,
    "avatars that somebody has near, of all": Number(run.seen.toFixed(4)),
    "kB a second to each": Number(run.kBPerSecond.toFixed(2)),
    "near or mid told late by, ms": run.oldest,
    "longest under way over a slow line, ms": run.longest,
    "most under way on any line, bytes": Math.round(run.most),
    "lines closed": run.closed,
    "heap after a fifth and at the end, MB": run.heap.map((mb) => mb.toFixed(0)).join(" and "),
    faults: run.faults.length,
    seconds: Math.round((performance.now() - began) / 1000),
  });
  for (const fault of run.faults.slice(0, 10)) console.log(fault);
  if (run.faults.length > 0) process.exitCode = 1;
}

async function simulateKills(rounds: number): Promise<void> {
  const began = performance.now();
  const { told, faults } = await runKills(Number(values.seed), rounds, (done) => tellProgress(done, rounds, began, 0));
  console.table({ kills: rounds, ...told, faults: faults.length });
  for (const fault of faults.slice(0, 10)) console.log(fault);
  if (faults.length > 0) process.exitCode = 1;
}

async function simulateAway(seconds: number): Promise<void> {
  const began = performance.now();
  const { took, back, faults } = await runAway(seconds, (gone) => tellProgress(gone, seconds, began, 0));
  console.table(
    Object.entries(took).map(([what, times]) => ({
      what,
      times: times.length,
      "longest, ms": Math.round(Math.max(...times)),
    })),
  );
  console.table({ "seconds away": seconds, "one again after, ms": Math.round(back), faults: faults.length });
  for (const fault of faults.slice(0, 10)) console.log(fault);
  if (faults.length > 0) process.exitCode = 1;
}

function simulateCrowds(): void {
  const first = Number(values.seed);
  const total = { avatars: 0, pairs: 0, ghosts: 0, faded: 0, jumps: 0, longestGhost: 0, longestVisit: 0 };
  const faults = new Map<string, { times: number; worst: number; seeds: Set<number> }>();
  const began = performance.now();
  for (let seed = first; seed < first + Number(values.crowds); seed++) {
    tellProgress(seed - first, Number(values.crowds), began, faults.size);
    const run = runCrowd(seed, Number(values.steps));
    for (const name of ["avatars", "pairs", "ghosts", "faded", "jumps"] as const) total[name] += run.tally[name];
    total.longestGhost = Math.max(total.longestGhost, run.tally.longestGhost);
    total.longestVisit = Math.max(total.longestVisit, run.tally.longestVisit);
    for (const { rule, by } of run.faults) {
      const fault = faults.get(rule) ?? { times: 0, worst: 0, seeds: new Set() };
      faults.set(rule, fault);
      fault.times++;
      fault.worst = Math.max(fault.worst, by);
      fault.seeds.add(seed);
    }
  }
  console.table({
    crowds: values.crowds,
    "avatar-steps": total.avatars,
    "pairs judged": total.pairs,
    "pairs faded": total.faded,
    passes: total.ghosts,
    "longest pass, ms": total.longestGhost,
    "longest with one person, ms": total.longestVisit,
    jumps: total.jumps,
    faults: [...faults.values()].reduce((sum, { times }) => sum + times, 0),
    seconds: Math.round((performance.now() - began) / 1000),
  });
  for (const [rule, { times, worst, seeds }] of faults) {
    console.log(`${rule}: ${times}, worst ${worst.toFixed(1)}, seeds ${[...seeds].slice(0, 8).join(" ")}`);
  }
  if (faults.size > 0) process.exitCode = 1;
}

/** Once in ten seconds, how far it is, beside the figures and not among them. */
function tellProgress(done: number, of: number, began: number, faults: number): void {
  const now = performance.now();
  if (now - told < 10_000 || done === 0) return;
  told = now;
  const left = ((now - began) / done) * (of - done);
  console.error(
    `${done} of ${of}, ${faults === 0 ? "no faults" : `${faults} faults`}, about ${Math.ceil(left / 60_000)} min left`,
  );
}
