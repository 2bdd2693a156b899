import { expect, test } from "vitest";
import { closedWords } from "../../../../client/ui/hud/closed-words.ts";
import { CLOSE_CODES, type CloseCode } from "../../../../shared/protocol/refusal.ts";

test("[PAGE6] Every way a visit can end has words of its own and a way back.", () => {
  const titles = new Set<string>();
  for (const code of Object.keys(CLOSE_CODES) as CloseCode[]) {
    const words = closedWords(code, "Plaza");
    expect(words.more, code).toMatch(/\.$/);
    titles.add(words.title);
  }
  expect(titles.size).toBe(Object.keys(CLOSE_CODES).length);
});

test("[PAGE6] Only what comes back by itself is waited for.", () => {
  expect(closedWords("restart", "Plaza").waits).toBe(true);
  expect(closedWords("lost", "Plaza").waits).toBe(true);
  for (const code of ["left", "kicked", "banned", "elsewhere"] as const)
    expect(closedWords(code, "Plaza").waits, code).toBe(false);
});
