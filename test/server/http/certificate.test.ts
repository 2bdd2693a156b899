import { X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "../../../server/config.ts";
import { lanCertificate } from "../../../server/http/certificate.ts";
import { createServerFor, listen, qrCode, urlOf } from "../../../server/http/server.ts";
import { StartError } from "../../../server/start-error.ts";

const NOW = Date.UTC(2026, 10, 21);
const DAY_MS = 24 * 60 * 60 * 1000;

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "stoa-lan-"));
});
afterEach(() => rm(data, { recursive: true, force: true }));

test("[RUN13] --lan makes a certificate for this machine's addresses, readable by its owner only, and keeps it.", async () => {
  const made = await lanCertificate(data, ["192.168.1.20", "fd00::20"], NOW);
  const read = new X509Certificate(made.cert);
  expect(read.checkIP("192.168.1.20")).toBe("192.168.1.20");
  expect(read.checkIP("fd00::20")).toBeDefined();
  expect(read.checkIP("127.0.0.1")).toBe("127.0.0.1");
  expect(read.checkHost("localhost")).toBe("localhost");
  expect(read.ca).toBe(false);
  const days = (Date.parse(read.validTo) - Date.parse(read.validFrom)) / DAY_MS;
  expect(days).toBeLessThanOrEqual(825);
  expect(days).toBeGreaterThan(360);
  expect((await stat(join(data, "lan-certificate.json"))).mode & 0o777).toBe(0o600);
  expect(await lanCertificate(data, ["192.168.1.20"], NOW + 300 * DAY_MS)).toEqual(made);
});

test("[RUN13] It is made anew when the addresses are others, it is about to run out, or it cannot be read.", async () => {
  const made = await lanCertificate(data, ["192.168.1.20"], NOW);
  const moved = await lanCertificate(data, ["10.0.0.4"], NOW);
  expect(moved.cert).not.toBe(made.cert);
  expect(new X509Certificate(moved.cert).checkIP("10.0.0.4")).toBe("10.0.0.4");
  const later = await lanCertificate(data, ["10.0.0.4"], NOW + 340 * DAY_MS);
  expect(later.cert).not.toBe(moved.cert);
  await writeFile(join(data, "lan-certificate.json"), "{");
  const again = await lanCertificate(data, ["10.0.0.4"], NOW);
  expect(JSON.parse(await readFile(join(data, "lan-certificate.json"), "utf8"))).toEqual(again);
});

test("[RUN13] With --lan a server answers over HTTPS, at an address that another device can open.", async () => {
  const config = readConfig({ PORT: "0", STOA_DATA: data }, ["--lan"]);
  const server = await createServerFor(config, (_request, response) => response.end("hello"), Date.now());
  const port = await listen(server, config);
  const heard = await new Promise<string>((answered, failed) => {
    get(`https://127.0.0.1:${port}/`, { rejectUnauthorized: false }, (response) => {
      response.on("data", (chunk: Buffer) => answered(chunk.toString()));
    }).on("error", failed);
  });
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  expect(heard).toBe("hello");
  expect(urlOf(config, port)).toMatch(new RegExp(`^https://.+:${port}$`));
  expect(await qrCode(urlOf(config, port))).toContain("█");
});

test("[RUN13] A certificate that was given is used; one that is none stops the start with a sentence.", async () => {
  const { cert, key } = await lanCertificate(data, [], Date.now());
  const other = await lanCertificate(join(data, "other"), [], Date.now());
  const files = { STOA_TLS_CERT: join(data, "cert.pem"), STOA_TLS_KEY: join(data, "key.pem") };
  const config = readConfig({ PORT: "0", STOA_DATA: data, ...files }, []);
  const open = () => createServerFor(config, (_request, response) => response.end(), Date.now());

  await expect(open()).rejects.toThrow(/^STOA_TLS_CERT must be a file/);
  await writeFile(files.STOA_TLS_CERT, cert);
  await expect(open()).rejects.toThrow(/^STOA_TLS_KEY must be a file/);
  await writeFile(files.STOA_TLS_KEY, other.key);
  await expect(open()).rejects.toThrow(StartError);
  await writeFile(files.STOA_TLS_KEY, key);
  const server = await open();
  expect(urlOf(config, await listen(server, config))).toMatch(/^https:\/\/localhost:\d+$/);
  await new Promise((closed) => server.close(closed));
});

test("[RUN14] People are told the address they can open.", () => {
  const url = (env: Record<string, string>, port = 2567) => urlOf(readConfig(env, []), port);
  expect(url({})).toBe("http://localhost:2567");
  expect(url({ HOST: "0.0.0.0" })).toBe("http://localhost:2567");
  expect(url({ HOST: "192.168.1.5" })).toBe("http://192.168.1.5:2567");
  expect(url({ HOST: "fd00::5" })).toBe("http://[fd00::5]:2567");
  expect(url({ STOA_PUBLIC_URL: "https://stoa.example" })).toBe("https://stoa.example");
  expect(url({}, 80)).toBe("http://localhost");
});
