/**
 * A server in a process of its own, so that its CPU and bytes are its own: `stoa`, `stock` or `view`, a folder for what it
 * writes, and what `serve` is told besides, as JSON. Answers "read" with both, "moderator" with the token of an
 * invitation to the square, "host" with one to the theatre, and "profile" with a CPU profile from then until it is asked again.
 */
import { subscribe } from "node:diagnostics_channel";
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import type { Socket } from "node:net";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { type Served, serve } from "../../server/index.ts";
import { createLog } from "../../server/log.ts";
import { makeSpaces } from "./square.ts";
import { StockRoom, serveRoom } from "./stock-room.ts";
import { ViewRoom } from "./view-room.ts";

const [kind, folder = "", options = "{}"] = process.argv.slice(2);

const sockets = new Set<Socket>();
let gone = 0;
subscribe("net.server.socket", (message) => {
  const { socket } = message as { socket: Socket };
  sockets.add(socket);
  socket.on("close", () => {
    gone += socket.bytesWritten;
    sockets.delete(socket);
  });
});

const threads: Worker[] = [];
process.on("worker", (thread) => threads.push(thread));

const { url, invite } = await open();

async function open(): Promise<Pick<Served, "url"> & Partial<Served>> {
  if (kind === "stock") return serveRoom("stock", StockRoom);
  if (kind === "view") return serveRoom("view", ViewRoom);
  return serve({
    port: 0,
    data: join(folder, "data"),
    spaces: makeSpaces(folder),
    ticketsPerMinute: 1_000_000,
    log: createLog({ write: () => {} }),
    ...JSON.parse(options),
  });
}

let profiling: Session | undefined;

/** Begins a profile, or ends it and answers its file. */
async function profile(): Promise<string> {
  if (!profiling) {
    profiling = new Session();
    profiling.connect();
    await profiling.post("Profiler.enable");
    await profiling.post("Profiler.start");
    return "";
  }
  const { profile: found } = await profiling.post("Profiler.stop");
  const file = `${folder}.cpuprofile`;
  writeFileSync(file, JSON.stringify(found));
  profiling.disconnect();
  profiling = undefined;
  return file;
}

/** Resident memory without that of threads: the database in Stoa's comes and goes by 100 MB as it collects garbage. */
async function residentMb(): Promise<number> {
  let bytes = process.memoryUsage().rss;
  for (const thread of threads) {
    const heap = await thread.getHeapStatistics();
    bytes -= heap.total_physical_size + heap.external_memory;
  }
  return bytes / 2 ** 20;
}

// Whoever started it is gone.
process.on("disconnect", () => process.exit());
process.on("message", async (asked) => {
  if (asked === "profile") {
    process.send?.(await profile());
    return;
  }
  if (asked === "moderator") {
    process.send?.(await invite?.({ role: "moderator", space: "square" }));
    return;
  }
  if (asked === "host") {
    process.send?.(await invite?.({ role: "host", space: "theatre" }));
    return;
  }
  const { user, system } = process.cpuUsage();
  const rssMb = await residentMb();
  process.send?.({
    cpuMs: (user + system) / 1000,
    bytes: [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, gone),
    rssMb,
  });
});
process.send?.({ url });
