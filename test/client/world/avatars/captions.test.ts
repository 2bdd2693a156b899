import { expect, test } from "vitest";
import { Captions, readingTime } from "../../../../client/world/avatars/captions.ts";
import { wrap } from "../../../../client/world/avatars/tag-picture.ts";

test("[VOI84] Over a head stands what was said, for as long as one needs to read it, and what follows goes on behind it.", () => {
  const captions = new Captions();
  captions.hear("ada", "Good evening.", 10);
  expect(captions.of("ada", 10.1)).toBe("Good evening.");
  expect(captions.of("bo", 10.1)).toBeNull();
  captions.hear("ada", "Thank you for coming.", 12);
  expect(captions.of("ada", 12.1)).toBe("Good evening. Thank you for coming.");
  expect(captions.of("ada", 12 + readingTime("Good evening. Thank you for coming.") + 0.1)).toBeNull();
  expect(captions.kept).toBe(0);
});

test("[VOI84] A long speech leaves its end over the head; who left leaves no words.", () => {
  const captions = new Captions();
  for (let i = 0; i < 40; i++) captions.hear("ada", `sentence ${i} is here.`, i * 0.5);
  const words = captions.of("ada", 20)!;
  expect(words).toMatch(/^… .*sentence 39 is here\.$/);
  expect(words.length).toBeLessThanOrEqual(152);
  captions.forget("ada");
  expect(captions.kept).toBe(0);
});

test("[VOI84] Lines break between words, and in scripts without spaces too.", () => {
  expect(wrap("one two three four", (line) => line.length <= 9)).toEqual(["one two", "three", "four"]);
  expect(wrap("今日はとても良い天気です", (line) => line.length <= 6).length).toBeGreaterThan(1);
});
