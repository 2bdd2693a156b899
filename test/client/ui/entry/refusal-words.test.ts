import { expect, test } from "vitest";
import { refusalWords } from "../../../../client/ui/entry/refusal-words.ts";
import { REFUSAL_CODES } from "../../../../shared/protocol/refusal.ts";

test("[ENT4] Every refusal at the door has a title, a next step, and keeps what the server said.", () => {
  for (const code of [...REFUSAL_CODES, undefined, 17, "ECONNREFUSED"]) {
    const words = refusalWords(code, "Until 18:42. The house rule is: names.", "Plaza");
    expect(words.title, String(code)).toMatch(/\.$/);
    expect(words.next, String(code)).toMatch(/\.$/);
    if (words.code !== "unreachable") expect(words.detail).toBe("Until 18:42. The house rule is: names.");
  }
  expect(refusalWords("full", "", "Plaza")).toMatchObject({ title: "Plaza is full.", detail: null, step: "again" });
  const full = "Plaza is full, in every copy that may be open. Try again in a minute: people come and go.";
  expect(refusalWords("full", full, "Plaza").detail).toBeNull();
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
