/** Visit: the SDK against a real server, over a line that can be cut. */
import { execFile } from "node:child_process";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { join, StoaError, type Visit } from "../../../client/net/index.ts";
import { joinWith } from "../../../client/net/join.ts";
import type { Quat, Wish } from "../../../shared/pose/pose.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { openRelay, type Relay } from "../../support/relay.ts";
import { seeded } from "../../support/seeded.ts";

let relay: Relay;
let house: TestHouse;
const visits: Visit[] = [];

beforeAll(async () => {
  relay = await openRelay(seeded(8));
  house = await openHouse({ origins: [relay.url] });
  relay.to(house.url);
});
afterEach(async () => {
  relay.refuse(false);
  relay.freeze(false);
  relay.weather({});
  await Promise.all(visits.splice(0).map((visit) => visit.leave()));
});
afterAll(async () => {
  await house.close();
  await relay.close();
});

async function come(name: string, more: { key?: string; url?: string; token?: string } = {}): Promise<Visit> {
  const { url = house.url, ...options } = more;
  const visit = await join(url, { space: "field", name, ...options });
  visits.push(visit);
  return visit;
}
const seen = (viewer: Visit, other: Visit) => viewer.avatars.get(other.me.id);
const aside = (visit: Visit, by: number): Wish => {
  const [x, y, z] = visit.me.pose.position;
  return { position: [x + by, y, z], yaw: 0 };
};

test("[SDK1] Who has joined stands there: with a key, a place, the space, and the others that are shown.", async () => {
  const ada = await come("Ada");
  const ben = await come("Ben");
  expect(ada.key).toMatch(/^[\w-]{43}$/);
  expect(ada.space.id).toBe("field");
  expect(ben.me).toMatchObject({ name: "Ben", role: "visitor", badge: null, seat: null, away: false });
  expect(ben.me.pose.position.every(Number.isFinite)).toBe(true);
  expect(seen(ben, ada)?.name).toBe("Ada");
  expect(ben.avatars.has(ben.me.id)).toBe(false);
  await until(() => seen(ada, ben) !== undefined);
  expect(ada.count).toBe(2);
  const again = await come("Ada", { key: ada.key });
  expect(again.key).toBe(ada.key);
});

test("[SDK2] Head and hands arrive at the others within a millimetre and 0.2°, in the step's own pose.", async () => {
  const ada = await come("Ada");
  const ben = await come("Ben");
  const nod: Quat = [Math.sin(0.15), 0, 0, Math.cos(0.15)];
  const wish: Wish = {
    ...aside(ada, 0.1),
    head: { position: [0, 1.6234, 0], rotation: nod },
    leftHand: { position: [-0.3123, 1.0111, -0.2], rotation: [0, 0, 0, 1] },
  };
  ada.walk(wish);
  await until(() => seen(ben, ada)?.pose.leftHand !== undefined);
  const { pose } = seen(ben, ada)!;
  expect(Math.abs(pose.position[0] - wish.position[0])).toBeLessThan(0.001);
  expect(Math.abs(pose.head!.position[1] - 1.6234)).toBeLessThan(0.001);
  expect(Math.hypot(...pose.leftHand!.position.map((value, i) => value - wish.leftHand!.position[i]!))).toBeLessThan(
    0.002,
  );
  const dot = pose.head!.rotation.reduce((sum, value, i) => sum + value * nod[i]!, 0);
  expect(2 * Math.acos(Math.min(1, Math.abs(dot)))).toBeLessThan(0.0036);
  expect(pose.rightHand).toBeUndefined();
  expect(pose.tick).toBeGreaterThan(0);
});

test("[SDK1] Whoever wishes too much is told where they stand and why.", async () => {
  const ada = await come("Ada");
  const corrected = once(ada, "corrected");
  ada.walk(aside(ada, ada.me.pose.position[0] > 0 ? -30 : 30));
  const { reason, position } = await corrected;
  expect(reason).toBe("speed");
  await until(() => ada.me.pose.position.every((value, i) => Math.abs(value - position[i]!) < 1e-9));
});

test("[SDK3] Latency and the server's clock over a line of 40 ms each way.", async () => {
  relay.weather({ delay: 40, jitter: 20 });
  const ada = await come("Ada", { url: relay.url });
  await pause(1200);
  expect(ada.latency).toBeGreaterThan(75);
  expect(ada.latency).toBeLessThan(300);
  expect(Math.abs(ada.time() - (performance.timeOrigin + performance.now()))).toBeLessThan(60);
});

test("[SDK5] After a drop somebody is who they were, where they were, with the role they had, and everything goes on.", async () => {
  const ben = await come("Ben");
  const token = await house.invite({ role: "host", space: "field" });
  const ada = await come("Hana", { url: relay.url, token });
  ada.walk(aside(ada, 0.2));
  await pause(300);
  await until(() => seen(ben, ada) !== undefined);
  const { id, role } = ada.me;
  const place = [...ada.me.pose.position];
  const shown = ada.avatars.get(ben.me.id);
  const told: string[] = [];
  for (const name of ["reconnecting", "reconnected", "join", "leave", "closed"] as const)
    ada.on(name, () => told.push(name));

  relay.refuse(true);
  relay.cut();
  await until(() => told.length === 1);
  await until(() => seen(ben, ada)?.away === true);
  await pause(1000);
  relay.refuse(false);
  await until(() => told.length >= 2, 10_000);

  expect(told).toEqual(["reconnecting", "reconnected"]);
  expect(ada.me).toMatchObject({ id, role, away: false });
  expect(role).toBe("host");
  expect(ada.me.pose.position).toEqual(place);
  expect(ada.avatars.get(ben.me.id)).toBe(shown);
  await until(() => seen(ben, ada)?.away === false);
  ada.walk(aside(ada, 0.2));
  await until(() => Math.abs(seen(ben, ada)!.pose.position[0] - place[0]!) > 0.1);
  await ada.say("back again", "space");
});

test("[SDK8] Whoever is kicked while dropped, or comes in elsewhere, is told so with the reason on return.", async () => {
  const token = await house.invite({ role: "moderator", space: "field" });
  const mo = await come("Heron", { token });
  const dropped = async (name: string) => {
    const visit = await come(name, { url: relay.url });
    const away = once(visit, "reconnecting");
    relay.refuse(true);
    relay.cut();
    await away;
    return visit;
  };
  const ada = await dropped("Ada");
  const kicked = once(ada, "closed", () => true, 10_000);
  await mo.conduct.act({ on: ada.me.person!, do: "kick", rule: "spam", minutes: 5 });
  relay.refuse(false);
  expect(await kicked).toMatchObject({
    code: "kicked",
    reason: expect.stringMatching(/5 minutes.*House rule: Leave room/),
  });

  const ben = await dropped("Ben");
  const replaced = once(ben, "closed", () => true, 10_000);
  const again = await come("Ben", { key: ben.key });
  relay.refuse(false);
  expect((await replaced).code).toBe("elsewhere");
  await again.say("still here");
});

test("[SDK8] Whoever is kicked over a line that passes nothing on is told so when it is renewed.", async () => {
  const token = await house.invite({ role: "moderator", space: "field" });
  const mo = await come("Heron", { token });
  const ada = await come("Ada", { url: relay.url });
  const kicked = once(ada, "closed", () => true, 20_000);
  relay.freeze(true);
  await mo.conduct.act({ on: ada.me.person!, do: "kick", rule: "spam" });
  relay.cut();
  relay.freeze(false);
  expect((await kicked).code).toBe("kicked");
});

test("[SDK8] A mute that came while somebody was dropped is told on return, with its rule and its end.", async () => {
  const token = await house.invite({ role: "moderator", space: "field" });
  const mo = await come("Heron", { token });
  const ada = await come("Ada", { url: relay.url });
  const away = once(ada, "reconnecting");
  const notices: string[] = [];
  ada.on("notice", ({ kind, rule, until: end }) => notices.push(`${kind} ${rule} ${typeof end}`));
  relay.refuse(true);
  relay.cut();
  await away;
  for (let minutes = 1; minutes <= 22; minutes += 1) {
    await mo.conduct.act({ on: ada.me.person!, do: "mute", rule: "spam", minutes });
    // Ten verbs a second are answered.
    await pause(110);
  }
  relay.refuse(false);
  await once(ada, "reconnected", () => true, 10_000);
  expect(notices).toEqual(Array.from({ length: 20 }, () => "muted spam number"));
  expect(ada.me.muted).toBe(true);
});

test("[SDK5] A line that falls silent is found out and renewed.", async () => {
  const ada = await come("Ada", { url: relay.url });
  const reconnecting = once(ada, "reconnecting", () => true, 15_000);
  const reconnected = once(ada, "reconnected", () => true, 25_000);
  relay.freeze(true);
  await reconnecting;
  relay.cut();
  relay.freeze(false);
  await reconnected;
});

test("[SDK5] A call under way when the line drops rejects, and so does every call after the end.", async () => {
  const ada = await come("Ada", { url: relay.url });
  relay.freeze(true);
  const said = ada.say("lost");
  relay.cut();
  await expect(said).rejects.toBeInstanceOf(StoaError);
  relay.freeze(false);
  const closed = once(ada, "closed");
  await ada.leave();
  expect((await closed).code).toBe("left");
  await expect(ada.say("gone")).rejects.toMatchObject({ name: "StoaError", message: expect.stringContaining("over") });
  expect(() => ada.walk({ position: [0, 0, 0], yaw: 0 })).not.toThrow();
  await ada.leave();
});

test("[LIM4] A text of any length over the limit is refused as `too-long`, and the visit goes on.", async () => {
  const ada = await come("Ada");
  for (const length of [1001, 9000, 20_000, 70_000, 1_000_000])
    await expect(ada.say("x".repeat(length)), String(length)).rejects.toMatchObject({ code: "too-long" });
  await expect(ada.sit("x".repeat(70_000))).rejects.toMatchObject({ code: "too-long" });
  expect((await ada.say("short")).text).toBe("short");
});

test("[SDK6] Who leaves has left for the others at once.", async () => {
  const ada = await come("Ada");
  const ben = await come("Ben");
  await until(() => seen(ben, ada) !== undefined);
  const left = once(ben, "leave");
  const before = ben.count;
  await ada.leave();
  expect((await left).id).toBe(ada.me.id);
  expect(ben.count).toBe(before - 1);
});

test("[SDK6] The visit that is replaced closes as `elsewhere`, and does not come back.", async () => {
  const ada = await come("Ada", { url: relay.url });
  const told: string[] = [];
  ada.on("reconnecting", () => told.push("reconnecting"));
  const closed = once(ada, "closed");
  await come("Ada", { key: ada.key });
  expect(await closed).toMatchObject({ code: "elsewhere", reason: expect.stringMatching(/\w/) });
  await pause(500);
  expect(told).toEqual([]);
});

test("[SDK6] A join that is refused says why, and leaves nothing open.", async () => {
  const before = relay.connections;
  await expect(join("nonsense", { space: "plaza", name: "Ada" })).rejects.toMatchObject({ code: "invalid" });
  await expect(join("http://127.0.0.1:9", { space: "plaza", name: "Ada" })).rejects.toThrow("no answer");
  await expect(join(relay.url, { space: "atlantis", name: "Ada" })).rejects.toMatchObject({ code: "not-found" });
  await expect(join(relay.url, { space: "plaza", name: "" })).rejects.toBeInstanceOf(StoaError);
  await expect(join(relay.url, { space: "plaza", name: "Ada", key: "short" })).rejects.toMatchObject({
    code: "invalid",
  });
  await until(() => relay.connections <= before + 1);
});

test("[SDK6] A room that never answers is given up, and the line to it is closed.", async () => {
  const silent = createServer((socket) => socket.on("data", () => {}));
  const door = createHttpServer((request, response) => {
    const { port } = silent.address() as AddressInfo;
    const seat = { name: "field", sessionId: "s", roomId: "r", processId: "p", publicAddress: `127.0.0.1:${port}` };
    const answer = request.url === "/api/tickets" ? { ticket: "t", space: "field", key: "k" } : seat;
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(answer));
  });
  for (const server of [silent, door]) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const clock = new HandClock();
  const { port } = door.address() as AddressInfo;
  const connections = () => new Promise<number>((resolve) => silent.getConnections((_, count) => resolve(count)));
  const joined = joinWith(`http://127.0.0.1:${port}`, { space: "field", name: "Ada" }, clock);
  joined.catch(() => {});
  while ((await connections()) === 0) await pause(10);
  clock.pass(20_000);
  await expect(joined).rejects.toMatchObject({ name: "StoaError", message: expect.stringContaining("too long") });
  while ((await connections()) > 0) await pause(10);
  expect(clock.waiting).toBe(0);
  door.closeAllConnections();
  door.close();
  silent.close();
});

test("[SDK7] Each connection looks up `globalThis.WebSocket` when it is made.", async () => {
  const Own = globalThis.WebSocket;
  let made = 0;
  class Counted extends Own {
    constructor(url: string | URL) {
      super(url);
      made++;
    }
  }
  try {
    globalThis.WebSocket = Counted;
    await come("Ada");
    expect(made).toBe(1);
  } finally {
    globalThis.WebSocket = Own;
  }
  await come("Ben");
  expect(made).toBe(1);
});

test("[SDK7] No request carries or asks for cookies, so that pages of other origins may enter.", async () => {
  const own = globalThis.fetch;
  const credentials: unknown[] = [];
  try {
    globalThis.fetch = (url, init) => {
      credentials.push(init?.credentials);
      return own(url, init);
    };
    await come("Ada");
  } finally {
    globalThis.fetch = own;
  }
  expect(credentials).toEqual(["omit", "omit"]);
});

test("[SDK7] Nothing keeps a program alive once it has left, or was refused.", async () => {
  const program = (body: string) =>
    promisify(execFile)(
      process.execPath,
      ["--input-type=module", "-e", `import { join } from "stoa/client";\n${body}`],
      {
        timeout: 10_000,
      },
    );
  const url = JSON.stringify(house.url);
  const began = performance.now();
  const { stdout } = await program(
    `const visit = await join(${url} + "/", { space: "field", name: "Bot", device: "bot" }); await visit.leave(); console.log("left");`,
  );
  expect(stdout.trim()).toBe("left");
  await program(`await join(${url}, { space: "atlantis", name: "Bot" }).catch(() => {});`);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("[SDK3] Poses keep coming in order over a line with 100 ms of jitter and stalls.", async () => {
  const ada = await come("Ada");
  relay.weather({ delay: 10, jitter: 100, loss: 0.02, stall: 200 });
  const ben = await come("Ben", { url: relay.url });
  await until(() => seen(ben, ada) !== undefined);
  const ticks: number[] = [];
  ben.on("pose", (avatar) => {
    if (avatar.id === ada.me.id) ticks.push(avatar.pose.tick);
  });
  const way = ada.me.pose.position[0] > 0 ? -0.07 : 0.07;
  for (let i = 0; i < 40; i++) {
    ada.walk(aside(ada, way));
    await pause(50);
  }
  await until(() => ticks.length > 25);
  expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
  await until(() => Math.abs(seen(ben, ada)!.pose.position[0] - ada.me.pose.position[0]) < 1e-9);
});
