/**
 * Socket line: voice over the room's own WebSocket, for whoever no UDP reaches.
 *
 * A write to a socket costs more than all else that is done for a frame, so what comes for one listener within a few
 * milliseconds goes out in one. Whoever reads too slowly loses voice, never poses or words.
 */
import { heardLength, type VoiceFrame, writeHeard } from "../../shared/voice/frame.ts";
import type { LineQuality, VoiceLine } from "./line.ts";

/** How long a frame may wait for others, ms. */
export const GATHER_MS = 5;
/** Beyond so much that waits in the listener's socket, voice is late already and is dropped, bytes. */
export const WAITING_LIMIT = 16_384;
/** The most that is gathered, bytes: eight slots of the largest frames. */
const GATHERED_LIMIT = 4096;

/** A timer, passed in; answers the way to call it off. */
export type After = (ms: number, act: () => void) => () => void;

/** All socket lines of a room that have something to send; they send at the same moment. */
export class Gathering {
  readonly #after: After;
  readonly #lines: SocketLine[] = [];

  constructor(after: After) {
    this.#after = after;
  }

  add(line: SocketLine): void {
    if (this.#lines.push(line) === 1) this.#after(GATHER_MS, () => this.#flush());
  }

  #flush(): void {
    for (const line of this.#lines.splice(0)) line.flush();
  }
}

/** As much of a connection as a line needs: a way to send, and what still waits in its socket, bytes. */
export type Socket = { send(bytes: Uint8Array): void; waiting(): number };

export class SocketLine implements VoiceLine {
  readonly carrier = "socket";
  readonly #socket: Socket;
  readonly #gathering: Gathering;
  readonly #gathered = new Uint8Array(GATHERED_LIMIT);
  #length = 0;
  #sent = 0;
  #dropped = 0;
  #over = false;

  constructor(socket: Socket, gathering: Gathering) {
    this.#socket = socket;
    this.#gathering = gathering;
  }

  send(slot: number, frame: VoiceFrame): void {
    if (this.#over) return;
    this.#sent++;
    if (this.#length + heardLength(frame.opus) > GATHERED_LIMIT || this.#socket.waiting() > WAITING_LIMIT) {
      this.#dropped++;
      return;
    }
    if (this.#length === 0) this.#gathering.add(this);
    this.#length = writeHeard(this.#gathered, this.#length, slot, frame);
  }

  flush(): void {
    if (this.#over || this.#length === 0) return;
    this.#socket.send(this.#gathered.subarray(0, this.#length));
    this.#length = 0;
  }

  quality(): LineQuality {
    return { loss: this.#sent === 0 ? null : this.#dropped / this.#sent, roundTrip: null };
  }

  close(): void {
    this.#over = true;
  }
}
