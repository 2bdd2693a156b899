/**
 * Vault: every person has a random key of 256 bits, under which their names and texts are encrypted. The key itself is
 * kept wrapped by one that is derived from the house's secret. Destroying the wrapped key erases what it opens.
 * AES-256-GCM; HKDF-SHA256 (RFC 5869), HMAC-SHA256 (RFC 2104).
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** 32 bytes that open what one person wrote. */
export type Key = Uint8Array;

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts `text` for one place. `context` names that place (such as `name:<person>`) and must be the same again on
 * opening, so that a row's bytes cannot be moved into another row. Answers nonce ‖ tag ‖ ciphertext.
 */
export function seal(key: Key, context: string, text: string): Uint8Array {
  return sealBytes(key, context, Buffer.from(text, "utf8"));
}

/** The text again. Throws when key, context or bytes are not what was sealed. */
export function unseal(key: Key, context: string, sealed: Uint8Array): string {
  return unsealBytes(key, context, sealed).toString("utf8");
}

/** As `seal`, of bytes. */
export function sealBytes(key: Key, context: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
}

export function unsealBytes(key: Key, context: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

/** Of a person's key, what makes their pseudonyms, and opens nothing. */
export const logKeyOf = (key: Key): Key => new Uint8Array(hkdfSync("sha256", key, "", "stoa 1 event log", 32));

/**
 * What somebody is called in the event log, within one occasion in one space. Nobody can tell who it is, or that two of two
 * occasions are one person, but by a key that goes with the person.
 */
export const pseudonymOf = (logKey: Key, space: string, occasion: string): string =>
  createHmac("sha256", logKey).update(`${space}\n${occasion}`).digest().subarray(0, 16).toString("base64url");

const SEAL_TEXT = "This secret opens this store.";

export class Vault {
  readonly #wrapping: Key;
  readonly #capsules: Key;
  /** For words that belong to no person yet, such as the name on an invitation. */
  readonly house: Key;

  /** `salt` is the store's own, so that one secret in two houses makes different keys. */
  constructor(secret: string | Uint8Array, salt: Uint8Array) {
    const derive = (purpose: string) => new Uint8Array(hkdfSync("sha256", secret, salt, `stoa 1 ${purpose}`, 32));
    this.#wrapping = derive("person keys");
    this.#capsules = derive("capsule keys");
    this.house = derive("house");
  }

  /** What is kept in the store to know the secret again. */
  makeSeal(): Uint8Array {
    return seal(this.#wrapping, "house", SEAL_TEXT);
  }

  /** Whether this secret made that seal. */
  opens(sealed: Uint8Array): boolean {
    try {
      return unseal(this.#wrapping, "house", sealed) === SEAL_TEXT;
    } catch {
      return false;
    }
  }

  /** A new key for a person, and how it is kept. */
  makeKey(person: string): { key: Key; wrapped: Uint8Array } {
    const key = randomBytes(32);
    return { key, wrapped: sealBytes(this.#wrapping, `key:${person}`, key) };
  }

  unwrap(person: string, wrapped: Uint8Array): Key {
    return unsealBytes(this.#wrapping, `key:${person}`, wrapped);
  }

  /** A new key for a capsule, and how it is kept: it ends with the capsule. */
  makeCapsuleKey(capsule: string): { key: Key; wrapped: Uint8Array } {
    const key = randomBytes(32);
    return { key, wrapped: sealBytes(this.#capsules, `capsule-key:${capsule}`, key) };
  }

  unwrapCapsuleKey(capsule: string, wrapped: Uint8Array): Key {
    return unsealBytes(this.#capsules, `capsule-key:${capsule}`, wrapped);
  }
}
