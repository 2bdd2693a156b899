/**
 * Who holds a data folder: one process at a time, for a second one would silently lose the first one's rows. A holder
 * killed with −9 leaves its hold behind, and the next to start takes over.
 *
 * Holds are numbered files in `<data>/lock/`; the highest number counts. To take the folder is to link the next number,
 * which only one of any number of starters can, and then to see that no higher one has come meanwhile. A number once
 * used is never free again, since a holder that leaves marks its file instead of removing it. So there is no moment at
 * which two hold, whatever they do and whenever they are killed.
 *
 * Whether a holder lives is asked of the system, where it can know. A holder in another container, on another machine
 * or before a restart of this one is watched instead: it moves its file's time on every second.
 */
import { randomBytes } from "node:crypto";
import {
  linkSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { makeFolder } from "./make-folder.ts";

/** Gives the folder back. Twice is once. */
export type Release = () => void;

/** Somebody who lives holds the folder. The message is a sentence for whoever started us. */
export class FolderInUse extends Error {
  override name = "FolderInUse";
  readonly pid: number;

  constructor(data: string, pid: number) {
    super(`The data folder ${data} is in use by process ${pid}: stop it, or set STOA_DATA to another folder.`);
    this.pid = pid;
  }
}

/**
 * `where` names the boot and the container whose process numbers these are; `began` tells a process from a later one
 * with the same number. Null where the system does not say.
 */
const holderSchema = z.object({ pid: z.int(), where: z.string().nullable(), began: z.string().nullable() });
type Holder = z.infer<typeof holderSchema>;

/** How often a holder moves its file's time on, and how long a still one is watched before it counts as dead, ms. */
const BEAT = 1000;
const PATIENCE = 6000;

/** A hold that was given back: no process has this id. */
const NOBODY: Holder = { pid: 0, where: null, began: null };

/**
 * Takes the folder `data`, made if there is none, or throws `FolderInUse`. Waits up to `patience` ms only for a holder
 * that cannot be seen from here.
 */
export function holdFolder(data: string, patience = PATIENCE): Release {
  const folder = join(data, "lock");
  makeFolder(data);
  makeFolder(folder, data);
  const self: Holder = { pid: process.pid, where: whereWeAre(), began: beganOf(process.pid) };
  for (;;) {
    const last = highest(folder);
    const holder = last === 0 ? NOBODY : readHolder(folder, last);
    if (holder && lives(holder, join(folder, String(last)), patience))
      throw new FolderInUse(realpathSync(data), holder.pid);
    const mine = last + 1;
    if (!place(folder, mine, self)) continue;
    if (highest(folder) > mine) {
      rmSync(join(folder, String(mine)), { force: true });
      continue;
    }
    for (const number of numbers(folder)) if (number < mine) rmSync(join(folder, String(number)), { force: true });
    return releaseOf(folder, mine);
  }
}

function releaseOf(folder: string, mine: number): Release {
  const path = join(folder, String(mine));
  let beats = 0;
  const beating = setInterval(() => {
    beats += 1;
    unlessGone(() => utimesSync(path, beats, beats));
  }, BEAT).unref();
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    clearInterval(beating);
    unlessGone(() => renameSync(draft(folder, NOBODY), path));
  };
}

/** A folder that somebody removed under us needs no more of us, and must not end the process. */
function unlessGone(act: () => void): void {
  try {
    act();
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== "ENOENT") throw problem;
  }
}

function numbers(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^[0-9]+$/.test(name))
    .map(Number);
}

function highest(folder: string): number {
  return Math.max(0, ...numbers(folder));
}

/** Null when the file is gone or says nothing we know: then it holds nothing. */
function readHolder(folder: string, number: number): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(join(folder, String(number)), "utf8")));
  } catch {
    return null;
  }
}

/** Puts the whole file in place at once; false when somebody else has this number. */
function place(folder: string, number: number, holder: Holder): boolean {
  const written = draft(folder, holder);
  try {
    linkSync(written, join(folder, String(number)));
    return true;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw problem;
  } finally {
    rmSync(written, { force: true });
  }
}

function draft(folder: string, holder: Holder): string {
  const path = join(folder, `draft-${process.pid}-${randomBytes(6).toString("hex")}`);
  writeFileSync(path, JSON.stringify(holder), { flush: true });
  return path;
}

function lives({ pid, where, began }: Holder, path: string, patience: number): boolean {
  if (pid === 0) return false;
  if (where !== whereWeAre()) return moves(path, patience);
  try {
    process.kill(pid, 0);
  } catch (problem) {
    // EPERM: it lives and belongs to somebody else.
    if ((problem as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return began === null || beganOf(pid) === began;
}

/** Watches a file's time: true as soon as it moves, or the file is another's. */
function moves(path: string, patience: number): boolean {
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  const time = () => statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  const before = time();
  for (let waited = 0; waited < patience; waited += 200) {
    Atomics.wait(asleep, 0, 0, 200);
    if (time() !== before) return true;
  }
  return false;
}

/** This boot of this machine, and in it the container (its space of process numbers), or null where there is no /proc. */
function whereWeAre(): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return null;
  }
}

/** When in this boot a process began (field 22 of proc(5) stat), or null where there is no /proc. */
function beganOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in the second field may hold spaces and brackets itself.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
