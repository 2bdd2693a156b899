import fc from "fast-check";
import { expect, test } from "vitest";
import { fitText } from "../../../server/chat/text.ts";

test("[CHAT3] every script and emoji stays as it was written", () => {
  for (const text of ["Γειά σου", "שלום עולם", "こんにちは", "مرحبا", "👩‍👩‍👧‍👦 family", "e\u0301", "a\nb\tc"]) {
    expect(fitText(text)).toBe(text);
  }
});

test("[CHAT3] control characters and outer space go, and nothing at all is refused", () => {
  expect(fitText(" \u0000he\u0007llo\u0085 \r\n")).toBe("hello");
  expect(() => fitText("\u0000 \n")).toThrow(expect.objectContaining({ code: "invalid" }));
});

test("[CHAT3] a thousand characters fit, whatever they weigh, and one more does not", () => {
  expect([...fitText("😀".repeat(1000))]).toHaveLength(1000);
  expect(() => fitText("😀".repeat(1001))).toThrow(expect.objectContaining({ code: "too-long" }));
});

test("[CHAT3] what is fit stays fit", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 300, unit: "binary" }), (text) => {
      let fit: string;
      try {
        fit = fitText(text);
      } catch {
        return;
      }
      expect(fitText(fit)).toBe(fit);
      expect(fit.isWellFormed()).toBe(true);
    }),
  );
});
