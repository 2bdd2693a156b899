/**
 * Line: the connection to a room, made by Colyseus' client, which is loaded only when somebody joins.
 *
 * Colyseus' client takes `globalThis.WebSocket` when its module loads; here each connection looks it up when it is made,
 * so that a program may set its own first. Listeners are set before the connection is made, so none misses a message.
 * What is larger than the server takes is refused here: the server would close the connection over it.
 */
import type { Room } from "colyseus.js";
import { FRAME_LIMIT } from "../../shared/protocol/from-client/index.ts";
import { SENT_ON, TURNED_AWAY } from "../../shared/protocol/from-server/index.ts";
import { CLOSE_CODES, StoaError } from "../../shared/protocol/refusal.ts";
import { askForSeat, refusalIn, type Seat } from "./ticket.ts";

/** A socket that has not opened by then is given up, ms. */
const OPENING_MS = 8_000;
/** Colyseus' close code for "try again": it leads to a reconnection at once. */
const TRY_AGAIN = 4010;

/** As much of Colyseus' transport as is taken over here. */
type Transport = {
  ws: WebSocket | undefined;
  events: {
    onopen?(event: unknown): void;
    onmessage?(event: unknown): void;
    onclose?(event: unknown): void;
    onerror?(event: unknown): void;
  };
  connect(url: string): void;
  send(bytes: Uint8Array): void;
};

export class Line {
  readonly room: Room;
  /** The address of the process that it leads to; null where the house is one process. */
  at: string | null = null;
  #over = false;
  /** Colyseus is being told of a close right now. */
  #closing = false;

  constructor(room: Room) {
    this.room = room;
    room.reconnection.minUptime = 0;
    room.reconnection.maxDelay = 1500;
    room.reconnection.maxRetries = 1000;
    const line = this;
    let connection: Room["connection"];
    Object.defineProperty(room, "connection", {
      get: () => connection,
      set(value: Room["connection"]) {
        connection = value;
        const transport = value.transport as unknown as Transport;
        transport.connect = (url) => line.#connect(transport, url);
        const send = transport.send.bind(transport);
        transport.send = (bytes) => {
          if (bytes.byteLength > FRAME_LIMIT) throw new StoaError("too-long", "That is too long to be sent.");
          send(bytes);
        };
      },
    });
  }

  get isOpen(): boolean {
    return !this.#over && this.room.connection?.isOpen === true;
  }

  /** Sends bytes while the line is open; what cannot leave now is not worth sending later. */
  sendBytes(type: number, bytes: Uint8Array): void {
    if (this.isOpen) this.room.sendBytes(type, bytes);
  }

  /** Drops the connection as if it had been lost, so that a new one is made. */
  renew(): void {
    if (this.isOpen) this.room.connection.close(TRY_AGAIN, "renewed");
  }

  /** Ends it for good, without a word to the room. Whoever waits for an answer is told at once. */
  hangUp(): void {
    if (this.#over) return;
    this.#over = true;
    this.room.reconnection.enabled = false;
    const transport = this.room.connection?.transport as unknown as Transport | undefined;
    if (!transport?.ws) return;
    const socket = transport.ws;
    // Closing a socket that is still opening is an error to it, to nobody else.
    socket.onopen = socket.onmessage = socket.onerror = socket.onclose = null;
    socket.close();
    if (this.#closing) return;
    const end = { code: CLOSE_CODES.left, reason: "The line was hung up." };
    if (this.#joined) transport.events.onclose?.(end);
    else transport.events.onerror?.(end);
  }

  /** Colyseus has come as far as joining; before that it takes a close for an error. */
  get #joined(): boolean {
    return this.room.reconnectionToken !== undefined;
  }

  #connect(transport: Transport, url: string): void {
    if (this.#over) return;
    const socket = new globalThis.WebSocket(url);
    const patience = setTimeout(() => socket.close(), OPENING_MS);
    transport.ws = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = (event) => {
      clearTimeout(patience);
      transport.events.onopen?.(event);
    };
    socket.onmessage = (event) => transport.events.onmessage?.(event);
    socket.onerror = (event) => transport.events.onerror?.(event);
    socket.onclose = (event) => {
      clearTimeout(patience);
      this.#closing = true;
      transport.events.onclose?.(event);
      this.#closing = false;
    };
  }
}

/**
 * Takes a seat in a room of `space` with a ticket. `prepare` is called before each connection is made, to set listeners:
 * a room may send on to another. `wait`: whoever finds the space full has a place in its queue.
 * Rejects with a `StoaError`, and leaves nothing open.
 */
export async function openLine(
  base: string,
  space: string,
  ticket: string,
  prepare: (line: Line) => void,
  wait = false,
): Promise<Line> {
  const { Client, Room } = await import("colyseus.js");
  const opened: { line?: Line } = {};
  const leadsTo: { at: string | null } = { at: null };
  const client = new Client(base);
  Reflect.set(client, "createRoom", (name: string) => {
    const room = new Room(name);
    const line = new Line(room);
    line.at = leadsTo.at;
    opened.line = line;
    prepare(line);
    return room;
  });
  let seat = await askForSeat(base, space, ticket, wait);
  for (;;) {
    try {
      leadsTo.at = seat.publicAddress === undefined ? null : `${new URL(base).protocol}//${seat.publicAddress}`;
      await client.consumeSeatReservation(seat);
      return opened.line!;
    } catch (error) {
      opened.line?.hangUp();
      const elsewhere = seatElsewhere(error);
      if (elsewhere === null) throw toRefusal(error);
      seat = elsewhere;
    }
  }
}

/** The seat in another copy that a room without free ground answers with. */
function seatElsewhere(error: unknown): Seat | null {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === SENT_ON && typeof message === "string" ? (JSON.parse(message) as Seat) : null;
}

function toRefusal(error: unknown): StoaError {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const words = typeof message === "string" && message !== "" ? message : "The room could not be entered.";
  const refusal = code === TURNED_AWAY ? refusalIn(JSON.parse(words)) : null;
  return refusal ?? new StoaError("invalid", words);
}
