import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { join as enter } from "../../client/net/index.ts";
import { dataFolder } from "../support/data-folder.ts";
import { once } from "../support/house.ts";
import { type ServerProcess, startProcess } from "../support/process.ts";
import { seeded } from "../support/seeded.ts";

let data: string;
const running: ServerProcess[] = [];

beforeEach(async () => {
  data = await dataFolder();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop("SIGKILL")));
  await rm(data, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}) {
  const server = await startProcess({ STOA_DATA: data, ...env });
  running.push(server);
  return server;
}

test("[RUN2] SIGTERM ends it within 5 s, people are told, and nothing said is lost", async () => {
  const server = await start();
  const ada = await enter(server.url, { space: "plaza", name: "Ada" });
  const said = await ada.say("the last word");
  const closed = once(ada, "closed");
  const began = performance.now();
  expect(await server.stop("SIGTERM")).toBe(0);
  expect(performance.now() - began).toBeLessThan(5000);
  expect((await closed).code).toBe("restart");

  const again = await start();
  const back = await enter(again.url, { space: "plaza", name: "Ada", key: ada.key });
  expect((await back.history()).map((message) => message.id)).toEqual([said.id]);
  await back.leave();
});

test("[RUN3] the first start prints a link for the owner, once", async () => {
  const first = await start();
  const token = /#token=(\S+)/.exec(first.output())?.[1];
  const owner = await enter(first.url, { space: "plaza", name: "Olga", token: token! });
  expect(owner.me.role).toBe("owner");
  await owner.leave();
  await first.stop();
  expect((await start()).output()).not.toContain("#token=");
});

test("[RUN4] a second process on the same folder, a taken port and a broken space stop the start with one sentence", async () => {
  const first = await start();
  await expect(start()).rejects.toMatchObject({
    code: 1,
    message: expect.stringMatching(/^[^\n]*in use by process[^\n]*$/),
  });
  const ada = await enter(first.url, { space: "plaza", name: "Ada" });
  await ada.leave();

  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  const free = join(data, "free");
  await expect(start({ PORT: String(port), STOA_DATA: free })).rejects.toMatchObject({
    code: 1,
    message: expect.stringMatching(/^[^\n]*PORT[^\n]*in use[^\n]*$/),
  });
  other.close();

  const spaces = await mkdtemp(join(data, "spaces-"));
  await writeFile(join(spaces, "space.json"), "{");
  await expect(start({ STOA_SPACES: spaces, STOA_DATA: free })).rejects.toMatchObject({ code: 1 });
  await expect(start({ PORT: "many", STOA_DATA: free })).rejects.toMatchObject({
    code: 1,
    message: expect.stringContaining("PORT"),
  });
});

test("[RUN5] killed while people talk, it has every message that was on disk for a second, and the next start goes on", {
  timeout: 60_000,
}, async () => {
  const random = seeded(9);
  let key: string | undefined;
  const kept: string[] = [];
  for (let round = 0; round < 2; round += 1) {
    const server = await start();
    const ada = await enter(server.url, { space: "plaza", name: "Ada", ...(key !== undefined && { key }) });
    key = ada.key;
    const said: { id: string; at: number }[] = [];
    for (let i = 0; i < 6; i += 1) {
      said.push(await ada.say(`word ${round}.${i}`));
      await new Promise((resolve) => setTimeout(resolve, random() * 500));
    }
    const killed = ada.time();
    await server.stop("SIGKILL");
    running.splice(0);
    await ada.leave().catch(() => {});
    kept.push(...said.filter(({ at }) => killed - at > 1000).map(({ id }) => id));
  }
  const server = await start();
  const ada = await enter(server.url, { space: "plaza", name: "Ada", ...(key !== undefined && { key }) });
  const there = new Set((await ada.history()).map(({ id }) => id));
  expect(kept.filter((id) => !there.has(id))).toEqual([]);
  await ada.leave();
});
