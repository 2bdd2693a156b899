import { expect, test } from "vitest";
import { litNow, Spotlights } from "../../../../client/world/avatars/spotlights.ts";

const up = (avatar: string | null) => ({ hand: 1, avatar, name: null, seat: "a", until: 0, mine: false });
const visit = (light: string | null, ...turns: (string | null)[]) =>
  ({
    stage: { light: light === null ? null : { avatar: light, name: light }, megaphone: null },
    conversation: { floor: { mine: null, up: turns.map(up), queue: null, next: null } },
  }) as unknown as Parameters<typeof litNow>[0];

test("[STG8] Light falls on whoever a host puts in it and on whoever has a turn, on nobody whom I am not shown, in one drawing.", () => {
  expect([...litNow(visit(null))]).toEqual([]);
  expect([...litNow(visit("ada", "ben", null, "ada"))]).toEqual(["ada", "ben"]);
  const lights = new Spotlights();
  const frame = (...strengths: number[]) => {
    lights.begin();
    for (const [x, strength] of strengths.entries()) lights.put(x, 0, 0, strength);
    lights.end();
    return lights.mesh.visible ? lights.mesh.geometry.instanceCount : 0;
  };
  expect(frame()).toBe(0);
  expect(frame(1, 0.5, 0.2)).toBe(3);
  expect(frame(0.001)).toBe(0);
  lights.dispose();
});
