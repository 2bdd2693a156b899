/**
 * Lean client: a member's socket with nothing of an SDK behind it, so that a thousand fit into one process. It counts what
 * comes: messages, and the TCP segments they take.
 */
import { Protocol } from "@colyseus/core";
import WebSocket from "ws";

/** What a TCP segment carries over Ethernet with the usual options. */
const SEGMENT_BYTES = 1448;

export type Seat = { processId: string; roomId: string; sessionId: string };

export class LeanClient {
  frames = 0;
  segments = 0;
  /** How the server ended it; null while it has not. */
  closed: number | null = null;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Takes its seat; resolves once the server has let it in. `hear` is told every message, the first one included. */
  static open(url: string, seat: Seat, hear: (message: Buffer) => void): Promise<LeanClient> {
    const address = `${url.replace("http", "ws")}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
    const socket = new WebSocket(address, { perMessageDeflate: false });
    const client = new LeanClient(socket);
    return new Promise((resolve, reject) => {
      socket.on("error", reject);
      socket.on("close", (code) => {
        client.closed = code;
        reject(new Error(`the server closed with ${code}`));
      });
      socket.on("message", (message: Buffer) => {
        client.frames += 1;
        client.segments += Math.ceil(message.length / SEGMENT_BYTES);
        hear(message);
        if (message[0] !== Protocol.JOIN_ROOM) return;
        client.send(Uint8Array.of(Protocol.JOIN_ROOM));
        resolve(client);
      });
    });
  }

  send(bytes: Uint8Array): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(bytes);
  }

  /** Leaves, as somebody who does not mean to come back: nothing of theirs is kept. */
  end(): void {
    this.send(Uint8Array.of(Protocol.LEAVE_ROOM));
    this.#socket.close();
  }
}

/** Posts JSON and answers JSON. */
export async function post<Answer>(address: string, body: object): Promise<Answer> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${address} answers ${response.status}: ${answer}`);
  return JSON.parse(answer) as Answer;
}
