/** `npm run simulate -- --crowds 200 --seed 1 [--steps 6000]`: seeded crowds, judged; a table, and 1 for any fault. */
import { parseArgs } from "node:util";
import { runCrowd } from "./run.ts";

const { values } = parseArgs({
  options: {
    crowds: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    steps: { type: "string", default: "6000" },
  },
});
const first = Number(values.seed);
const total = { avatars: 0, pairs: 0, ghosts: 0, faded: 0, jumps: 0, longestGhost: 0, longestVisit: 0 };
const faults = new Map<string, { times: number; worst: number; seeds: Set<number> }>();
const began = performance.now();
for (let seed = first; seed < first + Number(values.crowds); seed++) {
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
