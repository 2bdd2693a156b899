/** A server in a process of its own, so that its CPU and bytes are its own: `stoa` or `stock`. Answers "read" with both. */
import { subscribe } from "node:diagnostics_channel";
import { mkdtempSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../server/index.ts";
import { createLog } from "../../server/log.ts";
import { serveStock } from "./stock-room.ts";

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

const { url } =
  process.argv[2] === "stock"
    ? await serveStock()
    : await serve({
        port: 0,
        data: mkdtempSync(join(tmpdir(), "stoa-bench-")),
        ticketsPerMinute: 1_000_000,
        log: createLog({ write: () => {} }),
      });

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({
    cpuMs: (user + system) / 1000,
    bytes: [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, gone),
    rssMb: process.memoryUsage().rss / 2 ** 20,
  });
});
process.send?.({ url });
