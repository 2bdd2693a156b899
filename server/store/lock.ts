/**
 * Who holds a data folder: one process at a time, for a second one would silently lose the first one's rows. A holder
 * killed with −9 leaves its hold behind, and the next to start takes over.
 *
 * Holds are numbered files in `<data>/lock/`; the highest number counts. To take the folder is to link the next number,
 * which only one of any number of starters can, and then to see that no higher one has come meanwhile. A number once
 * used is never free again, since a holder that leaves marks its file instead of removing it. So there is no moment at
 * which two hold, whatever they do and whenever they are killed.
 */
import { randomBytes } from "node:crypto";
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";

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

/** `life` tells a process from a later one with the same id, where the system says when a process began. */
const holderSchema = z.object({ pid: z.int(), life: z.string().nullable() });
type Holder = z.infer<typeof holderSchema>;

/** A hold that was given back: no process has this id. */
const NOBODY: Holder = { pid: 0, life: null };

/** Takes the folder `data`, made if there is none, or throws `FolderInUse`. */
export function holdFolder(data: string): Release {
  const folder = join(data, "lock");
  mkdirSync(folder, { recursive: true });
  const self: Holder = { pid: process.pid, life: lifeOf(process.pid) };
  for (;;) {
    const last = highest(folder);
    const holder = last === 0 ? NOBODY : readHolder(folder, last);
    if (holder && lives(holder)) throw new FolderInUse(realpathSync(data), holder.pid);
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
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    renameSync(draft(folder, NOBODY), join(folder, String(mine)));
  };
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

function lives({ pid, life }: Holder): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
  } catch (problem) {
    // EPERM: it lives and belongs to somebody else.
    if ((problem as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return life === null || lifeOf(pid) === life;
}

/** This boot and the moment in it when the process began (field 22 of proc(5) stat), or null where there is no /proc. */
function lifeOf(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in the second field may hold spaces and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return `${boot} ${fields[19]}`;
  } catch {
    return null;
  }
}
