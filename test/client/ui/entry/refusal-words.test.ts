import { expect, test } from "vitest";
import { refusalWords } from "../../../../client/ui/entry/refusal-words.ts";
import { REFUSAL_CODES } from "../../../../shared/protocol/refusal.ts";

test("[ENT4] Every refusal at the door has a title, a next step, and what the server said where it knows more.", () => {
  for (const code of [...REFUSAL_CODES, undefined, 17, "ECONNREFUSED"]) {
    const words = refusalWords(code, "Until 18:42. The house rule is: names.", "Plaza");
    expect(words.title, String(code)).toMatch(/\.$/);
    expect(words.next, String(code)).toMatch(/\.$/);
    const said = ["full", "not-found", "version", "unreachable"].includes(words.code);
    expect(words.detail).toBe(said ? null : "Until 18:42. The house rule is: names.");
  }
  expect(refusalWords("full", "", "Plaza")).toMatchObject({ title: "Plaza is full.", detail: null, step: "again" });
  expect(refusalWords("banned", "Until 18:42.", "Plaza").step).toBe("wait");
});

test("[ENT4] A house that does not answer is told as that, whatever the browser calls it.", () => {
  expect(refusalWords("unreachable", "Failed to fetch", "Plaza")).toMatchObject({
    code: "unreachable",
    title: "The house does not answer.",
    detail: null,
    step: "again",
  });
});
