import { expect, test } from "vitest";
import { actRefusalWords, sayRefusalWords } from "../../../../client/ui/hud/refusals.ts";
import { REFUSAL_CODES, StoaError } from "../../../../shared/protocol/refusal.ts";

test("[PAGE7] Words that were not said get a sentence with what to do, for every code and every accident.", () => {
  for (const problem of [...REFUSAL_CODES.map((code) => new StoaError(code, "x")), new Error("boom"), "?"])
    expect(sayRefusalWords(problem)).toMatch(/^[A-Z].*\.$/);
  expect(sayRefusalWords(new StoaError("too-long", ""))).toContain("1,000");
});

test("[PAGE7] What the server said about a wish is shown; an accident is never shown as it is.", () => {
  expect(actRefusalWords(new StoaError("too-fast", "Wait a second."))).toBe("Wait a second.");
  expect(actRefusalWords(new TypeError("x is undefined"))).toBe("That did not work just now.");
});
