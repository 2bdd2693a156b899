/** A Redis of our own for tests: on a port of its own, keeping nothing, gone afterwards. It can be stopped and come again. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";

export const REDIS = "/usr/bin/redis-server";

export type TestRedis = {
  url: string;
  /** Ends it, as if the machine it runs on were gone. */
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
};

/** Throws with a sentence when Redis is not installed. */
export async function startRedis(): Promise<TestRedis> {
  if (!existsSync(REDIS)) throw new Error("Redis is not installed: apt-get install redis-server");
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;
  const end = () => server?.kill("SIGKILL");
  process.once("exit", end);
  const start = async () => {
    const options = [
      "--port",
      String(port),
      "--bind",
      "127.0.0.1",
      "--save",
      "",
      "--appendonly",
      "no",
      "--dir",
      "/tmp",
    ];
    server = spawn(REDIS, options, { stdio: "ignore" });
    const client = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
    client.on("error", () => {});
    await client.ping();
    client.disconnect();
  };
  await start();
  return {
    url,
    start,
    async kill() {
      const ended = new Promise((resolve) => server?.once("exit", resolve));
      end();
      await ended;
      await wait(20);
    },
  };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
