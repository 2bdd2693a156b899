import { expect, test } from "vitest";
import { sameWords, type TagWords } from "../../../../client/world/avatars/tag-picture.ts";

const ADA: TagWords = {
  name: "Ada",
  badge: null,
  muted: false,
  speaking: false,
  handRaised: false,
  away: false,
  private: false,
};

test("[VOI81] A name is painted anew when they begin or cease to speak or to talk privately, and only when it looks otherwise.", () => {
  expect(sameWords(ADA, { ...ADA })).toBe(true);
  for (const change of ["speaking", "private", "muted", "handRaised", "away"] as const)
    expect(sameWords(ADA, { ...ADA, [change]: true }), change).toBe(false);
  expect(sameWords(ADA, { ...ADA, name: "Bo" })).toBe(false);
  expect(sameWords(ADA, { ...ADA, badge: "host" })).toBe(false);
});
