/** Child: a server process, and what it says of itself. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Reading = { cpuMs: number; bytes: number; rssMb: number };
export type ServerChild = {
  url: string;
  read(): Promise<Reading>;
  /** The token of an invitation to moderate the square; only of `stoa`. */
  inviteModerator(): Promise<string>;
  /** The same of one to host the theatre. */
  inviteHost(): Promise<string>;
  /** Begins a CPU profile, or ends it and answers the file it is in. */
  profile(): Promise<string>;
  end(): Promise<void>;
};

/** Starts a server; `options` go to `serve`. What it writes goes away with it. */
export async function startServer(kind: "stoa" | "stock" | "view", options: object = {}): Promise<ServerChild> {
  const folder = mkdtempSync(join(tmpdir(), `stoa-bench-${kind}-`));
  const child = fork(join(import.meta.dirname, "server-child.ts"), [kind, folder, JSON.stringify(options)], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ask = <Value>(what: string) => {
    const answer = told<Value>(child);
    child.send(what);
    return answer;
  };
  const { url } = await told<{ url: string }>(child);
  return {
    url,
    read: () => ask("read"),
    inviteModerator: () => ask("moderator"),
    inviteHost: () => ask("host"),
    profile: () => ask("profile"),
    async end() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function told<Value>(child: ChildProcess): Promise<Value> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the server ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (value) => {
      child.off("exit", ended);
      resolve(value as Value);
    });
  });
}
