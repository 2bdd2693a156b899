import { expect, test } from "vitest";
import { placeName } from "../../../../client/ui/hud/place-name.ts";

test("[COPY9] The first copy bears the space's own name, others their number behind it.", () => {
  expect([placeName("Plaza", 1), placeName("Plaza", 2), placeName("{name} 9", 12)]).toEqual([
    "Plaza",
    "Plaza 2",
    "{name} 9 12",
  ]);
});
