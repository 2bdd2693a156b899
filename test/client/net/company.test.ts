/** Company: who is shown to me, from the server's words and frames in the order that they really come. */
import { beforeEach, expect, test } from "vitest";
import { Company } from "../../../client/net/company.ts";
import { Events } from "../../../client/net/events.ts";
import type { VisitEvents } from "../../../client/net/visit.ts";
import { createStreams, type Streams } from "../../../server/presence/streams/streams.ts";
import type { AvatarFields, FromServer } from "../../../shared/protocol/from-server/index.ts";
import { ALL_PARTS, FakeWorld } from "../../support/fake-world.ts";
import { seeded } from "../../support/seeded.ts";

const fields = (id: string, wire: number, more: Partial<AvatarFields> = {}): AvatarFields => ({
  id,
  wire,
  name: id,
  role: "visitor",
  language: "en",
  device: "bot",
  look: { skin: 0, hair: 0, hairStyle: 0, clothes: 0, cloth: 0, second: 0 },
  muted: false,
  isolated: false,
  handRaised: false,
  away: false,
  seat: "",
  bubble: 1.2,
  private: false,
  ...more,
});
const welcome = { avatar: "me", person: "p-me" } as FromServer["welcome"];

let world: FakeWorld;
let streams: Streams;
let hidden: Set<number>;
let company: Company;
let told: string[];
const random = seeded(2);

function step(): void {
  world.tick++;
  streams.encode();
  const frame = streams.frame(0);
  if (frame) expect(company.read(frame)).toBeNull();
}

beforeEach(() => {
  world = new FakeWorld(4);
  hidden = new Set();
  streams = createStreams(world, (_, other) => !hidden.has(other));
  const events = new Events<VisitEvents>();
  company = new Company(events);
  told = [];
  for (const name of ["join", "leave", "change", "me", "pose"] as const) {
    events.on(name, (avatar) => told.push(`${name} ${avatar.id}`));
  }
  world.put(0, random, ALL_PARTS);
  streams.open(0);
  company.welcome(welcome);
  company.tellAvatars([fields("me", 0)]);
  step();
  told.length = 0;
});

test("[SDK4] Somebody is there once both their fields and their pose have come, and gone when either goes.", () => {
  expect(company.me?.person).toBe("p-me");
  company.tellAvatars([fields("ada", 1)]);
  expect(company.others.size).toBe(0);
  world.put(1, random, ALL_PARTS);
  step();
  expect(told).toEqual(["join ada"]);
  const ada = company.others.get("ada")!;
  expect(ada.pose.leftHand).toBeDefined();
  world.tick++;
  world.stroll(1, random);
  step();
  expect(told).toEqual(["join ada", "pose ada"]);
  company.tellAvatars([fields("ada", 1, { muted: true })]);
  expect(ada.muted).toBe(true);
  company.tellGone(["ada"]);
  expect(told.slice(2)).toEqual(["change ada", "leave ada"]);
  expect(company.count).toBe(1);
  hidden.add(1);
  world.visibility++;
  step();
  hidden.delete(1);
  company.tellAvatars([fields("ada", 1)]);
  world.visibility++;
  step();
  expect(told.at(-1)).toBe("join ada");
});

test("[SDK4] A wire number that passes to somebody else brings them where they are, never where the other was.", () => {
  world.put(1, random, ALL_PARTS);
  company.tellAvatars([fields("ada", 1)]);
  step();
  const [before] = company.others.get("ada")!.pose.position;
  company.tellGone(["ada"]);
  company.tellAvatars([fields("ben", 1)]);
  expect(company.others.size).toBe(0);
  world.tick++;
  world.put(1, random, ALL_PARTS);
  step();
  expect(told.filter((one) => /join|leave/.test(one))).toEqual(["join ada", "leave ada", "join ben"]);
  expect(company.others.get("ben")!.pose.position[0]).not.toBe(before);
});

test("[SDK4] Who is gone stays as they were last told of, whoever has their number then, also over a reconnection.", () => {
  for (const reconnects of [false, true]) {
    world.put(1, random, ALL_PARTS);
    company.tellAvatars([fields("ada", 1)]);
    step();
    const ada = company.others.get("ada")!;
    // Nobody asks for the pose in between.
    world.tick++;
    world.stroll(1, random);
    step();
    const stood = [world.bodies.sentX[1]! / 1000, world.bodies.sentZ[1]! / 1000];
    if (reconnects) {
      world.remove(1);
      world.tick++;
      streams.encode();
      streams.open(0);
      company.welcome(welcome);
      company.tellAvatars([fields("me", 0)]);
    } else company.tellGone(["ada"]);
    company.tellAvatars([fields("ben", 1)]);
    world.tick++;
    world.put(1, random, ALL_PARTS);
    step();
    expect([ada.pose.position[0], ada.pose.position[2]]).toEqual(stood);
    expect(ada.interval).toBe(1);
    expect(company.others.get("ben")!.pose.position[0]).not.toBe(stood[0]);
    company.tellGone(["ben"]);
    world.remove(1);
    step();
  }
});

test("[SDK5] After a reconnection the same avatars are the same objects, who left meanwhile has left, who came has come.", () => {
  world.put(1, random, ALL_PARTS);
  world.put(2, random, ALL_PARTS);
  company.tellAvatars([fields("ada", 1), fields("ben", 2)]);
  step();
  const ada = company.others.get("ada");
  const me = company.me;
  streams.close(0);
  world.remove(2);
  world.put(3, random, ALL_PARTS);
  for (let i = 0; i < 5; i++) {
    world.tick++;
    world.stroll(1, random);
    streams.encode();
  }
  told.length = 0;
  streams.open(0);
  company.welcome(welcome);
  company.tellAvatars([fields("me", 0), fields("ada", 1), fields("cleo", 3)]);
  expect(told).toEqual([]);
  step();
  expect(told.filter((one) => /join|leave/.test(one))).toEqual(["leave ben", "join cleo"]);
  expect(company.others.get("ada")).toBe(ada);
  expect(company.me).toBe(me);
});

test("[SDK4] A faded pair loses its hands and says so; a ghost says so.", () => {
  world.put(1, random, ALL_PARTS);
  company.tellAvatars([fields("ada", 1)]);
  step();
  const ada = company.others.get("ada")!;
  world.faded.add("0 1");
  step();
  expect(ada.faded).toBe(true);
  expect(ada.pose.leftHand).toBeUndefined();
  expect(ada.pose.head).toBeDefined();
  world.faded.clear();
  world.tick++;
  world.setGhost(1, true);
  step();
  expect(ada).toMatchObject({ faded: false, ghost: true });
  expect(told.filter((one) => one === "change ada")).toHaveLength(2);
});

test("[SDK4] Persons and closeness are filled in when the server tells them.", () => {
  world.put(1, random, ALL_PARTS);
  company.tellPersons({ ada: "p-ada" });
  company.tellCloser({ avatar: "ada", mine: false, theirs: true });
  company.tellAvatars([fields("ada", 1)]);
  step();
  const ada = company.others.get("ada")!;
  expect(ada).toMatchObject({ person: "p-ada", closer: { mine: false, theirs: true } });
  company.tellCloser({ avatar: "ada", mine: true, theirs: true });
  expect(ada.closer.mine).toBe(true);
});
