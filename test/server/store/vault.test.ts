/** The vault's arithmetic. */
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal, Vault } from "../../../server/store/vault.ts";

const salt = randomBytes(32);

test("[STO18] What is sealed opens to the same text, and never looks the same twice.", () => {
  const { key } = new Vault("secret", salt).makeKey("ada");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const sealed = seal(key, "name:ada", text);
      expect(unseal(key, "name:ada", sealed)).toBe(text);
      expect(Buffer.from(sealed).equals(Buffer.from(seal(key, "name:ada", text)))).toBe(false);
    }),
  );
});

test("[STO18] A changed bit, another place or another key opens nothing.", () => {
  const vault = new Vault("secret", salt);
  const { key } = vault.makeKey("ada");
  const sealed = seal(key, "name:ada", "Ada");
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed);
    changed[at]! ^= 1;
    expect(() => unseal(key, "name:ada", changed)).toThrow();
  }
  expect(() => unseal(key, "name:bo", sealed)).toThrow();
  expect(() => unseal(vault.makeKey("ada").key, "name:ada", sealed)).toThrow();
  expect(() => unseal(key, "name:ada", sealed.subarray(0, 20))).toThrow();
});

test("[STO18] A person's key opens only with the secret and salt that wrapped it, and only as that person's.", () => {
  const { key, wrapped } = new Vault("secret", salt).makeKey("ada");
  expect(Buffer.from(new Vault("secret", salt).unwrap("ada", wrapped)).equals(Buffer.from(key))).toBe(true);
  expect(() => new Vault("secret", salt).unwrap("bo", wrapped)).toThrow();
  expect(() => new Vault("Secret", salt).unwrap("ada", wrapped)).toThrow();
  expect(() => new Vault("secret", randomBytes(32)).unwrap("ada", wrapped)).toThrow();
});
