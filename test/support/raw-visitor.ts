/** Raw visitor: a member's own socket with nothing of the SDK behind it, for clients that were modified. */
import { Protocol } from "@colyseus/core";
import { pack, unpack } from "msgpackr";
import WebSocket from "ws";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";

export type RawVisitor = {
  socket: WebSocket;
  /** Every frame that came, as bytes. */
  frames: Uint8Array[];
  closed: Promise<{ code: number; reason: string }>;
  send(bytes: Uint8Array): void;
  sendBytes(type: number, bytes: Uint8Array): void;
  /** Sends a request frame with this id; its answer is in `answers` when it comes. */
  request(id: number, verb: string, payload: unknown): void;
  answers: Map<number, unknown>;
};

/** Asks for a ticket as a program does; answers the response as it is. */
export async function askTicket(url: string, body: object = {}, headers: Record<string, string> = {}) {
  return fetch(`${url}/api/tickets`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ protocol: PROTOCOL_VERSION, space: "plaza", name: "Raw", ...body }),
  });
}

/** Takes a seat with a ticket; answers the response as it is. */
export async function takeSeat(url: string, ticket: unknown, space = "plaza") {
  return fetch(`${url}/matchmake/joinOrCreate/${space}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ticket }),
  });
}

/** `from` is the address of this machine that it speaks from. */
export async function enterRaw(
  url: string,
  body: { space?: string; [field: string]: unknown } = {},
  from?: string,
): Promise<RawVisitor> {
  const { ticket } = await (await askTicket(url, body)).json();
  const seat = await (await takeSeat(url, ticket, body.space)).json();
  const address = `${url.replace("http", "ws")}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
  const socket = new WebSocket(address, { localAddress: from });
  socket.binaryType = "nodebuffer";
  const frames: Uint8Array[] = [];
  const answers = new Map<number, unknown>();
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  socket.on("error", () => {});
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.on("message", (data: Buffer) => {
      frames.push(new Uint8Array(data));
      if (data[0] === Protocol.JOIN_ROOM) {
        socket.send(Uint8Array.from([Protocol.JOIN_ROOM]));
        resolve();
      }
      noteAnswer(data, answers);
    });
  });
  return {
    socket,
    frames,
    closed,
    answers,
    send: (bytes) => socket.send(bytes),
    sendBytes: (type, bytes) => socket.send(Buffer.concat([Uint8Array.from([Protocol.ROOM_DATA_BYTES, type]), bytes])),
    request: (id, verb, payload) =>
      socket.send(
        Buffer.concat([
          Uint8Array.from([Protocol.ROOM_REQUEST, id, 0xa0 | verb.length]),
          Buffer.from(verb, "latin1"),
          payload === undefined ? new Uint8Array(0) : pack(payload),
        ]),
      ),
  };
}

function noteAnswer(data: Buffer, answers: Map<number, unknown>): void {
  if (data[0] !== Protocol.ROOM_RESPONSE) return;
  const id = data[1]!;
  answers.set(id, unpack(data.subarray(3)));
}
