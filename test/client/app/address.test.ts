import { expect, test } from "vitest";
import { groupOf, interestsOf, pathOf, spaceOf } from "../../../client/app/address.ts";

test("[ENT6] The page's path says which space: the plaza unless it names another.", () => {
  expect(
    ["/", "/index.html", "/s/", "/s/field", "/s/field/", "/s/a%20b", "/s/%E0%A4%A"].map((path) => spaceOf(path)),
  ).toEqual(["plaza", "plaza", "plaza", "field", "field", "a b", "%E0%A4%A"]);
  for (const space of ["plaza", "field", "a b"]) expect(spaceOf(pathOf(space))).toBe(space);
});

test("[COPY9] The link's query may name a group; what no ticket would take names none.", () => {
  const long = "x".repeat(64);
  expect(["?group=tea%20party", "?a=1&group=tea", `?group=${long}`].map(groupOf)).toEqual(["tea party", "tea", long]);
  expect(["", "?group=", "?groups=tea", `?group=${long}x`].map(groupOf)).toEqual([null, null, null, null]);
});

test("[MSG1] The link's query may name interests; what no ticket would take is left out.", () => {
  expect(interestsOf("?interests=clay,%20old%20glass,,")).toEqual(["clay", "old glass"]);
  expect(interestsOf(`?interests=${"x".repeat(41)},wood`)).toEqual(["wood"]);
  expect(interestsOf(`?interests=${Array.from({ length: 20 }, (_, n) => n).join(",")}`)).toHaveLength(10);
  expect(["", "?interests="].map(interestsOf)).toEqual([[], []]);
});
