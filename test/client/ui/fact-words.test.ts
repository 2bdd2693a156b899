/** What a rule by itself looked at, in words. */
import { expect, test } from "vitest";
import { factWords } from "../../../client/ui/fact-words.ts";

test("[REP6] What a machine saw is told in words, and what is not known by its name.", () => {
  expect(factWords({ messages: 14, within: 20 })).toBe("14 messages, within 20 s");
  expect(factWords({ repeats: 1 })).toBe("1 message said again");
  expect(factWords({ capitals: 0.834 })).toBe("83 % capital letters");
  expect(factWords({ following: 12.34 })).toBe("12.3 s of following somebody");
  expect(factWords({ lanterns: 2 })).toBe("lanterns: 2");
});
