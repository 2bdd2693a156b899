/** Coming back: when another door of the house is tried, and when the line is left to come back by itself. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { ComingBack } from "../../../client/net/coming-back.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { pause, until } from "../../support/house.ts";

let server: Server | undefined;
afterEach(() => new Promise<void>((closed) => (server ? server.close(() => closed()) : closed())));

/** A process that answers after a while; somebody stands there, and knows of another door. */
async function standing() {
  let asked = 0;
  server = createServer((_request, response) => {
    asked += 1;
    setTimeout(() => response.end("{}"), 50);
  });
  await new Promise<void>((listening) => server!.listen(0, "127.0.0.1", listening));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = new HandClock();
  const entered: string[] = [];
  const coming = new ComingBack({
    tools: clock,
    server: at,
    at: () => at,
    enter: async (door) => void entered.push(door),
    leaving: () => {},
    failed: () => {},
  });
  coming.tellDoors({ others: ["http://other"], leave: false });
  return { coming, clock, entered, asked: () => asked };
}

test("[SDK10] A line that comes back while its process is asked for is asked for no more.", async () => {
  const { coming, clock, entered, asked } = await standing();
  coming.dropped();
  clock.pass(1500);
  await until(() => asked() === 1);
  coming.stood();
  await pause(150);
  clock.pass(60_000);
  await pause(100);
  expect([asked(), entered, clock.waiting]).toEqual([1, [], 0]);
});

test("[SDK10] As long as the process answers the line is left to come back; once it does not, the other door is tried.", async () => {
  const { coming, clock, entered, asked } = await standing();
  coming.dropped();
  clock.pass(1500);
  await until(() => asked() === 1 && clock.waiting === 1);
  expect(entered).toEqual([]);
  await new Promise<void>((closed) => {
    server!.close(() => closed());
    server!.closeAllConnections();
  });
  server = undefined;
  clock.pass(1500);
  await until(() => entered.length === 1);
  expect(entered).toEqual(["http://other"]);
});
