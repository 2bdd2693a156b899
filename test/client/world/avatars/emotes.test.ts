import { expect, test } from "vitest";
import { EMOTE_SECONDS, type HandWish, handOf, type Sway, sway } from "../../../../client/world/avatars/emotes.ts";
import { EMOTES } from "../../../../shared/protocol/from-client/gesture.ts";

const swayed = (): Sway => ({ up: 9, turn: 9, stride: 9, nod: 9, tilt: 9, mouth: 9, merry: 9 });
const wish = (): HandWish => ({ share: 9, x: 9, y: 9, z: 9, pitch: 9, yaw: 9, roll: 9 });
const STILL: Sway = { up: 0, turn: 0, stride: 0, nod: 0, tilt: 0, mouth: 0, merry: 0 };

test("[PAGE34] Every emote begins and ends where the body was, and does something in between that is not another's.", () => {
  const middles = new Set<string>();
  for (const name of EMOTES) {
    for (const age of [0, EMOTE_SECONDS, EMOTE_SECONDS + 1]) {
      for (const value of Object.values(sway({ name, age }, swayed()))) expect(Math.abs(value)).toBeLessThan(1e-9);
      const hand = wish();
      if (handOf({ name, age }, 1, hand)) expect(hand.share).toBe(0);
    }
    const hands = [wish(), wish()] as const;
    const moved = [handOf({ name, age: 1.1 }, 1, hands[0]), handOf({ name, age: 1.1 }, -1, hands[1])];
    middles.add(JSON.stringify([sway({ name, age: 1.1 }, swayed()), moved, hands]));
  }
  expect(middles.size).toBe(EMOTES.length);
  expect(sway(null, swayed())).toEqual(STILL);
});

test("[PAGE34] No emote takes a hand further from its shoulder than an arm is long, nor jerks it.", () => {
  for (const name of EMOTES) {
    for (const side of [1, -1] as const) {
      let before: HandWish | null = null;
      for (let age = 0; age <= EMOTE_SECONDS; age += 1 / 120) {
        const hand = wish();
        if (!handOf({ name, age }, side, hand)) continue;
        expect(Math.hypot(hand.x - side * 0.14, hand.y - 1.22, hand.z)).toBeLessThan(0.62);
        if (before) expect(Math.hypot(hand.x - before.x, hand.y - before.y, hand.z - before.z)).toBeLessThan(0.03);
        before = hand;
      }
    }
  }
});
