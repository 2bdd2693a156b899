/** Capsule: sealed evidence, fetched with the word that a room gave for it and taken apart here. Carries CAP9. */
import {
  CAPSULES_PATH,
  type Capsule,
  decodeHead,
  decodeTrack,
  PIECE_LIMIT,
  unpackPieces,
} from "../../shared/conduct/capsule.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import { refusalIn } from "./ticket.ts";

/**
 * Fetches a capsule from `server` (an address without a slash at its end); its word is good once.
 * @throws {StoaError} `not-found` where the word is used, late or unknown, `invalid` where what comes is no capsule
 */
export async function fetchCapsule(server: string, word: string, signal?: AbortSignal): Promise<Capsule> {
  const address = `${server}${CAPSULES_PATH}/${encodeURIComponent(word)}`;
  const response = await fetch(address, { credentials: "omit", signal: signal ?? null });
  if (!response.ok) {
    const answer: unknown = await response.json().catch(() => null);
    throw refusalIn(answer) ?? new StoaError("invalid", "The server does not answer as a Stoa server does.");
  }
  return readCapsule(new Uint8Array(await response.arrayBuffer()));
}

/**
 * Takes the file of a capsule apart.
 * @throws {StoaError} `invalid`, with a sentence, when it is none
 */
export async function readCapsule(file: Uint8Array): Promise<Capsule> {
  try {
    const [first, ...rest] = unpackPieces(file);
    const head = decodeHead(await opened(first ?? new Uint8Array()));
    const tracks: Capsule["tracks"][number][] = [];
    for (const piece of rest) tracks.push(decodeTrack(await opened(piece), head));
    return { head, tracks };
  } catch {
    throw new StoaError("invalid", "This capsule cannot be read.");
  }
}

/** What was compressed; never more than a piece may have, whatever it claims to be. */
async function opened(piece: Uint8Array): Promise<Uint8Array> {
  const reader = new Blob([piece.slice()]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > PIECE_LIMIT) {
      await reader.cancel();
      throw new Error("A piece is too long.");
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
