import { expect, test } from "vitest";
import { spaceOf } from "../../../client/app/address.ts";

test("[ENT6] The page's path says which space: the plaza unless it names another.", () => {
  expect(["/", "/index.html", "/s/", "/s/field", "/s/field/", "/s/a%20b", "/s/%E0%A4%A"].map(spaceOf)).toEqual([
    "plaza",
    "plaza",
    "plaza",
    "field",
    "field",
    "a b",
    "%E0%A4%A",
  ]);
});
