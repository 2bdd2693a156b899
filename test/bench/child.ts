/** Child: a server process, and what it says of itself. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

export type Reading = { cpuMs: number; bytes: number; rssMb: number };
export type ServerChild = { url: string; read(): Promise<Reading>; end(): void };

export async function startServer(kind: "stoa" | "stock"): Promise<ServerChild> {
  const child = fork(join(import.meta.dirname, "server-child.ts"), [kind], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const { url } = await told<{ url: string }>(child);
  return {
    url,
    async read() {
      const reading = told<Reading>(child);
      child.send("read");
      return reading;
    },
    end: () => void child.kill("SIGKILL"),
  };
}

function told<Value>(child: ChildProcess): Promise<Value> {
  return new Promise((resolve, reject) => {
    child.once("message", (value) => resolve(value as Value));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}
