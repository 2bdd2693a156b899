/**
 * CapsuleScene: a capsule of a real room, whose people are moved by the test through two minutes of a clock of its own:
 * Kite follows Iris about and keeps to the edge of her bubble, others stand and stroll, and words are said.
 */
import { randomUUID } from "node:crypto";
import { step } from "../../server/presence/step.ts";
import { SpaceRoom } from "../../server/rooms/space-room.ts";
import type { Vec3 } from "../../shared/pose/pose.ts";
import type { TestHouse } from "./house.ts";
import { seeded } from "./seeded.ts";

const OTHERS = ["Noor", "Yuki Tanaka", "Samir", "Zuri M.", "Γιώργος", "ليلى", "Priya"];
const STEPS = 2400;
const STEP_MS = 50;

export type CapsuleScene = { file: Uint8Array; room: SpaceRoom };

export async function recordScene(house: TestHouse): Promise<CapsuleScene> {
  const rooms: SpaceRoom[] = [];
  const { onCreate } = SpaceRoom.prototype;
  SpaceRoom.prototype.onCreate = function (options) {
    onCreate.call(this, options);
    rooms.push(this);
  };
  const iris = await house.enter("Iris Okafor", { look: lookOf(0) });
  const kite = await house.enter("Kite", { look: lookOf(1) });
  const others = await Promise.all(OTHERS.map((name, n) => house.enter(name, { look: lookOf(n + 2) })));
  SpaceRoom.prototype.onCreate = onCreate;
  const room = rooms[0]!;
  const { world, memory, company } = room;
  const all = [iris, kite, ...others];
  const slots = all.map(({ me }) => company.byPerson(me.person!)!.slot);
  const { sentX, sentZ, y } = world.bodies;
  const placeOf = (n: number): Vec3 => [sentX[slots[n]!]! / 1000, y[slots[n]!]! / 1000, sentZ[slots[n]!]! / 1000];
  const [middleX, , middleZ] = world.space.spawn.position;
  const random = seeded(3);
  const homes = others.map((_, n) => [middleX + 3.5 * Math.cos(n * 0.9 + 1), middleZ + 3.5 * Math.sin(n * 0.9 + 1)]);
  let now = room.house.now();
  const began = now;
  const say = (by: number, text: string, hearers: number[]) =>
    memory.said({
      id: randomUUID(),
      from: all[by]!.me.id,
      at: now,
      text,
      to: "near",
      hearers: [by, ...hearers].map((n) => all[n]!.me.id),
    });
  const lines: Record<number, () => void> = {
    600: () => say(1, "where are you going?", [0, 2]),
    1300: () => say(0, "please leave me alone", [1, 2, 3]),
    1500: () => say(4, "اتركها من فضلك", [0, 1, 3]),
    2100: () => say(1, "just talk to me <b>now</b>", [0]),
  };
  const head = (pitch: number) => ({
    position: [0, 1.62, 0] as Vec3,
    rotation: [Math.sin(pitch / 2), 0, 0, Math.cos(pitch / 2)] as [number, number, number, number],
  });
  for (let n = 0; n < STEPS; n++) {
    now += STEP_MS;
    lines[n]?.();
    slots.forEach((slot, k) => {
      const [x, floor, z] = placeOf(k);
      let [toX, toZ, pace] = [x, z, 0.06];
      if (k === 0) {
        const turn = n / 420;
        const out = n % 600 < 260 ? 1.2 : 3.4;
        [toX, toZ] = [middleX + out * Math.cos(turn), middleZ + out * Math.sin(turn)];
      } else if (k === 1) {
        [toX, , toZ] = n % 600 < 420 ? placeOf(0) : [middleX - 4, floor, middleZ - 2];
        pace = 0.065;
      } else {
        const [homeX, homeZ] = homes[k - 2]!;
        const strolls = k % 2 === 0 && n % 300 < 150;
        [toX, toZ] = strolls ? [homeX! + Math.cos(n / 40 + k), homeZ! + Math.sin(n / 40 + k)] : [homeX!, homeZ!];
        pace = 0.045 + 0.01 * random();
      }
      const far = Math.hypot(toX - x, toZ - z);
      const share = far > 0.02 ? Math.min(1, pace / far) : 0;
      const [dx, dz] = [(toX - x) * share, (toZ - z) * share];
      const yaw = share > 0 ? Math.atan2(-dx, -dz) : world.bodies.yaw[slot]!;
      const hands =
        k === 1 ? { rightHand: { position: [0.2, 1.25, -0.45] as Vec3, rotation: head(0.7).rotation } } : {};
      world.wish(slot, { position: [x + dx, floor, z + dz], yaw, head: head(-0.05), ...hands }, now);
    });
    step(world, now);
    memory.record(now);
  }
  const [reporter, about] = [iris.me.person!, kite.me.person!];
  const { capsules } = room.house;
  const sealed = await capsules.seal(room, { case: "case-1", reporter, about, at: began });
  const file = await capsules.fetch(capsules.grant(sealed!.id));
  await Promise.all(all.map((visit) => visit.leave()));
  return { file: file!, room };
}

function lookOf(n: number) {
  return { skin: n, hair: n * 2, hairStyle: (n * 4 + 2) % 9, clothes: n + 1, cloth: n * 3, second: n * 3 + 7 };
}
