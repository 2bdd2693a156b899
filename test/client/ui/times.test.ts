import { expect, test } from "vitest";
import { clockWords, lengthWords } from "../../../client/ui/times.ts";

test("[PAGE4] Times are clock times, with the day when it is another one.", () => {
  const at = new Date(2026, 10, 21, 18, 42).getTime();
  expect(clockWords(at, at - 3600_000, "en-GB")).toBe("18:42");
  expect(clockWords(at, at + 24 * 3600_000, "en-GB")).toBe("21 Nov, 18:42");
});

test("[PAGE4] Lengths are rounded up to a minute, and to hours and days where they are such.", () => {
  expect(
    [1, 60_000, 61_000, 10 * 60_000, 60 * 60_000, 90 * 60_000, 24 * 3600_000, 72 * 3600_000].map(lengthWords),
  ).toEqual(["1 minute", "1 minute", "2 minutes", "10 minutes", "1 hour", "90 minutes", "24 hours", "3 days"]);
});
