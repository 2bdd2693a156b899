import { expect, test } from "vitest";
import { Friends } from "../../../server/rooms/friends.ts";

test("[COPY3] Friends are so both ways, until they part or one is forgotten.", () => {
  const friends = new Friends();
  friends.agree("ada", "ben");
  friends.agree("ada", "cleo");
  expect([...friends.of("ada")]).toEqual(["ben", "cleo"]);
  expect([...friends.of("ben")]).toEqual(["ada"]);
  friends.part("ben", "ada");
  expect([friends.of("ada").has("ben"), friends.of("ben").has("ada")]).toEqual([false, false]);
  friends.agree("ada", "ben");
  friends.forget("ada");
  expect(["ada", "ben", "cleo"].map((one) => friends.of(one).size)).toEqual([0, 0, 0]);
});

test("[COPY3] Of very many, the longest known are no longer remembered.", () => {
  const friends = new Friends();
  for (let pair = 0; pair <= 50_000; pair += 1) friends.agree(`a${pair}`, `b${pair}`);
  expect([friends.of("a0").size, friends.of("b0").size]).toEqual([0, 0]);
  expect(friends.of("a50000").size).toBe(1);
});
