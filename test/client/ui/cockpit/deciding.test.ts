import { expect, test } from "vitest";
import type { CaseFile } from "../../../../client/net/index.ts";
import { choicesFor, decidedBy, readerOf, ruleFor, takesBack, whatOf } from "../../../../client/ui/cockpit/deciding.ts";
import { followsWords } from "../../../../client/ui/cockpit/deciding-words.ts";
import type { HouseRules } from "../../../../shared/conduct/house-rules.ts";
import cockpit from "../../../../shared/text/cockpit.json" with { type: "json" };

const RULES = {
  rules: ["space", "abuse", "spam"].map((id) => ({ id, title: id, text: id })),
} as unknown as HouseRules;

function file(more: Partial<CaseFile>): CaseFile {
  const kai = { called: "Poppy-47", part: "about", person: "kai", name: "Kai", avatar: null };
  const none = { origin: "report", reasons: [], reach: 0, flags: 0, flag: null, noticed: [], appealed: null };
  return { ...none, people: [kai], ...more } as CaseFile;
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

test("[COC12] What can be decided says what becomes of what a rule did, and who reads the reason.", () => {
  const mute = { sanction: "s", act: "mute", rule: "spam", at: 0, until: 1, undone: false, facts: {} } as const;
  const flag = { rule: "spam", fact: "messages", do: "mute" } as const;
  const rule = { origin: "rule", flags: 1, flag, noticed: [mute] } as const;
  const told = (more: Partial<CaseFile>) => {
    const what = whatOf(file(more));
    return (["none", "right"] as const).map((choice) => [
      cockpit[`cockpit.do.${choice}.${what}`],
      readerOf(choice, what),
      takesBack(choice, what),
    ]);
  };
  expect(told(rule)).toEqual([
    ["Take it back", "subject", true],
    ["Let it stand", "colleagues", false],
  ]);
  expect(told({ ...rule, origin: "report", reach: 2 })).toEqual([
    ["No breach, take it back", "both", true],
    ["Right, let it stand", "reporter", false],
  ]);
  expect(told({ ...rule, noticed: [{ ...mute, undone: true }] })).toEqual([
    ["No breach", "colleagues", false],
    ["Right, nothing more", "colleagues", false],
  ]);
  expect(told({ reach: 1 })).toEqual([
    ["No breach", "reporter", false],
    ["Right, nothing more", "reporter", false],
  ]);
  // A broken fountain appeals nothing.
  const place = whatOf(file({ reach: 1 }));
  expect([null, "none" as const].map((choice) => readerOf(choice, place, false))).toEqual(["reporter", "reporter"]);
  expect(followsWords(null, place, null)).toBe("");
  expect(followsWords(null, place, "Kai")).toContain("Kai may appeal");
  expect(ruleFor(file(rule), RULES)).toBe("spam");
  expect(choicesFor(file(rule))).toContain("isolate");
});
