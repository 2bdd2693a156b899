/** The house's secret and where it is kept. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { houseSecret } from "../../../server/store/secret.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "stoa-secret-"));
  folders.push(made);
  return made;
}

test("[STO17] Without STOA_SECRET a secret is made once, kept, and readable by its owner only.", () => {
  const data = join(folder(), "data");
  const secret = houseSecret(data);
  expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(houseSecret(data)).toBe(secret);
  expect(statSync(join(data, "secret")).mode & 0o777).toBe(0o600);
  expect(readdirSync(data)).toEqual(["secret"]);
  expect(houseSecret(join(folder(), "data"))).not.toBe(secret);
});

test("[STO17] A secret that is given is used as it is, and nothing is kept.", () => {
  const data = folder();
  expect(houseSecret(data, "given")).toBe("given");
  expect(readdirSync(data)).toEqual([]);
});

test("[STO17] An empty or unreadable secret stops the start with a sentence that names it.", () => {
  const data = folder();
  expect(() => houseSecret(data, " ")).toThrow("STOA_SECRET is empty");
  writeFileSync(join(data, "secret"), "");
  expect(() => houseSecret(data)).toThrow(`The secret in ${join(data, "secret")} is empty`);
  const other = folder();
  mkdirSync(join(other, "secret"));
  expect(() => houseSecret(other)).toThrow(`The secret in ${join(other, "secret")} cannot be read`);
});
