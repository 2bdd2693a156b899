/** Capsules of a real house: from what its rooms remember to a file that is fetched once, and nothing else on disk. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { fetchCapsule } from "../../../client/net/capsule.ts";
import { readCapsule, type Visit } from "../../../client/net/index.ts";
import { step } from "../../../server/presence/step.ts";
import { SpaceRoom } from "../../../server/rooms/space-room.ts";
import { stepAt } from "../../../shared/conduct/capsule.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";
import { openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { seeded } from "../../support/seeded.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";

const COURT: SpaceFile = {
  ...SQUARE,
  id: "court",
  name: "Court",
  capacity: 40,
  spawn: { position: [0, 0, 0], radius: 3 },
};
const RULE = { space: "court" };

let folder: string;
let house: TestHouse;
const created = vi.spyOn(SpaceRoom.prototype, "onCreate");
let room: SpaceRoom;
const everybody: Visit[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-capsules-"));
  house = await openHouse({ spaces: await writeSpaces(folder, COURT), data: join(folder, "data") });
});
afterAll(async () => {
  await house?.close();
  created.mockRestore();
  await rm(folder, { recursive: true, force: true });
});

async function come(name: string): Promise<Visit> {
  const visit = await house.enter(name, RULE);
  everybody.push(visit);
  return visit;
}

/** Which of `needles` stand anywhere in the data folder's files. */
function found(needles: ReadonlyMap<string, Buffer>): string[] {
  const inside = new Set<string>();
  for (const file of readdirSync(join(folder, "data"), { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = readFileSync(join(file.parentPath, file.name));
    for (const [name, needle] of needles) if (bytes.includes(needle)) inside.add(name);
  }
  return [...needles.keys()].filter((name) => inside.has(name));
}

/** A place (mm) in every form in which somebody might write it down. */
function formsOf(name: string, [x, y, z]: readonly [number, number, number]): [string, Buffer][] {
  const int32 = Buffer.from(Int32Array.of(x, y, z).buffer);
  const float32 = Buffer.from(Float32Array.of(x / 1000, y / 1000, z / 1000).buffer);
  const float64 = Buffer.from(Float64Array.of(x / 1000).buffer);
  return [
    [`${name} int32`, int32],
    [`${name} float32`, float32],
    [`${name} float64`, float64],
    [`${name} words`, Buffer.from(`${x / 1000},${y / 1000},${z / 1000}`)],
    [`${name} mm words`, Buffer.from(`${x},${y},${z}`)],
  ];
}

test("[CAP4] [CAP6] [CAP9] A capsule of a real room is what happened there: who walked where, how far apart, who said what; its word is good once.", async () => {
  const ada = await come("Ada Quillwort");
  const ben = await come("Ben Stonecrop");
  const cy = await come("Cy");
  await until(() => [ada, ben, cy].every((one) => one.avatars.size === 2));
  await ada.bubble({ radius: 0.8 });
  const near = await ada.say("sphagnum words");
  await cy.say("to Ben alone", { avatar: ben.me.id });
  const gone: [number, number][] = [];
  const stop = ada.on("pose", ({ id, pose }) => {
    if (id === ben.me.id) gone.push([pose.position[0], pose.position[2]]);
  });
  for (let n = 0; n < 12; n++) {
    const [x, , z] = ben.me.pose.position;
    ben.walk({ position: [x + 0.1, 0, z], yaw: 1, head: { position: [0, 1.6, 0], rotation: [0, 0, 0, 1] } });
    await pause(55);
  }
  stop();
  await ben.leave();
  await pause(100);

  room = created.mock.contexts[0] as SpaceRoom;
  const { capsules } = room.house;
  const [reporter, about] = [ada.me.person!, ben.me.person!];
  const sealed = await capsules.seal(room, { case: "case-1", reporter, about, at: room.house.now() });
  const word = capsules.grant(sealed!.id);
  const { head, tracks } = await fetchCapsule(house.url, word);
  expect(head).toMatchObject({ space: "court", copy: 1, stepMs: 50, reporter: ada.me.id, subject: ben.me.id });
  expect(tracks.map(({ name }) => name).sort()).toEqual(["Ada Quillwort", "Ben Stonecrop", "Cy"]);
  const of = (name: string) => tracks.find((track) => track.name.startsWith(name))!;
  expect(of("Ada").words).toMatchObject([{ id: near.id, text: "sphagnum words", to: "near" }]);
  expect(of("Ada").words[0]!.hearers.sort()).toEqual([ada, ben, cy].map(({ me }) => me.id).sort());
  expect(of("Cy").words.map(({ text }) => text)).toEqual(["to Ben alone"]);
  expect(of("Ada").bubbles.at(-1)!.radius).toBe(0.8);
  expect(of("Ada").left).toBeNull();
  const { motion, left } = of("Ben");
  expect(left).toBeLessThan(head.to - head.from);
  // Wherever Ada saw him, there he is.
  const places = Array.from({ length: motion.count }, (_, n) => motion.poseAt(motion.steps[n]!)!.position);
  for (const [x, z] of gone) expect(places.some((place) => Math.hypot(place[0] - x, place[2] - z) < 0.002)).toBe(true);
  expect(motion.poseAt(stepAt(head, left!))?.head?.position[1]).toBeCloseTo(1.6, 2);

  await expect(fetchCapsule(house.url, word)).rejects.toMatchObject({ code: "not-found" });
  const answer = await fetch(`${house.url}/api/capsules/nothing`);
  expect([answer.status, (await answer.json()).error.code]).toEqual([404, "not-found"]);
  expect(await capsules.seal(room, { case: "case-2", reporter: "nobody", about: null, at: 1 })).toBeNull();
  const late = capsules.grant(sealed!.id);
  const clock = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 61_000);
  expect(await capsules.fetch(late)).toBeNull();
  clock.mockRestore();
  const asked = await Promise.all(Array.from({ length: 60 }, () => fetch(`${house.url}/api/capsules/nothing`)));
  expect(asked.map(({ status }) => status)).toContain(429);
});

test("[CAP7] [CAP1] Who is forgotten is gone from what a room remembers and from what was sealed before.", async () => {
  const dee = await come("Dee");
  const person = dee.me.person!;
  await dee.say("club moss");
  await pause(120);
  const asks = { case: "case-3", reporter: everybody[0]!.me.person!, about: null, at: room.house.now() };
  const sealed = await room.house.capsules.seal(room, asks);
  const names = async () => {
    const file = await room.house.capsules.fetch(room.house.capsules.grant(sealed!.id));
    return (await readCapsule(file!)).tracks.map(({ name }) => name);
  };
  expect(await names()).toContain("Dee");
  await dee.forget();
  expect(await names()).not.toContain("Dee");
  await until(() => [...room.company.all()].every((one) => one.person !== person));
  await pause(100);
  const after = room.memory.freeze(room.house.now())!;
  expect(after.trails.map((trail) => trail.person)).not.toContain(person);
  expect(after.said.map(({ text }) => text)).not.toContain("club moss");
});

test("[CAP5] Nothing of anybody's motion or words is on disk without a report: a crowd's hour, and the data folder searched.", async () => {
  const random = seeded(5);
  const { world, memory } = room;
  for (const name of ["Finn", "Gus", "Hal", "Ivy"]) await come(name);
  await everybody.at(-1)!.say("liverwort whispers");
  await room.writer.flush();
  const slots = [...room.company.all()].map(({ slot }) => slot);
  const { sentX, sentY, sentZ } = world.bodies;
  const needles: [string, Buffer][] = [
    ["said", Buffer.from("liverwort whispers")],
    ["said before", Buffer.from("sphagnum words")],
    ["named", Buffer.from("Ada Quillwort")],
  ];
  const headings = slots.map(() => random() * 7);
  let now = room.house.now();
  let noted = 0;
  for (let n = 0; n < 72_000; n++) {
    now += 50;
    slots.forEach((slot, k) => {
      if (random() < 0.02) headings[k] = random() * 7;
      const heading = headings[k]!;
      const position = [
        sentX[slot]! / 1000 + 0.07 * Math.cos(heading),
        0,
        sentZ[slot]! / 1000 + 0.07 * Math.sin(heading),
      ];
      world.wish(slot, { position: position as [number, number, number], yaw: heading }, now);
    });
    step(world, now);
    memory.record(now);
    const slot = slots[n % slots.length]!;
    // Bytes of a round place would be found in many a file.
    const isOdd = sentX[slot]! % 125 !== 0 && sentZ[slot]! % 125 !== 0;
    if (n >= 4000 + 8000 * noted && isOdd) {
      noted += 1;
      needles.push(...formsOf(`place ${n}`, [sentX[slot]!, sentY[slot]!, sentZ[slot]!]));
    }
  }
  expect(noted).toBe(9);
  expect(new Set(needles.map(([, bytes]) => bytes.toString("hex"))).size).toBe(needles.length);
  const sought = new Map(needles);
  expect(found(sought)).toEqual([]);
  const control = join(folder, "data", "control-of-the-search");
  writeFileSync(control, Buffer.concat([...sought.values()]));
  expect(found(sought)).toHaveLength(needles.length);
});
