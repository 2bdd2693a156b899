/** Packing: what `npm pack` makes, installed into an empty folder far from the checkout. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, "..");
/** What whoever uses `stoa/react` has installed themselves, and what their compiler reads beside it. */
const PEERS = ["react", "three", "@react-three/fiber"];
const THEIRS = [...PEERS, "react-dom", "@types/react", "@types/react-dom", "@types/three", "vite"];
const PACKED = ["assets", "client", "server", "shared", ".ci", "package.json", "tsconfig.json", "vite.config.ts"];

let folder: string;
let installed: string;
let server: ChildProcess | undefined;

/** npm as somebody else would run it, told nothing by the npm that runs these tests. */
function npm(cwd: string, ...given: string[]) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV$|VITEST)/.test(name)),
  );
  return run("npm", given, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-pack-"));
  const checkout = join(folder, "checkout");
  await mkdir(checkout);
  for (const name of [...PACKED, "README.md", "LICENSE"])
    await cp(join(ROOT, name), join(checkout, name), { recursive: true, force: true });
  await symlink(join(ROOT, "node_modules"), join(checkout, "node_modules"));
  const before = await readFile(join(checkout, "package.json"), "utf8");
  await npm(checkout, "pack", "--silent", "--pack-destination", folder);
  expect(await readFile(join(checkout, "package.json"), "utf8")).toBe(before);

  installed = join(folder, "installed");
  await mkdir(installed);
  await writeFile(join(installed, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const { version } = JSON.parse(before) as { version: string };
  await npm(installed, "install", "--prefer-offline", "--no-audit", "--no-fund", `../stoa-${version}.tgz`);
}, 180_000);

afterAll(async () => {
  server?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

test("[RUN18] `npm pack`, installed into an empty folder, opens a server there and joins a room.", async () => {
  const opened = spawn(process.execPath, [join("node_modules", ".bin", "stoa"), "serve", "--json"], {
    cwd: installed,
    env: { ...process.env, PORT: "0", STOA_DATA: join(folder, "data") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  server = opened;
  const [line] = await opened.stdout.take(1).toArray();
  const { url } = JSON.parse(String(line)) as { url: string };

  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("/assets/");

  await writeFile(
    join(installed, "visit.js"),
    `import { join } from "stoa/client";
     const visit = await join(process.argv[2], { space: "plaza", name: "Ada" });
     console.log(JSON.stringify({ name: visit.me.name, position: visit.me.pose.position, count: visit.count }));
     await visit.leave();`,
  );
  const { stdout } = await run(process.execPath, ["visit.js", url], { cwd: installed, timeout: 30_000 });
  const stood = JSON.parse(stdout) as { name: string; position: number[]; count: number };
  expect(stood).toMatchObject({ name: "Ada", count: 1 });
  expect(stood.position.every(Number.isFinite)).toBe(true);

  const ended = new Promise((exit) => opened.once("exit", exit));
  opened.kill("SIGTERM");
  expect(await ended).toBe(0);
}, 120_000);

test("[RCT7] Who needs no React need not have it; with three and React of one's own `stoa/react` loads, and its declarations tell what it takes.", async () => {
  const modules = join(installed, "node_modules");
  for (const peer of PEERS) expect(existsSync(join(modules, peer)), peer).toBe(false);
  await mkdir(join(modules, "@react-three"));
  for (const name of THEIRS) await symlink(join(ROOT, "node_modules", name), join(modules, name));
  await writeFile(
    join(installed, "world.js"),
    `import * as react from "stoa/react";
     console.log(Object.keys(react).sort().join(" "));`,
  );
  const { stdout } = await run(process.execPath, ["world.js"], { cwd: installed, timeout: 30_000 });
  for (const name of ["Stoa", "Place", "Avatars", "Me", "Controls", "canvasProps", "useVisit", "useHouseRules"])
    expect(stdout.trim().split(" ")).toContain(name);

  await cp(join(ROOT, "client", "embed", "example", "main.tsx"), join(installed, "main.tsx"));
  await writeFile(
    join(installed, "wrong.tsx"),
    `import { Stoa, type StoaProps, useVisit } from "stoa/react";
     export const known: 0 extends 1 & StoaProps ? "any" : "typed" = "typed";
     export const walks = () => useVisit().walk({ position: [0, 0, 0], yaw: 0 });
     // @ts-expect-error A space needs a server.
     export const wrong = <Stoa space="plaza" name="Ada" />;`,
  );
  expect(await compiled("main.tsx", "wrong.tsx", "--types", "vite/client")).toBe("");
  for (const name of THEIRS) await rm(join(modules, name));
}, 60_000);

test("[RUN18] Its declarations tell a program what it gets.", async () => {
  await writeFile(
    join(installed, "use.ts"),
    `import { join, type Visit } from "stoa/client";
     import { serve } from "stoa/server";
     const visit: Visit = await join("http://localhost:1", { space: "plaza", name: "Ada" });
     export const name: string = visit.me.name;
     export const known: 0 extends 1 & typeof visit.me ? "any" : "typed" = "typed";
     export const url: string = (await serve({ port: 0 })).url;`,
  );
  expect(await compiled("use.ts")).toBe("");
}, 60_000);

/** What the compiler has against what is given, beside the installed package. */
async function compiled(...given: string[]): Promise<string> {
  const tsc = join(ROOT, "node_modules", ".bin", "tsc");
  const always = [
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--module",
    "nodenext",
    "--target",
    "es2024",
    "--jsx",
    "react-jsx",
  ];
  const { stdout } = await run(tsc, [...always, ...given], { cwd: installed }).catch(
    (failed: { stdout: string }) => failed,
  );
  return stdout;
}
