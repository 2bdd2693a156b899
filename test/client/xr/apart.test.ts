import { expect, test } from "vitest";
import { type Apart, apartNow, TOGETHER } from "../../../client/xr/apart.ts";

/** The states after each distance, a tenth of a second apart. */
function after(distances: number[]): string[] {
  let apart: Apart = TOGETHER;
  return distances.map((distance, i) => {
    apart = apartNow(apart, distance, 10 + i * 0.1);
    return apart.state;
  });
}

test("[XR13] Nobody is told of less than 15 cm, and the word does not flicker about it.", () => {
  expect(after([0, 0.1, 0.14])).toEqual(["together", "together", "together"]);
  expect(after([0.16, 0.14, 0.16, 0.07])).toEqual(["shown", "shown", "shown", "together"]);
});

test("[XR13] More than a metre, or more than three seconds, offers the way back, until they are together again.", () => {
  expect(after([0.5, 1.1, 0.5])).toEqual(["shown", "offered", "offered"]);
  const long = after(Array.from({ length: 40 }, () => 0.4));
  expect(long[29]).toBe("shown");
  expect(long[32]).toBe("offered");
  expect(after([1.2, 0.05])).toEqual(["offered", "together"]);
});
