/** Upload: a file on its way to the server, chunk by chunk, with the room's leave. */
import { StoaError } from "../../shared/protocol/refusal.ts";
import { CHUNK, UPLOAD_TYPES, UPLOADS_PATH, type UploadType } from "../../shared/screen/upload.ts";
import { refusalIn } from "./ticket.ts";
import type { UploadOptions } from "./visit.ts";

/** How long one chunk may take, ms: the server lets go of slower ones. */
const PATIENCE_MS = 25_000;
/** A chunk that got no answer is sent again so many times, with a pause between. */
const TRIES = 3;
const PAUSE_MS = 1000;

/**
 * Uploads a file to the server at `base`; `ask` asks the room for its name, with what it is. Answers that name.
 * @throws {StoaError} what it was refused with; the signal's reason when it was called off
 */
export async function upload(
  base: string,
  ask: (what: { type: UploadType; size: number; alt: string }) => Promise<{ file: string }>,
  blob: Blob,
  { alt, ...options }: UploadOptions,
): Promise<string> {
  const what = { type: uploadTypeOf(blob), size: blob.size, alt };
  const file = await announced(() => ask(what));
  await sendFile(base, file, blob, options);
  return file;
}

/** @throws {StoaError} `invalid` for what no screen takes */
function uploadTypeOf(blob: Blob): UploadType {
  const type = UPLOAD_TYPES.find((one) => one === blob.type);
  if (type === undefined)
    throw new StoaError("invalid", "A screen takes PNG, JPEG and WebP pictures, and MP4 and WebM videos.");
  return type;
}

/** Asks for a file's name; many pages one after another are more than the room answers at once, so it is asked again. */
async function announced(ask: () => Promise<{ file: string }>): Promise<string> {
  for (let tried = 1; ; tried++) {
    try {
      return (await ask()).file;
    } catch (problem) {
      if (!(problem instanceof StoaError) || problem.code !== "too-fast" || tried === TRIES) throw problem;
      await pause();
    }
  }
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS));

/** Sends all of `blob` as `file`, the name that the room gave. */
async function sendFile(
  base: string,
  file: string,
  blob: Blob,
  { onProgress, signal }: Pick<UploadOptions, "onProgress" | "signal">,
): Promise<void> {
  for (let sent = 0; sent < blob.size; ) {
    const address = `${base}${UPLOADS_PATH}/${file}?at=${sent}`;
    const received = await sendChunk(address, blob.slice(sent, sent + CHUNK), signal);
    if (received <= sent) throw new StoaError("invalid", "The server did not take all of it. Try again.");
    sent = received;
    onProgress?.(sent / blob.size);
  }
}

async function sendChunk(address: string, chunk: Blob, signal: AbortSignal | undefined): Promise<number> {
  for (let tried = 1; ; tried++) {
    signal?.throwIfAborted();
    try {
      return await post(address, chunk, signal);
    } catch (problem) {
      signal?.throwIfAborted();
      if (problem instanceof StoaError && problem.code !== "too-fast") throw problem;
      if (tried === TRIES)
        throw problem instanceof StoaError
          ? problem
          : new StoaError("invalid", "The connection gave no answer. Try again.");
      await pause();
    }
  }
}

async function post(address: string, chunk: Blob, signal: AbortSignal | undefined): Promise<number> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: chunk,
    credentials: "omit",
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
  });
  const answer: unknown = await response.json();
  const refusal = refusalIn(answer);
  if (refusal) throw refusal;
  const { received } = answer as { received?: unknown };
  if (typeof received !== "number") throw new StoaError("invalid", "The server does not answer as a Stoa server does.");
  return received;
}
