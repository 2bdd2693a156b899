import { symlink, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CONTENT_SECURITY_POLICY } from "../../../server/http/security-headers.ts";
import { counted, type Opened, open, raw, SQUARE } from "./opened.ts";

const PRETTY = { ...SQUARE, id: "pretty", model: "space.glb" };

let opened: Opened;
let isOpen = true;
beforeAll(async () => {
  opened = await open({
    env: { STOA_TICKETS_PER_MINUTE: "5", STOA_TRUST_PROXY: "loopback" },
    parts: {
      isOpen: () => isOpen,
      routes: [
        (request, _response, next) => {
          if (request.path === "/matchmake/fails") throw new Error("inner words\nparams: Ada");
          if (request.path === "/matchmake/hangs") return;
          next();
        },
      ],
    },
  });
  const folder = join(opened.folder, "spaces", "square");
  await writeFile(join(folder, "model.glb"), "glTF and so on");
  await writeFile(join(folder, "picture one.png"), "png");
  await writeFile(join(folder, "notes.txt"), "not for visitors");
  await writeFile(join(folder, ".secret.png"), "hidden");
  await writeFile(join(opened.folder, "outside.png"), "outside");
  await symlink(join(opened.folder, "outside.png"), join(folder, "inside.png"));
});
afterAll(() => opened.close());

const host = () => ({ Host: `localhost:${opened.port}` });

test("[RUN10] /health answers 200 only while people can enter.", async () => {
  const up = await fetch(`${opened.url}/health`);
  expect([up.status, await up.json()]).toEqual([200, expect.objectContaining({ status: "ok", people: 3, rooms: 1 })]);
  isOpen = false;
  const down = await fetch(`${opened.url}/health`);
  isOpen = true;
  expect(down.status).toBe(503);
  expect(await down.json()).not.toMatchObject({ status: "ok" });
});

test("[RUN10] /metrics counts people, rooms, steps, bytes, refusals and closings, in Prometheus' text.", async () => {
  opened.metrics.stepTook(3);
  opened.metrics.sent(100);
  opened.metrics.sent(23);
  opened.metrics.received(7);
  opened.metrics.closed("flood");
  const response = await fetch(`${opened.url}/metrics`);
  expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const text = await response.text();
  for (const line of [
    "stoa_people 3",
    "stoa_rooms 1",
    "stoa_sent_bytes_total 123",
    "stoa_received_bytes_total 7",
    'stoa_closings_total{code="flood"} 1',
    'stoa_closings_total{code="kicked"} 0',
    "stoa_step_seconds_count 1",
    'stoa_step_seconds_bucket{le="0.005"} 1',
    'stoa_step_seconds_bucket{le="0.002"} 0',
  ])
    expect.soft(text.split("\n")).toContain(line);
  expect(await counted(opened.metrics, "stoa_sent_bytes_total")).toBe(123);
});

test("[DOOR13] Every answer carries the content security policy and says nothing of what serves it.", async () => {
  for (const path of ["/", "/s/square", "/health", "/api/spaces/square", "/nowhere", "/spaces/square/model.glb"]) {
    const { headers } = await raw(opened.port, path, { headers: host() });
    expect.soft(headers["content-security-policy"], path).toBe(CONTENT_SECURITY_POLICY);
    expect.soft(headers["x-content-type-options"], path).toBe("nosniff");
    expect.soft(headers["permissions-policy"], path).toContain("microphone=(self)");
    expect.soft(headers["x-powered-by"], path).toBeUndefined();
  }
  expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(CONTENT_SECURITY_POLICY).not.toContain("unsafe-eval' 'unsafe");
});

test("[DOOR10] [DOOR11] A foreign Origin or Host is refused at every address, counted, and may not upgrade.", async () => {
  const before = await counted(opened.metrics, 'stoa_refusals_total{code="not-allowed"}');
  const foreign = [
    { Host: "evil.example" },
    { Host: `evil.example:${opened.port}` },
    { ...host(), Origin: "https://evil.example" },
    { ...host(), Origin: "null" },
  ];
  const paths = ["/", "/health", "/metrics", "/api/tickets", "/api/spaces/square", "/matchmake/x", "/nowhere"];
  for (const headers of foreign)
    for (const path of paths)
      for (const method of ["GET", "POST", "OPTIONS"]) {
        const { status, body, headers: answered } = await raw(opened.port, path, { method, headers });
        expect.soft([status, JSON.parse(body).error.code], `${method} ${path}`).toEqual([403, "not-allowed"]);
        expect.soft(answered["access-control-allow-origin"]).toBeUndefined();
      }
  expect(await counted(opened.metrics, 'stoa_refusals_total{code="not-allowed"}')).toBe(
    before + foreign.length * paths.length * 3,
  );
  const upgrade = (headersDistinct: NodeJS.Dict<string[]>) =>
    opened.http.mayUpgrade({ headersDistinct } as Parameters<typeof opened.http.mayUpgrade>[0]);
  expect(upgrade({ host: [`localhost:${opened.port}`], origin: ["https://evil.example"] })).toBe(false);
  expect(upgrade({ host: [`localhost:${opened.port}`], origin: [opened.url] })).toBe(true);
  expect(upgrade({ host: [`localhost:${opened.port}`] })).toBe(true);
});

test("[DOOR10] An allowed origin is told so, its preflight too, and never with credentials.", async () => {
  const { headers } = await raw(opened.port, "/health", { headers: { ...host(), Origin: opened.url } });
  expect(headers["access-control-allow-origin"]).toBe(opened.url);
  expect(headers.vary).toContain("Origin");
  const preflight = await raw(opened.port, "/api/tickets", {
    method: "OPTIONS",
    headers: { ...host(), Origin: opened.url, "Access-Control-Request-Method": "POST" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers["access-control-allow-headers"]).toContain("stoa-key");
  expect(preflight.headers["access-control-allow-credentials"]).toBeUndefined();
});

test("[SPC12] Anybody may read what a space is and which rules hold in it.", async () => {
  const facts = await fetch(`${opened.url}/api/spaces/square`);
  expect(await facts.json()).toMatchObject({ id: "square", name: "The square", summary: "A bare square.", people: 3 });
  const rules = (await (await fetch(`${opened.url}/api/spaces/square/rules`)).json()) as {
    version: string;
    rules: { id: string }[];
  };
  expect(rules.version).toBe("2026-11-22.2");
  expect(rules.rules.map(({ id }) => id).sort()).toEqual(["abuse", "names", "space", "spam"]);
  for (const path of ["/api/spaces/atlantis", "/api/spaces/atlantis/rules", "/api/spaces/__proto__/rules", "/api/x"]) {
    const { status, body } = await raw(opened.port, path, { headers: host() });
    expect.soft([status, JSON.parse(body).error.code], path).toEqual([404, "not-found"]);
  }
});

test("[SPC13] Files of a space are served with their type, asked for again by their ETag.", async () => {
  const model = await fetch(`${opened.url}/spaces/square/model.glb`);
  expect([model.status, model.headers.get("content-type")]).toEqual([200, "model/gltf-binary"]);
  expect(model.headers.get("cache-control")).toBe("no-cache");
  const etag = model.headers.get("etag")!;
  await model.arrayBuffer();
  const again = await raw(opened.port, "/spaces/square/model.glb", { headers: { ...host(), "If-None-Match": etag } });
  expect(again.status).toBe(304);
  expect((await fetch(`${opened.url}/spaces/square/picture%20one.png`)).status).toBe(200);
});

test("[SPC13] Nothing outside a space's folder, and nothing of another kind, is served.", async () => {
  for (const path of [
    "/spaces/square/../../outside.png",
    "/spaces/square/..%2f..%2foutside.png",
    "/spaces/square/%2e%2e/%2e%2e/outside.png",
    "/spaces/square/..%5c..%5coutside.png",
    "/spaces/../spaces/square/../../outside.png",
    "/spaces/..%2f/outside.png",
    "/spaces/%2e%2e/outside.png",
    "/spaces/square//etc/passwd",
    "/spaces/square/%2fetc%2fpasswd",
    "/spaces/square/inside.png",
    "/spaces/square/.secret.png",
    "/spaces/square/notes.txt",
    "/spaces/square/model.glb%00.png",
    "/spaces/square/none.png",
    "/spaces/square/",
    "/spaces/square",
    "/spaces/nowhere/model.glb",
    "/../package.json",
    "/assets/../../package.json",
    "/assets/..%2f..%2f..%2fpackage.json",
    "/.env",
  ]) {
    const { status, body } = await raw(opened.port, path, { headers: host() });
    expect.soft(status, path).toBe(404);
    expect.soft(body, path).not.toContain("outside");
  }
  for (const path of ["/spaces/square/%", "/%c0%ae", "/spaces/%ff/x.png"])
    expect.soft([400, 404], path).toContain((await raw(opened.port, path, { headers: host() })).status);
});

test("[RUN12] What is not there is a sentence: JSON for programs, a small page for people.", async () => {
  const program = await raw(opened.port, "/api/nothing", { headers: { ...host(), Accept: "text/html" } });
  expect(JSON.parse(program.body).error.code).toBe("not-found");
  const person = await raw(opened.port, "/<script>alert(1)</script>", { headers: { ...host(), Accept: "text/html" } });
  expect(person.status).toBe(404);
  expect(person.headers["content-type"]).toContain("text/html");
  expect(person.body).not.toContain("<script>");
});

test("[RUN12] Our own mistake is told without a stack, logged without what people wrote, and everything goes on.", async () => {
  const { status, body } = await raw(opened.port, "/matchmake/fails", { headers: host() });
  expect(status).toBe(500);
  expect(body).not.toContain("inner words");
  expect(body).not.toContain("    at ");
  const line = opened.logged.find((each) => each.includes("request failed"))!;
  expect(line).toContain("inner words");
  expect(line).not.toContain("Ada");
  expect((await fetch(`${opened.url}/health`)).status).toBe(200);
});

test("[DOOR19] One address asks for so many tickets a minute; a trusted proxy tells whose address it is.", async () => {
  const ask = (address?: string) =>
    raw(opened.port, "/api/tickets", {
      method: "POST",
      headers: { ...host(), ...(address === undefined ? {} : { "X-Forwarded-For": address }) },
      body: "{",
    });
  const statuses: number[] = [];
  for (let times = 0; times < 7; times += 1) statuses.push((await ask()).status);
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
  expect(JSON.parse((await ask()).body).error.code).toBe("too-fast");
  expect((await ask("203.0.113.7")).status).toBe(400);
  opened.clock.now += 60_000;
  expect((await ask()).status).toBe(400);
});

test("[DOOR12] A body that is too long, or does not tell its length, is refused before it is read.", async () => {
  for (const path of ["/api/tickets", "/matchmake/joinOrCreate/square", "/nowhere"]) {
    const long = await raw(opened.port, path, { method: "POST", headers: host(), body: "x".repeat(17 * 1024) });
    expect.soft([long.status, JSON.parse(long.body).error.code], path).toEqual([400, "invalid"]);
    const chunked = await raw(opened.port, path, {
      method: "POST",
      headers: { ...host(), "Transfer-Encoding": "chunked" },
      body: "{}",
    });
    expect.soft([chunked.status, JSON.parse(chunked.body).error.code], path).toEqual([400, "invalid"]);
  }
});

/** Sends bytes that are no request, and answers what came back before the connection ended. */
const speak = (bytes: string | Buffer): Promise<string> =>
  new Promise((ended) => {
    const socket = connect(opened.port, "127.0.0.1");
    let heard = "";
    socket.on("data", (chunk) => {
      heard += chunk.toString();
    });
    socket.on("close", () => ended(heard));
    socket.on("error", () => {});
    socket.write(bytes);
    setTimeout(() => socket.end(), 200);
  });

test("[RUN12] What is no HTTP at all is let go, and everything goes on.", async () => {
  for (const bytes of [
    "\r\n\r\n\r\n",
    "HELLO\r\n\r\n",
    Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc]),
    `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(70_000)}\r\n\r\n`,
    `POST /api/tickets HTTP/1.1\r\nHost: localhost:1\r\nContent-Length: -1\r\n\r\n`,
    `POST /api/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `GET /\u0000 HTTP/1.1\r\n\r\n`,
  ]) {
    const heard = await speak(bytes);
    expect.soft(heard === "" || /^HTTP\/1\.1 4\d\d/.test(heard), heard.slice(0, 80)).toBe(true);
  }
  expect((await fetch(`${opened.url}/health`)).status).toBe(200);
});

test("[RUN12] A request that dawdles is let go.", () => {
  expect(opened.server.headersTimeout).toBeLessThanOrEqual(10_000);
  expect(opened.server.requestTimeout).toBeLessThanOrEqual(20_000);
  expect(opened.server.headersTimeout).toBeGreaterThan(0);
});

test("[SPC10] A space whose folder lacks what its file names stops the start.", async () => {
  await expect(open({ spaces: [PRETTY] })).rejects.toThrow(/pretty\/space\.json: model: expected .*found "space\.glb"/);
});
