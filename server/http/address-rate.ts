/**
 * Address rate: how often one address may ask, a token bucket each. A whole /64 counts as one IPv6 address, since one
 * subscriber has all of it. Time is passed in. [DOOR19]
 */
import { isIPv6 } from "node:net";

export type AddressRate = {
  /** Takes one at `now` (ms); false when the address has none left. */
  take(address: string, now: number): boolean;
  /** How many addresses are remembered. */
  readonly size: number;
};

const MOST_REMEMBERED = 10_000;
/** How many are left when the oldest are forgotten at once. */
const KEPT = 7_500;

function bucketOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [left = "", right = ""] = plain.replace(/%.*$/, "").split("::");
  const head = left.split(":").filter((part) => part !== "");
  const tail = right.split(":").filter((part) => part !== "");
  const zeros = Array.from(
    { length: plain.includes("::") ? Math.max(0, 8 - head.length - tail.length) : 0 },
    () => "0",
  );
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16))
    .join(":");
}

/** @param perMinute how many in a minute, and at once */
export function createAddressRate(perMinute: number): AddressRate {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMs = perMinute / 60_000;

  const forgetFull = (now: number) => {
    for (const [address, { tokens, at }] of buckets)
      if (tokens + (now - at) * perMs >= perMinute) buckets.delete(address);
    // Nobody can have asked from so many addresses within a minute by accident: the oldest start afresh.
    for (const address of buckets.keys()) {
      if (buckets.size <= KEPT) break;
      buckets.delete(address);
    }
  };

  return {
    take(address, now) {
      const name = bucketOf(address);
      if (!buckets.has(name) && buckets.size >= MOST_REMEMBERED) forgetFull(now);
      const bucket = buckets.get(name) ?? { tokens: perMinute, at: now };
      const tokens = Math.min(perMinute, bucket.tokens + Math.max(0, now - bucket.at) * perMs);
      const enough = tokens >= 1;
      buckets.set(name, { tokens: enough ? tokens - 1 : tokens, at: now });
      return enough;
    },
    get size() {
      return buckets.size;
    },
  };
}
