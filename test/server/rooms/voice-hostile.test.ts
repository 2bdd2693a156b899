/** Voice against those who want more of it than they may have: modified clients over real sockets, in real rooms. */
import { Protocol } from "@colyseus/core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { type JoinOptions, join, type Visit } from "../../../client/net/index.ts";
import type { Role } from "../../../shared/conduct/roles.ts";
import { VOICE_BYTES } from "../../../shared/protocol/from-client/index.ts";
import { HEARD_BYTES } from "../../../shared/protocol/from-server/index.ts";
import { encodeTalk } from "../../../shared/voice/frame.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { askTicket, enterRaw, type RawVisitor, takeSeat } from "../../support/raw-visitor.ts";
import { openRelay, type Relay } from "../../support/relay.ts";
import { seeded } from "../../support/seeded.ts";
import { laterThan100ms, listening, packet, saying, spacesFolder } from "../../support/voice.ts";

let house: TestHouse;
let relay: Relay;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  relay = await openRelay(seeded(7));
  house = await openHouse({ origins: [relay.url], spaces: await spacesFolder() });
  relay.to(house.url);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(async () => {
  await house.close();
  await relay.close();
});

async function enter(name: string, options: Partial<JoinOptions> = {}): Promise<Visit> {
  const visit = await house.enter(name, options);
  ends.push(() => visit.leave());
  return visit;
}

async function enterAs(role: Role, name: string, options: Partial<JoinOptions> = {}): Promise<Visit> {
  const visit = await house.enterAs(role, name, options);
  ends.push(() => visit.leave());
  return visit;
}

/** A modified client whose microphone is asked to be open, and which says `word` without an end. */
async function speaksRaw(word: string, body: Parameters<typeof enterRaw>[1] = {}) {
  const raw = await enterRaw(house.url, { name: word, ...body });
  raw.request(1, "listen", { carrier: "socket" });
  raw.request(2, "microphone", { open: true });
  let tick = 0;
  const sending = setInterval(() => {
    if (raw.socket.readyState === WebSocket.OPEN)
      raw.sendBytes(VOICE_BYTES, encodeTalk(tick & 0xffff, packet(word, tick++ & 0xff)));
  }, 20);
  ends.push(() => {
    clearInterval(sending);
    raw.socket.terminate();
  });
  return raw;
}

async function answer(raw: RawVisitor, id: number, verb: string, payload: object) {
  raw.request(id, verb, payload);
  await until(() => raw.answers.has(id));
  return raw.answers.get(id) as { ok?: unknown; error?: { code: string; message: string } };
}

const seenBy = (viewer: Visit, other: Visit) => viewer.avatars.get(other.me.id)!;

async function walkTo(visit: Visit, x: number, z: number): Promise<void> {
  await until(() => {
    visit.walk({ position: [x, 0, z], yaw: 0 });
    const [atX, , atZ] = visit.me.pose.position;
    return Math.hypot(atX - x, atZ - z) < 0.1;
  }, 15_000);
}

test("[VOI19] who begins to whisper is heard no more by who stood three metres off and heard them before", async () => {
  const [ada, bo] = await Promise.all([enter("Ada", { space: "hall" }), enter("Bo", { space: "hall" })]);
  await Promise.all([walkTo(ada, 0, 0), walkTo(bo, 0, 2.7)]);
  const ears = await listening(bo);
  await ada.voice.start(saying("psst"));
  await until(() => ears.lately().has("psst"));
  await ada.voice.speak("whisper");
  expect(await laterThan100ms(ears, "psst")).toBe(0);
});

test("[VOI15] [VOI16] who walks off and hears somebody a little further is told that they do, and reads what they say", async () => {
  const [ada, bo] = await Promise.all([enter("Ada", { space: "hall" }), enter("Bo", { space: "hall" })]);
  await Promise.all([walkTo(ada, 0, 0), walkTo(bo, 0, 4)]);
  const ears = await listening(bo);
  await ada.voice.start(saying("hello"));
  await until(() => ears.lately().has("hello"));
  await walkTo(bo, 0, 5.6);
  await pause(300);
  expect(ears.lately().has("hello")).toBe(true);
  expect((await bo.voice.why(ada.me.id)).reason).toBe("heard");
  const read = once(bo, "message");
  await ada.voice.caption("Hello.");
  expect((await read).text).toBe("Hello.");
});
