import { isAbsolute } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import { StartError } from "../../server/start-error.ts";

const sentence = (env: Record<string, string>, argv: string[] = []): string => {
  try {
    readConfig(env, argv);
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as Error).message;
  }
  return "";
};

test("[RUN14] Told nothing, a server listens on localhost at 2567 and keeps its data in ./data.", () => {
  const config = readConfig({}, []);
  expect(config).toMatchObject({ port: 2567, host: "127.0.0.1", ticketsPerMinute: 600, udpPort: null, secret: null });
  expect(config).toMatchObject({ lan: false, dev: false, trustProxy: 0, tls: null, origins: [], publicUrl: null });
  expect(config.data).toBe(`${process.cwd()}/data`);
  expect(isAbsolute(config.spaces)).toBe(true);
  expect(config.spaces.endsWith("assets/spaces")).toBe(true);
});

test("[RUN14] An empty variable counts as not given.", () => {
  expect(readConfig({ PORT: "", HOST: " ", DATABASE_URL: "" }, [])).toEqual(readConfig({}, []));
});

test("[RUN14] An address of IPv6 may stand in brackets.", () => {
  expect(readConfig({ HOST: "[::1]", STOA_PUBLIC_ADDRESS: "[2001:db8::7]" }, [])).toMatchObject({
    host: "::1",
    publicAddress: "2001:db8::7",
  });
});

test.each([
  ["PORT", "abc"],
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["PORT", "25.67"],
  ["HOST", "http://x"],
  ["DATABASE_URL", "mysql://u:geheim@h/d"],
  ["REDIS_URL", "localhost:6379"],
  ["STOA_ORIGINS", "https://brand.example/path"],
  ["STOA_ORIGINS", "*"],
  ["STOA_ORIGINS", "https://*.brand.example"],
  ["STOA_ORIGINS", "brand.example"],
  ["STOA_PUBLIC_URL", "https://stoa.example/there"],
  ["STOA_PUBLIC_URL", "https://u:p@stoa.example"],
  ["STOA_TRUST_PROXY", "everybody"],
  ["STOA_TRUST_PROXY", "10.0.0.0/33"],
  ["STOA_TICKETS_PER_MINUTE", "0"],
  ["STOA_SECRET", "geheim"],
  ["STOA_UDP_PORT", "70000"],
  ["STOA_PUBLIC_ADDRESS", "not an address"],
  ["STOA_PUBLIC_ADDRESS", "[::1"],
  ["STOA_TLS_CERT", "cert.pem"],
  ["STOA_TLS_KEY", "key.pem"],
])("[RUN14] A wrong value stops the start with one sentence that names it: %s=%s.", (name, value) => {
  const said = sentence({ [name]: value });
  expect(said).toContain(name);
  expect(said.endsWith(".")).toBe(true);
  expect(said).not.toContain("\n");
  expect(said).not.toContain("geheim");
});

test("[RUN15] REDIS_URL without DATABASE_URL, or without STOA_SECRET, stops the start.", () => {
  const redis = { REDIS_URL: "redis://localhost:6379" };
  const database = { DATABASE_URL: "postgres://localhost/stoa" };
  expect(sentence({ ...redis })).toContain("DATABASE_URL");
  expect(sentence({ ...redis, ...database })).toContain("STOA_SECRET");
  expect(sentence({ ...redis, ...database, STOA_SECRET: "x".repeat(32) })).toBe("");
});

test("[RUN14] --lan listens on every address unless HOST is given; an unknown flag stops the start.", () => {
  expect(readConfig({}, ["--lan"])).toMatchObject({ lan: true, host: null });
  expect(readConfig({ HOST: "192.168.1.5" }, ["--lan"])).toMatchObject({ lan: true, host: "192.168.1.5" });
  expect(sentence({}, ["--fast"])).toContain("--fast");
});

test("[RUN14] Proxies are trusted by number or by address.", () => {
  expect(readConfig({ STOA_TRUST_PROXY: "2" }, []).trustProxy).toBe(2);
  expect(readConfig({ STOA_TRUST_PROXY: "true" }, []).trustProxy).toBe(1);
  expect(readConfig({ STOA_TRUST_PROXY: "loopback, 10.0.0.0/8 fd00::1" }, []).trustProxy).toEqual([
    "loopback",
    "10.0.0.0/8",
    "fd00::1",
  ]);
});
