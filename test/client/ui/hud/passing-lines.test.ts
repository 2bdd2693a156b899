import fc from "fast-check";
import { expect, test } from "vitest";
import { linesWith, OFFERS_MOST, type PassingLine, shownMs } from "../../../../client/ui/hud/passing-lines.ts";

const told = fc.record({ words: fc.constantFrom("stopped", "decided", "sent", "sat down"), offers: fc.boolean() });

test("[PAGE52] What can be taken back stands until three newer things can, whatever words come; of mere words only the last is there.", () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 20 }), (all) => {
      let lines: PassingLine[] = [];
      all.forEach(({ words, offers }, id) => {
        const before = lines.filter(({ offer }) => offer !== null);
        const line = { id, words, offer: offers ? { words: "Undo", act: () => undefined } : null };
        lines = linesWith(lines, line);
        expect(lines.at(-1)).toBe(line);
        const after = lines.filter(({ offer }) => offer !== null);
        const same = before.filter((each) => !offers || each.words !== words);
        expect(after).toEqual(offers ? [...same, line].slice(-OFFERS_MOST) : before);
        expect(lines.length - after.length).toBe(offers ? 0 : 1);
      });
    }),
  );
});

test("[PAGE52] What can be done stands as long as it can be, words for a few seconds.", () => {
  const act = () => undefined;
  const ms = [null, { words: "Undo", act }, { words: "Undo", act, ms: 60_000 }].map((offer) =>
    shownMs({ id: 0, words: "Done.", offer }),
  );
  expect(ms).toEqual([4500, 20_000, 60_000]);
});
