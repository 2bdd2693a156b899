import fc from "fast-check";
import { expect, test } from "vitest";
import { linesWith, type PassingLine, shownMs } from "../../../../client/ui/hud/passing-lines.ts";

const told = fc.record({ words: fc.constantFrom("stopped", "decided", "sent", "sat down"), offers: fc.boolean() });

test("[PAGE52] What can be taken back stands until something newer can, whatever words come; of those only the last are there.", () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 20 }), (all) => {
      let lines: PassingLine[] = [];
      let offered: PassingLine | undefined;
      all.forEach(({ words, offers }, id) => {
        const line = { id, words, offer: offers ? { words: "Undo", act: () => undefined } : null };
        lines = linesWith(lines, line);
        if (offers) offered = line;
        expect(lines.at(-1)).toBe(line);
        expect(lines.filter(({ offer }) => offer !== null)).toEqual(offered === undefined ? [] : [offered]);
        expect(lines.filter(({ offer }) => offer === null)).toEqual(offers ? [] : [line]);
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
