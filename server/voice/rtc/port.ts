/**
 * Port: whether a UDP port can be had.
 *
 * The native library ends the whole process where its port is taken, so it is tried beforehand, in the same way: at one
 * address, or on all, of IPv6 and IPv4.
 */
import { createSocket, type SocketType } from "node:dgram";
import { once } from "node:events";
import { isIPv6 } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { StartError } from "../../start-error.ts";

/** A port that was just let go is free again within this, ms. */
const PATIENCE_MS = 2000;

/**
 * Answers the port itself, or any free one for 0.
 * @param bind the one address it is to be had at; null is all
 * @throws StartError where it is taken or not ours to take
 */
export async function freePort(port: number, bind: string | null = null): Promise<number> {
  try {
    if (bind !== null) return await tried(isIPv6(bind) ? "udp6" : "udp4", port, bind);
  } catch (error) {
    throw refusal(error, port);
  }
  try {
    return await tried("udp6", port);
  } catch (error) {
    if (codeOf(error) !== "EAFNOSUPPORT" && codeOf(error) !== "EADDRNOTAVAIL") throw refusal(error, port);
  }
  try {
    return await tried("udp4", port);
  } catch (error) {
    throw refusal(error, port);
  }
}

/** Waits until a port that was let go can be had again. */
export async function untilFree(port: number, bind: string | null): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await freePort(port, bind);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(10);
    }
  }
}

async function tried(type: SocketType, port: number, bind?: string): Promise<number> {
  const socket = createSocket(type);
  socket.bind(port, bind);
  await once(socket, "listening");
  const had = socket.address().port;
  socket.close();
  await once(socket, "close");
  return had;
}

function refusal(error: unknown, port: number): StartError {
  const code = codeOf(error);
  if (code === "EADDRINUSE") return new StartError(`UDP port ${port} is in use; set STOA_UDP_PORT to another one.`);
  if (code === "EACCES") return new StartError(`UDP port ${port} may not be opened here; set STOA_UDP_PORT.`);
  return new StartError(`UDP port ${port} cannot be opened (${code ?? error}).`);
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
