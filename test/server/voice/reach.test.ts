/** Reach: where voice over UDP is offered. */
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect, test } from "vitest";
import { openVoice, USUAL_UDP_PORT, voiceReach } from "../../../server/voice/reach.ts";

const OWN = ["127.0.0.1", "::1", "192.168.1.20"];
const at = (host: string | null, publicAddress: string | null = null) => voiceReach({ host, publicAddress }, OWN);

test("[VOI60] voice is offered where the server listens: this machine alone, or with --lan every address of it", async () => {
  expect(await at("127.0.0.1")).toEqual({ addresses: ["127.0.0.1"], bind: "127.0.0.1" });
  expect(await at("localhost")).toEqual({ addresses: ["127.0.0.1"], bind: "127.0.0.1" });
  expect(await at("192.168.1.20")).toEqual({ addresses: ["192.168.1.20"], bind: "192.168.1.20" });
  expect(await at(null)).toEqual({ addresses: OWN, bind: null });
  expect(await at("0.0.0.0")).toEqual({ addresses: OWN, bind: null });
});

test("[VOI60] the public address comes first; a name that leads nowhere stops the start with a sentence", async () => {
  expect(await at("127.0.0.1", "203.0.113.7")).toEqual({ addresses: ["203.0.113.7", "127.0.0.1"], bind: null });
  expect(await at(null, "192.168.1.20")).toEqual({ addresses: ["192.168.1.20", "127.0.0.1", "::1"], bind: null });
  await expect(at("127.0.0.1", "nowhere.invalid")).rejects.toThrow(/^STOA_PUBLIC_ADDRESS must be/);
  for (const none of ["0.0.0.0", "::"]) await expect(at(null, none)).rejects.toThrow(/^STOA_PUBLIC_ADDRESS must be/);
});

test("[VOI60] where it is for this machine alone, its UDP port is open at this machine's own address only", async () => {
  const rtc = (await openVoice({ host: "127.0.0.1", publicAddress: null, udpPort: 0 }, OWN, {
    info() {},
    error() {},
  }))!;
  const other = createSocket("udp4");
  other.bind(rtc.port, "127.0.0.2");
  await once(other, "listening");
  other.close();
  await rtc.close();
});

test("[VOI61] where the usual port is taken any free one serves and a sentence says so; one that was told stops the start", async () => {
  const taken = createSocket("udp4");
  const told: string[] = [];
  const log = { info: (words: string) => void told.push(words), error() {} };
  const usual = { host: "127.0.0.1", publicAddress: null };
  taken.bind(USUAL_UDP_PORT, "127.0.0.1");
  await once(taken, "listening").catch(() => undefined);
  try {
    const rtc = (await openVoice({ ...usual, udpPort: null }, OWN, log))!;
    expect(rtc.port).not.toBe(USUAL_UDP_PORT);
    expect(told).toEqual([
      `UDP port ${USUAL_UDP_PORT} is in use: voice goes over ${rtc.port}. STOA_UDP_PORT sets another.`,
    ]);
    await expect(openVoice({ ...usual, udpPort: USUAL_UDP_PORT }, OWN, log)).rejects.toThrow(/in use/);
    await rtc.close();
  } finally {
    taken.close();
  }
});
