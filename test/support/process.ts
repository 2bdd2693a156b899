/** Process: `npm start`'s server as a process of its own, to be stopped, killed and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export type ServerProcess = {
  url: string;
  /** Everything it printed so far. */
  output: () => string;
  child: ChildProcess;
  /** Sends the signal and resolves with the exit code, null when it was killed. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

const MAIN = join(import.meta.dirname, "../../server/main.ts");

/** Resolves when it says that it is open; rejects with what it printed when it ends instead. */
export function startProcess(env: Record<string, string>, flags: string[] = []): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN, ...flags], {
    env: { ...process.env, PORT: "0", STOA_UDP_PORT: "0", STOA_TICKETS_PER_MINUTE: "1000000", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /Stoa is open at (\S+)/.exec(output)?.[1];
      if (!url) return;
      resolve({
        url,
        output: () => output,
        child,
        stop(signal = "SIGTERM") {
          child.kill(signal);
          return ended;
        },
      });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    ended.then((code) => reject(Object.assign(new Error(output.trim()), { code })));
  });
}
