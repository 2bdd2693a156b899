import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { askControl, openControl } from "../../../server/cli/control.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";

let data: string;
let close: () => Promise<void>;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "stoa-control-"));
  close = await openControl(data, {
    echo: async (request) => ({ said: request }),
    refuse: async () => {
      throw new StoaError("not-found", "There is no such thing.");
    },
    fail: async () => {
      throw new Error("secret inner words");
    },
  });
});
afterEach(async () => {
  await close();
  await rm(data, { recursive: true, force: true });
});

const left = async () =>
  JSON.parse(await readFile(join(data, "control.json"), "utf8")) as { address: string; token: string };

async function post(headers: Record<string, string>, body = JSON.stringify({ verb: "echo", request: 1 })) {
  const { address } = await left();
  const response = await fetch(`${address}/control`, { method: "POST", headers, body });
  return { status: response.status, body: await response.text() };
}

test("[RUN16] The command line reaches the running server, and is told what it refused.", async () => {
  expect(await askControl(data, "echo", { a: [1] })).toEqual({ answer: { said: { a: [1] } } });
  await expect(askControl(data, "refuse", {})).rejects.toThrow("There is no such thing.");
  await expect(askControl(data, "toString", {})).rejects.toThrow("no such verb");
  await expect(askControl(data, "__proto__", {})).rejects.toThrow("no such verb");
});

test("[RUN16] The way in is readable by its owner only, and gone when the server closes.", async () => {
  expect((await stat(join(data, "control.json"))).mode & 0o777).toBe(0o600);
  expect((await left()).address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await close();
  await expect(stat(join(data, "control.json"))).rejects.toThrow("ENOENT");
  expect(await askControl(data, "echo", {})).toBeNull();
});

test("[RUN16] Nobody without the token, and no page of any origin, is answered.", async () => {
  const { address, token } = await left();
  const right = { Authorization: `Bearer ${token}` };
  expect((await post(right)).status).toBe(200);
  expect((await post({})).status).toBe(403);
  expect((await post({ Authorization: `Bearer ${token}x` })).status).toBe(403);
  expect((await post({ Authorization: token })).status).toBe(403);
  expect((await post({ ...right, Origin: address })).status).toBe(403);
  expect((await post({ ...right, Origin: "null" })).status).toBe(403);
  expect((await fetch(`${address}/control`, { headers: right })).status).toBe(404);
  expect((await fetch(`${address}/`, { method: "POST", headers: right, body: "{}" })).status).toBe(404);
});

test("[RUN16] What cannot be read or fails is answered in words that tell nothing of the inside.", async () => {
  const right = { Authorization: `Bearer ${(await left()).token}` };
  expect((await post(right, "{")).status).toBe(400);
  expect((await post(right, "x".repeat(20_000))).status).toBe(400);
  expect((await post(right, "[]")).status).toBe(404);
  const failed = await post(right, JSON.stringify({ verb: "fail", request: 1 }));
  expect(failed.status).toBe(500);
  expect(failed.body).not.toContain("secret inner words");
});

test("[RUN16] A file that a killed server left behind counts as no server.", async () => {
  const { token } = await left();
  await close();
  for (const text of [
    "",
    "{",
    `{"address":"http://127.0.0.1:1","token":"${token}"}`,
    `{"address":"http://10.0.0.1:80","token":"t"}`,
  ]) {
    await writeFile(join(data, "control.json"), text);
    expect.soft(await askControl(data, "echo", {}), text).toBeNull();
  }
});
