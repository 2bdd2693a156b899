/** A part of the page that comes later: fetched once, and asked for again where it did not come. */
import { expect, test } from "vitest";
import { createLater } from "../../../../client/ui/parts/later.ts";

test("[ENT8] A part is fetched once, however many ask, and again after it did not come.", async () => {
  let asked = 0;
  const part = createLater(async () => {
    asked += 1;
    if (asked === 1) throw new Error("no connection");
    return "here";
  });
  await Promise.all([part.fetch(), part.fetch()]);
  expect(asked).toBe(1);
  await Promise.all([part.fetch(), part.fetch()]);
  await part.fetch();
  expect(asked).toBe(2);
});
