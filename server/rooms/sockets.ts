/** Sockets: how WebSockets come in to rooms, and how they go when the house closes. */
import type { IncomingMessage, Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { WebSocketTransport } from "@colyseus/ws-transport";

/** A frame beyond this closes the connection before it is read, bytes. */
const LARGEST_FRAME = 64 * 1024;
/** How long connections may take to say goodbye before they are cut, ms. */
const GOODBYE_MS = 1000;

class Sockets extends WebSocketTransport {
  get clients() {
    return this.wss.clients;
  }

  /** A socket's own mistakes end that socket; they are nothing to print. */
  override async onConnection(...[socket, ...rest]: Parameters<WebSocketTransport["onConnection"]>) {
    const connected = super.onConnection(socket, ...rest);
    socket.removeAllListeners("error");
    socket.on("error", () => {});
    await connected;
  }
}

/**
 * Opens the way for WebSockets; only those of an allowed Host and Origin, at an address that is one, get through.
 * @returns the way to shut it, which waits a moment for goodbyes
 */
export function openSockets(server: Server, mayUpgrade: (request: IncomingMessage) => boolean): () => Promise<void> {
  const transport = new Sockets({ noServer: true, maxPayload: LARGEST_FRAME });
  transport.attachToServer(server, {
    filter: (request: IncomingMessage) => {
      if (URL.canParse(`ws://server${request.url}`) && mayUpgrade(request)) return true;
      request.socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return false;
    },
  });
  return async () => {
    const { clients } = transport;
    for (let waited = 0; clients.size > 0 && waited < GOODBYE_MS; waited += 20) await wait(20);
    for (const client of clients) client.terminate();
    transport.shutdown();
  };
}
