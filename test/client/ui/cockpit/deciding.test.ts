import { expect, test } from "vitest";
import type { CaseFile } from "../../../../client/net/index.ts";
import { choicesFor, decidedBy, ruleFor } from "../../../../client/ui/cockpit/deciding.ts";
import type { HouseRules } from "../../../../shared/conduct/house-rules.ts";

const RULES = {
  rules: ["space", "abuse", "spam"].map((id) => ({ id, title: id, text: id })),
} as unknown as HouseRules;

function file(more: Partial<CaseFile>): CaseFile {
  const kai = { called: "Poppy-47", part: "about", person: "kai", name: "Kai", avatar: null };
  return { origin: "report", reasons: [], appealed: null, people: [kai], ...more } as CaseFile;
}

test("[COC2] [COC7] The rule is guessed from what was reported most gravely, or is the one that is appealed.", () => {
  expect(ruleFor(file({ reasons: ["spam"] }), RULES)).toBe("spam");
  expect(ruleFor(file({ reasons: ["violence", "spam"] }), RULES)).toBe("abuse");
  expect(ruleFor(file({ reasons: ["under-age"] }), RULES)).toBe("space");
  expect(ruleFor(file({ appealed: { rule: "spam" } as CaseFile["appealed"] }), RULES)).toBe("spam");
  expect(ruleFor({ reasons: [] }, RULES)).toBe("space");
});

test("[COC2] [COC7] Measures are offered about somebody alone, and an appeal is right or not.", () => {
  expect(choicesFor(file({}))).toEqual(["none", "right", "warn", "mute", "isolate", "kick", "ban"]);
  expect(choicesFor(file({ people: [] }))).toEqual(["none", "right"]);
  expect(choicesFor(file({ origin: "appeal" }))).toEqual(["none", "right"]);
});

test("[COC2] [COC7] What was chosen is what is sent.", () => {
  expect(decidedBy("mute", "abuse", 10, " Enough. ")).toEqual({
    uphold: true,
    note: "Enough.",
    act: { do: "mute", rule: "abuse", minutes: 10 },
  });
  expect(decidedBy("kick", "abuse", 0, "")).toEqual({ uphold: true, note: "", act: { do: "kick", rule: "abuse" } });
  expect(decidedBy("none", "abuse", 0, "")).toEqual({ uphold: false, note: "" });
});
