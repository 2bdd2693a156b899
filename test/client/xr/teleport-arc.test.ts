import { expect, test } from "vitest";
import { TELEPORT_FAR, teleportArc } from "../../../client/xr/teleport-arc.ts";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import { Ground } from "../../../shared/space/ground.ts";
import { spaceSchema } from "../../../shared/space/space.ts";

const ground = new Ground(
  spaceSchema.parse({
    id: "terrace",
    name: "Terrace",
    summary: "A court, a raised terrace and a wall.",
    spawn: { position: [0, 0, 0], radius: 0 },
    ground: [
      {
        polygon: [
          [-6, -6],
          [6, -6],
          [6, 6],
          [-6, 6],
        ],
      },
      {
        polygon: [
          [-6, -12],
          [6, -12],
          [6, -6],
          [-6, -6],
        ],
        height: 0.4,
      },
    ],
    walls: [
      {
        line: [
          [2, -6],
          [2, 6],
        ],
        top: 3,
      },
    ],
  }),
);
const hand: Vec3 = [0, 1.3, 0];
const aimed = (pitch: number, yaw = 0): Vec3 => [
  -Math.sin(yaw) * Math.cos(pitch),
  Math.sin(pitch),
  -Math.cos(yaw) * Math.cos(pitch),
];

test("[XR12] A throw lands on the floor it falls on, on a terrace as in the court.", () => {
  const near = teleportArc(ground, hand, aimed(-0.6), [0, 0, 0]);
  expect(near.landing?.[1]).toBe(0);
  const far = teleportArc(ground, hand, aimed(0.4), [0, 0, 0]);
  expect(far.landing?.[1]).toBe(0.4);
  expect(far.landing?.[2]).toBeLessThan(near.landing?.[2] ?? 0);
});

test("[XR12] A throw into a wall, or beyond the floor, lands nowhere.", () => {
  expect(teleportArc(ground, hand, aimed(0, -Math.PI / 2), [0, 0, 0]).landing).toBeNull();
  expect(teleportArc(ground, [0, 1.3, 5], aimed(0.3, Math.PI), [0, 0, 5]).landing).toBeNull();
});

test("[XR12] No throw lands farther than a teleport goes.", () => {
  for (let pitch = -1.4; pitch < 1.4; pitch += 0.05) {
    const { landing } = teleportArc(ground, hand, aimed(pitch), [0, 0, 0]);
    if (landing !== null) expect(Math.hypot(landing[0], landing[2])).toBeLessThanOrEqual(TELEPORT_FAR);
  }
  expect(teleportArc(ground, hand, aimed(0.4), [0, 0, 9]).landing).toBeNull();
});
