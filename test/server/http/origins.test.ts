import { expect, test } from "vitest";
import { readConfig } from "../../../server/config.ts";
import { createOrigins, ownAddresses } from "../../../server/http/origins.ts";

const MINE = ["192.168.1.20", "[fd00::20]", "127.0.0.1", "[::1]"];

const origins = (env: Record<string, string> = {}, argv: string[] = [], port = 2567) =>
  createOrigins(
    readConfig(env, argv),
    () => port,
    () => MINE,
  );

test("[DOOR10] A page may call from localhost with the port, and from nowhere else, when nothing else is told.", () => {
  const { allowsOrigin } = origins();
  for (const good of [
    "http://localhost:2567",
    "http://127.0.0.1:2567",
    "http://[::1]:2567",
    "HTTP://LocalHost:2567",
    "http://[0:0:0:0:0:0:0:1]:2567",
  ])
    expect.soft(allowsOrigin(good), good).toBe(true);
  for (const bad of [
    "null",
    "",
    "http://localhost",
    "http://localhost:80",
    "http://localhost:2568",
    "https://localhost:2567",
    "http://localhost.:2567",
    "http://localhost:2567/",
    "http://localhost:2567 http://evil.example",
    "http://localhost:2567@evil.example",
    "http://localhost:2567.evil.example",
    "http://evil.example/http://localhost:2567",
    "http://192.168.1.20:2567",
    "http://[fd00::20]:2567",
    "http://localhost:99999",
    "http://[::1%25eth0]:2567",
    "file://",
    "http://lоcalhost:2567",
    "localhost:2567",
    "http://localhost:2567\n",
  ])
    expect.soft(allowsOrigin(bad), bad).toBe(false);
});

test("[DOOR10] With HOST or --lan the machine's own addresses are among them, with --lan over HTTPS.", () => {
  expect(origins({ HOST: "0.0.0.0" }).allowsOrigin("http://192.168.1.20:2567")).toBe(true);
  expect(origins({ HOST: "0.0.0.0" }).allowsOrigin("http://[FD00:0::20]:2567")).toBe(true);
  expect(origins({ HOST: "0.0.0.0" }).allowsOrigin("http://192.168.1.21:2567")).toBe(false);
  expect(origins({ HOST: "127.0.0.1" }).allowsOrigin("http://192.168.1.20:2567")).toBe(false);
  expect(origins({ HOST: "stoa.lan" }).allowsOrigin("http://stoa.lan:2567")).toBe(true);
  expect(origins({}, ["--lan"]).allowsOrigin("https://192.168.1.20:2567")).toBe(true);
  expect(origins({}, ["--lan"]).allowsOrigin("http://192.168.1.20:2567")).toBe(false);
});

test("[DOOR10] STOA_ORIGINS and STOA_PUBLIC_URL are among them, whole.", () => {
  const { allowsOrigin, allowsHost } = origins({
    STOA_ORIGINS: "https://brand.example, http://other.example:8080",
    STOA_PUBLIC_URL: "https://Stoa.example:443/",
  });
  expect(allowsOrigin("https://brand.example")).toBe(true);
  expect(allowsOrigin("https://brand.example:443")).toBe(true);
  expect(allowsOrigin("http://brand.example")).toBe(false);
  expect(allowsOrigin("https://sub.brand.example")).toBe(false);
  expect(allowsOrigin("http://other.example:8080")).toBe(true);
  expect(allowsOrigin("https://stoa.example")).toBe(true);
  expect(allowsHost("stoa.example")).toBe(true);
  expect(allowsHost("stoa.example:443")).toBe(true);
  expect(allowsHost("stoa.example:2567")).toBe(false);
});

test("[DOOR10] A port that is taken at the start is the one that counts, and 80 may be left out.", () => {
  let port = 0;
  const { allowsOrigin } = createOrigins(
    readConfig({ PORT: "0" }, []),
    () => port,
    () => MINE,
  );
  port = 40123;
  expect(allowsOrigin("http://localhost:40123")).toBe(true);
  expect(allowsOrigin("http://localhost:0")).toBe(false);
  expect(origins({}, [], 80).allowsOrigin("http://localhost")).toBe(true);
});

test("[DOOR11] A foreign, odd or repeated Host is refused; a program that sends no Origin may call.", () => {
  const { allows } = origins();
  const asks = (headersDistinct: NodeJS.Dict<string[]>) => allows({ headersDistinct });
  expect(asks({ host: ["localhost:2567"] })).toBe(true);
  expect(asks({ host: ["LOCALHOST:2567"] })).toBe(true);
  expect(asks({ host: ["[::1]:2567"] })).toBe(true);
  expect(asks({})).toBe(true);
  for (const host of [
    "evil.example",
    "evil.example:2567",
    "localhost",
    "localhost.:2567",
    "localhost:2567@evil",
    "a b",
  ])
    expect.soft(asks({ host: [host] }), host).toBe(false);
  expect(asks({ host: ["localhost:2567", "localhost:2567"] })).toBe(false);
  expect(asks({ host: ["localhost:2567"], origin: ["http://localhost:2567", "http://evil.example"] })).toBe(false);
  expect(asks({ host: ["localhost:2567"], origin: ["http://evil.example"] })).toBe(false);
  expect(asks({ host: ["evil.example"], origin: ["http://localhost:2567"] })).toBe(false);
});

test("[DOOR10] This machine's addresses stand as they would in a URL, none of them link-local.", () => {
  const addresses = ownAddresses();
  expect(addresses).toContain("127.0.0.1");
  for (const address of addresses) {
    expect.soft(URL.canParse(`http://${address}:2567`), address).toBe(true);
    expect.soft(address).not.toContain("fe80");
  }
});
