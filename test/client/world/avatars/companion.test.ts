import { Color } from "three";
import { expect, test } from "vitest";
import { Companion } from "../../../../client/world/avatars/companion.ts";
import { BADGE_COLOURS } from "../../../../client/world/avatars/palette.ts";
import { Playhead } from "../../../../client/world/smoothing.ts";
import { person } from "../../../support/world-page/picture-visit.ts";

const BRAND = "#a5163f";
const colour = (hex: string) => new Color(hex).toArray();

test("[PAGE44] Who has a badge wears its band, a host's in the brand's colour; conduct never wears the brand.", () => {
  const avatar = person({ id: "ines" });
  const companion = new Companion(avatar, new Playhead(), 0);
  const worn = () => {
    companion.wear(avatar, BRAND);
    return companion.dress.badge;
  };
  expect(Math.max(...worn())).toBeLessThan(0);
  avatar.badge = "host";
  expect(worn()).toEqual(colour(BRAND));
  avatar.badge = "moderator";
  expect(worn()).toEqual(colour(BADGE_COLOURS.moderator));
  avatar.badge = null;
  expect(Math.max(...worn())).toBeLessThan(0);
});

test("[PAGE44] Clothes are made anew only when look, badge or brand change.", () => {
  const avatar = person({ id: "ines" });
  const companion = new Companion(avatar, new Playhead(), 0);
  companion.wear(avatar, BRAND);
  const { dress } = companion;
  companion.wear(avatar, BRAND);
  expect(companion.dress).toBe(dress);
  avatar.look = { ...avatar.look, cloth: avatar.look.cloth + 1 };
  companion.wear(avatar, BRAND);
  expect(companion.dress.main).not.toEqual(dress.main);
});

test("[PAGE34] An emote is played once, for its time, and then the arms hang again.", () => {
  const avatar = person({ id: "ines" });
  const companion = new Companion(avatar, new Playhead(), 0);
  const hand = (now: number) => companion.bring(avatar, avatar.pose, 0.1, now).right.place.y;
  const hanging = hand(1);
  companion.emote("wave", 1);
  expect(hand(2)).toBeGreaterThan(hanging + 0.5);
  expect(hand(4)).toBeCloseTo(hanging, 1);
});
