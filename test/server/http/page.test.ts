import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import express, { type RequestHandler } from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { builtPage, developedPage } from "../../../server/http/page.ts";

let folder: string;
let server: Server | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-page-"));
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function serving(routes: RequestHandler): Promise<string> {
  const app = express();
  app.use(routes);
  const opened = createServer(app);
  server = opened;
  await new Promise<void>((listening) => opened.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(opened.address() as { port: number }).port}`;
}

test("[RUN11] The page is at / and at /s/<space>, always asked for again; its hashed files never change.", async () => {
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<title>Stoa</title>");
  await writeFile(join(folder, "assets", "main-abc.js"), "1");
  await writeFile(join(folder, "list.json"), "[]");
  const url = await serving(builtPage(folder));
  for (const path of ["/", "/s/plaza", "/s/plaza?from=here"]) {
    const page = await fetch(url + path);
    expect.soft([page.status, await page.text()], path).toEqual([200, "<title>Stoa</title>"]);
    expect.soft(page.headers.get("cache-control"), path).toBe("no-cache");
  }
  const script = await fetch(`${url}/assets/main-abc.js`);
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect(script.headers.get("content-type")).toContain("javascript");
  expect((await fetch(`${url}/list.json`)).headers.get("cache-control")).toBe("no-cache");
  expect((await fetch(`${url}/s/plaza/more`)).status).toBe(404);
  expect((await fetch(`${url}/assets/none.js`)).status).toBe(404);
});

test("[RUN11] The page of the ledger is at /ledger, built and developed, and nothing of a place comes with it.", async () => {
  await writeFile(join(folder, "ledger.html"), "<title>Ledger</title>");
  const url = await serving(builtPage(folder));
  expect(await (await fetch(`${url}/ledger`)).text()).toBe("<title>Ledger</title>");
  expect((await fetch(`${url}/`)).status).toBe(503);
  server?.close();

  const developed = await developedPage();
  try {
    const html = await (await fetch(`${await serving(developed.routes)}/ledger`)).text();
    expect(html).toContain("/ledger.tsx");
    expect(html).not.toContain("/main.tsx");
  } finally {
    await developed.close();
  }
});

test("[RUN11] The page of one's own decisions is at /decisions.", async () => {
  await writeFile(join(folder, "decisions.html"), "<title>Decisions</title>");
  const url = await serving(builtPage(folder));
  const answer = await fetch(`${url}/decisions`);
  expect(answer.headers.get("cache-control")).toBe("no-cache");
  expect(await answer.text()).toBe("<title>Decisions</title>");
});

test("[RUN11] A browser that takes Brotli is sent the compressed script, another one the script itself.", async () => {
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "assets", "main-abc.js"), "let plain;");
  await writeFile(join(folder, "assets", "main-abc.js.br"), brotliCompressSync("let plain;"));
  const url = await serving(builtPage(folder));
  for (const encoding of ["br", "identity"]) {
    const script = await fetch(`${url}/assets/main-abc.js`, { headers: { "Accept-Encoding": encoding } });
    expect.soft(script.headers.get("content-encoding"), encoding).toBe(encoding === "br" ? "br" : null);
    expect.soft(script.headers.get("content-type")).toContain("javascript");
    expect.soft(script.headers.get("vary")).toContain("Accept-Encoding");
    expect.soft(script.headers.get("cache-control")).toContain("immutable");
    expect.soft(await script.text()).toBe("let plain;");
  }
});

test("[RUN11] Where no page has been built, that is said.", async () => {
  const page = await fetch(await serving(builtPage(folder)));
  expect(page.status).toBe(503);
  expect(await page.text()).toContain("npm start");
});

test("[RUN11] While developing the page comes from its sources, also at /s/<space>, and nothing but them.", async () => {
  const developed = await developedPage();
  try {
    const url = await serving(developed.routes);
    const page = await (await fetch(`${url}/s/plaza`)).text();
    expect(page).toContain("/@vite/client");
    const [, script = ""] = /<script type="module" src="(\/main\.tsx[^"]*)"/.exec(page) ?? [];
    const main = await fetch(url + script);
    expect([main.status, main.headers.get("content-type")]).toEqual([200, "text/javascript"]);
    expect((await (await fetch(`${url}/xr-profiles/profilesList.json`)).json()) as object).toHaveProperty(
      "meta-quest-touch-plus",
    );
    for (const path of [`/@fs${resolve("package.json")}`, `/@fs${resolve("server/main.ts")}`, "/@fs/etc/passwd"])
      expect.soft((await fetch(url + path)).status, path).toBe(403);
  } finally {
    await developed.close();
  }
});
