import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../../server/store/open.ts";
import { houseSecret } from "../../../server/store/secret.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";

const STOA = resolve("server/cli/stoa.ts");
const LINK = /^(http:\/\/localhost:\d+)\/s\/square#token=([A-Za-z0-9_-]{43})$/;

let folder: string;
let data: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-cli-"));
  data = await dataFolder();
  const spaces = await writeSpaces(folder, SQUARE);
  env = { ...process.env, PORT: "0", STOA_DATA: data, STOA_SPACES: spaces };
});
afterAll(() => Promise.all([folder, data].map((one) => rm(one, { recursive: true, force: true }))));

type Said = { code: number; out: string; err: string };

const stoa = (args: string[], more: NodeJS.ProcessEnv = {}): Promise<Said> =>
  new Promise((ended) => {
    execFile(process.execPath, [STOA, ...args], { env: { ...env, ...more } }, (error, out, err) => {
      ended({ code: error === null ? 0 : Number(error.code ?? 1), out: out.trim(), err: err.trim() });
    });
  });

/** The first line of `stoa serve --json`. */
function opened(server: ChildProcess): Promise<{ url: string; owner: string | null }> {
  return new Promise((found, failed) => {
    let out = "";
    let err = "";
    server.stdout?.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes("\n")) found(JSON.parse(out.slice(0, out.indexOf("\n"))));
    });
    server.stderr?.on("data", (chunk: Buffer) => {
      err += chunk.toString();
    });
    server.on("exit", () => failed(new Error(`ended: ${err}`)));
  });
}

test("[WHO12] `stoa invite` prints one link whose token gives the role, without a running server and beside one.", async () => {
  const alone = await stoa(["invite", "--role", "moderator", "--space", "square", "--name", "Mo", "--hours", "24"]);
  expect(alone.err).toBe("");
  expect(alone.out).toMatch(LINK);

  const server = spawn(process.execPath, [STOA, "serve", "--json"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((exit) => server.once("exit", exit));
  let beside: Said;
  try {
    const { url, owner } = await opened(server);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(owner).toMatch(LINK);
    expect((await stat(join(data, "control.json"))).mode & 0o777).toBe(0o600);

    beside = await stoa(["invite", "--role", "host", "--space", "square", "--json"]);
    expect(beside.err).toBe("");
    expect(JSON.parse(beside.out)).toMatchObject({ role: "host", space: "square" });
    expect(JSON.parse(beside.out).link.startsWith(`${url}/s/square#token=`)).toBe(true);

    const second = await stoa(["serve"]);
    expect(second.code).toBe(1);
    expect(second.err).toContain("in use");
    expect((await fetch(`${url}/health`)).status).toBe(200);
  } finally {
    server.kill("SIGTERM");
  }
  expect(await ended).toBe(0);

  const store = await openStore({ data, secret: houseSecret(data) });
  try {
    const { person } = await store.people.create(Date.now());
    const token = LINK.exec(alone.out)![2]!;
    expect(await store.invitations.redeem(token, person, "square", Date.now())).toBe("moderator");
    const other = (await store.people.create(Date.now())).person;
    expect(await store.invitations.redeem(JSON.parse(beside.out).token, other, "square", Date.now())).toBe("host");
  } finally {
    await store.close();
  }
}, 120_000);

test("[RUN17] What cannot be done is said in one sentence, with 1 as the exit code.", async () => {
  const wrong: [string[], NodeJS.ProcessEnv, string][] = [
    [["invite", "--role", "king", "--space", "square"], {}, "king"],
    [["invite", "--role", "host", "--space", "atlantis"], {}, 'There is no space "atlantis" here.'],
    [["invite", "--role", "host", "--space", "square", "--hours", "soon"], {}, "hours"],
    [["serve"], { PORT: "abc" }, "PORT must be a whole number from 0 to 65535."],
    [["serve"], { STOA_SPACES: join(folder, "nowhere") }, "STOA_SPACES must be a folder of spaces"],
    [["dance"], {}, "unknown command"],
  ];
  for (const [args, more, sentence] of wrong) {
    const { code, out, err } = await stoa(args, { STOA_DATA: join(folder, "unused"), ...more });
    expect.soft(code, args.join(" ")).toBe(1);
    expect.soft(err, args.join(" ")).toContain(sentence);
    expect.soft(err).not.toMatch(/^\s+at /m);
    expect.soft(out).toBe("");
  }
}, 60_000);

test("[RUN17] A broken space folder or a port in use stops the start with one sentence.", async () => {
  const broken = join(folder, "broken");
  await mkdir(join(broken, "square"), { recursive: true });
  await writeFile(join(broken, "square", "space.json"), JSON.stringify({ ...SQUARE, capacity: "many" }));
  const space = await stoa(["serve"], { STOA_SPACES: broken, STOA_DATA: join(folder, "unused") });
  expect(space.code).toBe(1);
  expect(space.err.split("\n")).toHaveLength(1);
  expect(space.err).toContain("square/space.json: capacity: expected");

  const taken = (await import("node:net")).createServer();
  await new Promise<void>((listening) => taken.listen(0, "127.0.0.1", listening));
  const { port } = taken.address() as { port: number };
  const busy = await stoa(["serve"], { PORT: String(port), STOA_DATA: join(folder, "unused") });
  await new Promise((closed) => taken.close(closed));
  expect([busy.code, busy.err]).toEqual([1, `PORT ${port} is in use by another program.`]);
}, 60_000);

test("[SPC14] `stoa space check` names file, path and what was expected there, and ends with 1.", async () => {
  const good = await stoa(["space", "check", join(folder, "spaces", "square")]);
  expect([good.code, good.err]).toEqual([0, ""]);
  const bad = join(folder, "bad");
  await mkdir(bad, { recursive: true });
  await writeFile(join(bad, "space.json"), JSON.stringify({ ...SQUARE, id: "bad", ground: [], colour: "red" }));
  const told = await stoa(["space", "check", bad]);
  expect(told.code).toBe(1);
  expect(told.out).toContain(`${join(bad, "space.json")}: ground: expected`);
  const machine = await stoa(["space", "check", bad, "--json"]);
  expect(machine.code).toBe(1);
  expect(JSON.parse(machine.out)).toMatchObject({ ok: false, file: join(bad, "space.json") });
  expect(JSON.parse(machine.out).problems.map(({ path }: { path: string }) => path)).toContain("ground");
}, 60_000);

test("[RUN17] Every verb tells what it takes, `--json` among it.", async () => {
  for (const verb of [["serve"], ["invite"], ["space", "check"], ["ledger", "export"], ["ledger", "verify"]]) {
    const { code, out } = await stoa([...verb, "--help"]);
    expect.soft(code).toBe(0);
    expect.soft(out, verb.join(" ")).toContain("--json");
  }
  const { version } = JSON.parse(await readFile("package.json", "utf8"));
  expect((await stoa(["--version"])).out).toBe(version);
}, 60_000);
