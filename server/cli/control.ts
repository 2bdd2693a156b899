/**
 * Control: how the command line speaks with a running server. The server listens on a loopback port of its own and
 * leaves `control.json` (address and a random token, readable by its owner only) in the data folder; no page of any
 * origin is answered, and nobody without the token. [RUN16]
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { chmod, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { z } from "zod";
import { StoaError } from "../../shared/protocol/refusal.ts";

const FILE = "control.json";
/** A file of house rules is the longest thing that is asked with. */
const BODY_LIMIT = 256 * 1024;

/** What a running server does for the command line, by verb; each checks what it is given. */
export type ControlVerbs = Readonly<Record<string, (request: unknown) => Promise<unknown>>>;

const fileSchema = z.object({ address: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }), token: z.string() });
const callSchema = z.strictObject({ verb: z.string().max(40), request: z.unknown() });
const answerSchema = z.union([
  z.object({ answer: z.unknown() }),
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }),
]);

/**
 * Opens the way in for the command line.
 * @returns the way to close it, which takes the file away too
 */
export async function openControl(data: string, verbs: ControlVerbs): Promise<() => Promise<void>> {
  const token = randomBytes(32).toString("base64url");
  const server = createServer((request, response) => {
    answer(request, response, token, verbs).catch(() => response.destroy());
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", listening);
  });
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;

  const file = join(data, FILE);
  await writeFile(`${file}.new`, JSON.stringify({ address: `http://127.0.0.1:${port}`, token }), { mode: 0o600 });
  // A file that was there already keeps its mode when it is written.
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);

  return async () => {
    await rm(file, { force: true });
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
}

const digest = (text: string) => createHash("sha256").update(text).digest();

async function answer(request: IncomingMessage, response: ServerResponse, token: string, verbs: ControlVerbs) {
  const say = (status: number, body: unknown) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };
  const refuse = (status: number, code: string, message: string) => say(status, { error: { code, message } });

  const given = request.headers.authorization ?? "";
  const { origin, host } = request.headers;
  const foreign = origin !== undefined || host?.startsWith("127.0.0.1:") !== true;
  if (foreign || !timingSafeEqual(digest(given), digest(`Bearer ${token}`)))
    return refuse(403, "not-allowed", "This is for the command line of this machine only.");
  if (request.method !== "POST" || request.url !== "/control")
    return refuse(404, "not-found", "There is nothing there.");

  try {
    const call = callSchema.safeParse(JSON.parse(await bodyOf(request)));
    const verb = call.success && Object.hasOwn(verbs, call.data.verb) ? verbs[call.data.verb] : undefined;
    if (!call.success || verb === undefined) return refuse(404, "not-found", "The running server has no such verb.");
    say(200, { answer: await verb(call.data.request) });
  } catch (error) {
    if (error instanceof StoaError) refuse(400, error.code, error.message);
    else if (error instanceof SyntaxError) refuse(400, "invalid", "That is not JSON.");
    else refuse(500, "failed", "The running server could not do that; its log says why.");
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT) throw new StoaError("too-long", "That is too long.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Asks the server that runs on this data folder.
 * @returns what it answered, or null when no server runs
 * @throws {StoaError} what it refused, or when it failed
 */
export async function askControl(
  data: string,
  verb: string,
  request: unknown,
  patienceMs = 10_000,
): Promise<{ answer: unknown } | null> {
  const text = await readFile(join(data, FILE), "utf8").catch(() => null);
  if (text === null) return null;
  const left = fileSchema.safeParse(parsed(text));
  if (!left.success) return null;
  const { address, token } = left.data;
  const response = await fetch(`${address}/control`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ verb, request }),
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null);
  // Nobody listens there: the server was killed and left its file. Another program there knows no token.
  if (response === null) return null;
  const body = answerSchema.safeParse(parsed(await response.text()));
  if (!body.success) return null;
  if ("error" in body.data) {
    if (response.status === 403) return null;
    throw new StoaError("invalid", body.data.error.message);
  }
  return { answer: body.data.answer };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
