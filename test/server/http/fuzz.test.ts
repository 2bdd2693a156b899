import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROTOCOL_VERSION } from "../../../shared/protocol/version.ts";
import { seeded } from "../../support/seeded.ts";
import { counted, type Opened, open } from "./opened.ts";

const REQUESTS = 3000;
const AT_ONCE = 16;

let opened: Opened;
beforeAll(async () => {
  opened = await open({ env: { STOA_TICKETS_PER_MINUTE: "1000000" } });
});
afterAll(() => opened.close());

type Random = () => number;
const pick = <Value>(random: Random, values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;

const METHODS = ["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "G\u0000T", ""];
const PATHS = [
  "/",
  "/health",
  "/metrics",
  "/api/tickets",
  "/api/spaces/square",
  "/api/spaces/square/rules",
  "/api/spaces/%00/rules",
  "/spaces/square/../../x.png",
  "/spaces/square/%2e%2e%2fx.png",
  "/s/square",
  "/s/%F0%9F%A6%8A",
  "/matchmake/joinOrCreate/square",
  "/assets/x.js",
  "/%",
  "//",
  "http://evil.example/",
  "*",
  `/${"a/".repeat(2000)}`,
  "/?a[b][c]=1&__proto__[x]=1",
];
const VALUES = [null, 1e308, -1, "", "Ada", "\u202E", "x".repeat(3000), [], {}, true, "__proto__", "\uD800"];
const FIELDS = [
  "protocol",
  "space",
  "name",
  "token",
  "agree",
  "language",
  "device",
  "look",
  "__proto__",
  "constructor",
];

function bodyOf(random: Random): string {
  const good = { protocol: PROTOCOL_VERSION, space: "square", name: "Ada" };
  const kind = random();
  if (kind < 0.2) return "";
  if (kind < 0.4) return Array.from({ length: random() * 200 }, () => String.fromCharCode(random() * 256)).join("");
  const text = `{${[
    ...Object.entries(good),
    ...Array.from({ length: random() * 3 }, () => [pick(random, FIELDS), pick(random, VALUES)] as const),
  ]
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join(",")}}`;
  if (kind < 0.8) return text;
  const at = Math.floor(random() * text.length);
  return text.slice(0, at) + pick(random, ["", "\u0000", "}", "[", '"', "9".repeat(400)]) + text.slice(at + 1);
}

function requestOf(random: Random, port: number): string {
  const body = bodyOf(random);
  const length = pick(random, [
    Buffer.byteLength(body),
    Buffer.byteLength(body),
    Buffer.byteLength(body),
    -1,
    "x",
    1e12,
  ]);
  const headers = [
    `Host: ${pick(random, [`localhost:${port}`, `localhost:${port}`, `127.0.0.1:${port}`, "evil.example", "", "[::", "\u00ff"])}`,
    `Content-Length: ${length}`,
    `Content-Type: ${pick(random, ["application/json", "text/html", "application/json; charset=utf-7", ";;;"])}`,
    ...(random() < 0.2
      ? [`Origin: ${pick(random, [`http://localhost:${port}`, "null", "https://evil.example", "\u0001"])}`]
      : []),
    ...(random() < 0.2 ? [`stoa-key: ${pick(random, ["k".repeat(43), "short", "k".repeat(5000)])}`] : []),
    ...(random() < 0.1 ? ["Transfer-Encoding: chunked"] : []),
    ...(random() < 0.1 ? ["Content-Encoding: gzip"] : []),
    ...(random() < 0.1 ? ["Expect: 100-continue"] : []),
    ...(random() < 0.1 ? ["Upgrade: websocket", "Connection: Upgrade"] : []),
    ...(random() < 0.1 ? [`Range: bytes=${pick(random, ["0-", "-1", "9-1", "0-0,".repeat(200)])}`] : []),
    ...(random() < 0.1 ? [`Accept: ${"*/*,".repeat(300)}`] : []),
  ];
  return `${pick(random, METHODS)} ${pick(random, PATHS)} HTTP/1.1\r\n${headers.join("\r\n")}\r\nConnection: close\r\n\r\n${body}`;
}

/** Sends the bytes and hears out what comes back, for a moment at most: a request may promise more than it holds. */
const speak = (bytes: string): Promise<string> =>
  new Promise((ended) => {
    const socket = connect(opened.port, "127.0.0.1");
    let heard = "";
    socket.on("data", (chunk) => {
      heard += chunk.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => ended(heard));
    socket.setTimeout(150, () => socket.destroy());
    socket.write(Buffer.from(bytes, "latin1"));
  });

test(`[RUN12] [DOOR12] ${REQUESTS} broken requests: no answer of 500, no stack, and an honest one is answered as before.`, async () => {
  const random = seeded(7);
  const statuses = new Map<string, number>();
  const wrong: string[] = [];
  const one = async () => {
    const request = requestOf(random, opened.port);
    const heard = await speak(request);
    const status = heard.slice(9, 12) || "none";
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    // 503 is what the page is answered with where none has been built.
    if (status.startsWith("5") && status !== "503") wrong.push(request.slice(0, 300));
    if (/^\s+at .*\.(ts|js):\d+/m.test(heard) || heard.includes("node_modules")) wrong.push(heard.slice(0, 300));
  };
  for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, one));

  expect(wrong).toEqual([]);
  expect(opened.logged).toEqual([]);
  expect(({} as { x?: unknown }).x).toBeUndefined();
  expect(statuses.get("200") ?? 0, JSON.stringify([...statuses])).toBeGreaterThan(REQUESTS / 1000);
  expect(await counted(opened.metrics, 'stoa_refusals_total{code="invalid"}')).toBeGreaterThan(0);
  const answer = await fetch(`${opened.url}/api/tickets`, {
    method: "POST",
    body: JSON.stringify({ protocol: PROTOCOL_VERSION, space: "square", name: "Ada" }),
  });
  expect(answer.status).toBe(200);
}, 120_000);
