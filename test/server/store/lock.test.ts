/** The hold of a data folder: one at a time, over any number of processes, whatever becomes of them. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { FolderInUse, holdFolder } from "../../../server/store/lock.ts";
import { openStore } from "../../../server/store/open.ts";

const HOLDER = fileURLToPath(new URL("./holder.ts", import.meta.url));
const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "stoa-lock-"));
  folders.push(made);
  return made;
}

function start(...args: string[]) {
  const child = spawn(process.execPath, [HOLDER, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  return { child, text: () => text, word: () => once(child.stdout, "data").then(([chunk]) => String(chunk).trim()) };
}

test("[STO15] A folder held by a process is refused to another, which is told folder and process.", async () => {
  const data = folder();
  const holder = start(data);
  expect(await holder.word()).toBe("held");
  const sentence = `The data folder ${realpathSync(data)} is in use by process ${holder.child.pid}: stop it, or set STOA_DATA to another folder.`;
  expect(() => holdFolder(data)).toThrow(new FolderInUse(realpathSync(data), holder.child.pid!));
  await expect(openStore({ data, secret: "any" })).rejects.toThrow(sentence);
  expect(existsSync(join(data, "db"))).toBe(false);
  const second = start(data);
  expect(await second.word()).toBe(sentence);
  expect(await once(second.child, "exit")).toEqual([0, null]);
});

test("[STO15] Within one process too a folder is held once, until it is given back.", () => {
  const data = join(folder(), "not", "yet", "there");
  const release = holdFolder(data);
  expect(() => holdFolder(data)).toThrow(FolderInUse);
  release();
  const again = holdFolder(data);
  release();
  expect(() => holdFolder(data)).toThrow(FolderInUse);
  again();
  holdFolder(data)();
  expect(readdirSync(join(data, "lock"))).toHaveLength(1);
});

test("[STO16] What a killed holder left behind is taken over by the next.", async () => {
  const data = folder();
  for (let round = 0; round < 3; round += 1) {
    const holder = start(data);
    expect(await holder.word()).toBe("held");
    holder.child.kill("SIGKILL");
    await once(holder.child, "exit");
  }
  holdFolder(data)();
});

test("[STO16] A process that came to a killed holder's number later does not hold its folder.", () => {
  const data = folder();
  holdFolder(data)();
  const file = join(data, "lock", "1");
  const here = holdFolder(data);
  const left = JSON.parse(readFileSync(join(data, "lock", "2"), "utf8"));
  here();
  rmSync(join(data, "lock", "2"));
  writeFileSync(file, JSON.stringify(left));
  expect(() => holdFolder(data)).toThrow(FolderInUse);
  writeFileSync(file, JSON.stringify({ ...left, began: null }));
  expect(() => holdFolder(data)).toThrow(FolderInUse);
  writeFileSync(file, JSON.stringify({ ...left, began: "12345" }));
  holdFolder(data)();
});

test("[STO24] A holder that cannot be seen from here, in another container, is known by its moving file.", async () => {
  const data = folder();
  const holder = start(data);
  expect(await holder.word()).toBe("held");
  const file = join(data, "lock", "1");
  const { pid } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ pid, where: "another container", began: "1" }));
  expect(() => holdFolder(data, 5000)).toThrow(FolderInUse);
  holder.child.kill("SIGKILL");
  await once(holder.child, "exit");
  holdFolder(data, 1500)();
});

test("[STO15] Processes that start, leave and are killed at the same time are never inside together.", async () => {
  const data = folder();
  const crowd = Array.from({ length: 5 }, () => start(data, "2500"));
  for (const victim of crowd.slice(0, 2)) {
    await wait(700);
    victim.child.kill("SIGKILL");
    crowd.push(start(data, "1000"));
  }
  await Promise.all(
    crowd.map(({ child }) => child.exitCode === null && child.signalCode === null && once(child, "exit")),
  );
  const said = crowd.map(({ text }) => text()).join("");
  expect(said).not.toContain("overlap");
  const turns = said.match(/\d+(?= turns)/g)!.map(Number);
  expect(turns).toHaveLength(5);
  expect(turns.reduce((sum, count) => sum + count)).toBeGreaterThan(20);
});
