/**
 * Holder: a process that takes a data folder. `holder.ts <folder>` takes it and keeps it until it is ended;
 * `holder.ts <folder> <ms>` takes it and gives it back over and over, and tells when somebody else was inside too.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { FolderInUse, holdFolder } from "../../../server/store/lock.ts";

const [folder, ms] = process.argv.slice(2);

if (ms === undefined) keep(folder!);
else await contend(folder!, Number(ms));

function keep(data: string): void {
  try {
    holdFolder(data);
    process.stdout.write("held\n");
    setInterval(() => {}, 1000);
  } catch (problem) {
    process.stdout.write(`${(problem as Error).message}\n`);
  }
}

async function contend(data: string, during: number): Promise<void> {
  const mark = join(data, "inside");
  const until = performance.now() + during;
  let turns = 0;
  while (performance.now() < until) {
    try {
      const release = holdFolder(data);
      turns += 1;
      enter(mark);
      await wait(turns % 3);
      rmSync(mark);
      release();
    } catch (problem) {
      if (!(problem instanceof FolderInUse)) throw problem;
    }
    await wait(turns % 2);
  }
  process.stdout.write(`${turns} turns\n`);
}

/** Whoever was killed inside has left its mark; whoever lives there is an overlap. */
function enter(mark: string): void {
  try {
    const other = Number(readFileSync(mark, "utf8"));
    try {
      // Whoever was killed while writing it has left it empty; 0 would mean ourselves.
      if (other === 0) throw new Error("Nobody's mark.");
      process.kill(other, 0);
      process.stdout.write(`overlap with ${other}\n`);
    } catch {
      rmSync(mark);
    }
  } catch {
    // Nobody is inside, as it should be.
  }
  writeFileSync(mark, String(process.pid));
}
