import { expect, test } from "vitest";
import { parseBuckets } from "./step-times.ts";

const text = (counts: readonly number[]) =>
  ["0.001", "0.002", "0.01", "+Inf"]
    .map((below, i) => `stoa_step_seconds_bucket{le="${below}"} ${counts[i]}`)
    .join("\n");

test("percentiles are read from a histogram, evenly within a bucket, between two readings", () => {
  const before = parseBuckets(text([100, 100, 100, 100]))!;
  const steps = parseBuckets(text([150, 190, 200, 200]))!.since(before);
  expect(steps.percentile(0.25)).toBeCloseTo(0.5, 6);
  expect(steps.percentile(0.7)).toBeCloseTo(1.5, 6);
  expect(steps.percentile(0.95)).toBeCloseTo(6, 6);
});

test("who shows no steps has none", () => {
  expect(parseBuckets("process_cpu_seconds_total 1")).toBeNull();
});
