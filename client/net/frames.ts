/**
 * Frames: reads what moves. What cannot be read is answered with a call for keys, then with another line, and in the end ends
 * the visit; what was read is told from time to time. [SDK5]
 */
import { KEYS_BYTES, READ_BYTES, READ_EVERY } from "../../shared/protocol/from-client/index.ts";
import type { Beat } from "./beat.ts";
import type { Company } from "./company.ts";
import type { Line } from "./line.ts";

/** What goes out over whichever line is there. */
type Out = Pick<Line, "sendBytes" | "renew">;

/** A frame that cannot be read is answered with a call for keys; another one within this renews the line, ms. */
const UNREADABLE_MS = 30_000;
/** The most that cannot be read within that, before the visit ends. */
const UNREADABLE = 3;
/** A full frame begins with this bit. */
const FULL = 0x80;

export class Frames {
  readonly #line: Out;
  readonly #company: Company;
  readonly #beat: Beat;
  readonly #giveUp: (why: string) => void;
  #stood = false;
  /** When frames could not be read. */
  #unreadable: number[] = [];
  /** The step that the server was last told was read. */
  #toldRead = 0;

  /** `giveUp` is called, with a sentence, when too many could not be read. */
  constructor(line: Out, company: Company, beat: Beat, giveUp: (why: string) => void) {
    this.#line = line;
    this.#company = company;
    this.#beat = beat;
    this.#giveUp = giveUp;
  }

  /** Reads one that came at `now`, ms; answers whether I stand there with everybody whom I am shown. */
  read(bytes: Uint8Array, now: number): boolean {
    if (this.#stood && this.#company.lost && !((bytes[0] ?? 0) & FULL)) return false;
    const waited = this.#company.read(bytes);
    if (waited !== null && typeof waited === "object") {
      this.#cannotRead(now);
      return false;
    }
    if (waited !== null) this.#beat.waited(waited);
    this.#tellRead(this.#company.tick);
    if (this.#company.settling || !this.#company.me) return false;
    this.#stood = true;
    return true;
  }

  /** So that a slow line is found out before it has filled up with what is old. */
  #tellRead(tick: number): void {
    if (Math.abs(tick - this.#toldRead) < READ_EVERY) return;
    this.#toldRead = tick;
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, tick);
    this.#line.sendBytes(READ_BYTES, bytes);
  }

  #cannotRead(now: number): void {
    this.#unreadable = [...this.#unreadable.filter((at) => now - at < UNREADABLE_MS), now];
    if (this.#unreadable.length === 1) this.#line.sendBytes(KEYS_BYTES, new Uint8Array(0));
    else if (this.#unreadable.length < UNREADABLE) this.#line.renew();
    else this.#giveUp("The server sends what cannot be read.");
  }
}
