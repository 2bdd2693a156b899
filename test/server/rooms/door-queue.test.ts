/** The queue before a full space: its order, who has gone from it, and the one guest over the cap. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visit } from "../../../client/net/index.ts";
import { DoorQueue } from "../../../server/rooms/door-queue.ts";
import { openHouse, type TestHouse, until } from "../../support/house.ts";
import { visitsTo } from "../../support/visits.ts";
import { wires } from "../../support/wires.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";

test("[DQU1] [DQU2] Whoever goes on asking keeps their place before all who came later, and who ceases is passed.", () => {
  const asks = fc.array(fc.record({ who: fc.integer({ min: 0, max: 5 }), after: fc.integer({ min: 0, max: 3000 }) }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(asks, (asked) => {
      const queue = new DoorQueue(wires(["here"])[0]!, () => "id");
      const last = new Map<number, number>();
      let order: number[] = [];
      let now = 0;
      for (const { who, after } of asked) {
        now += after;
        order = order.filter((one) => now - last.get(one)! <= 8000);
        if (!order.includes(who)) order.push(who);
        last.set(who, now);
        const told = queue.wait("hall", `${who}`, "", now);
        expect(told).toEqual({ place: order.indexOf(who) + 1, of: order.length });
      }
    }),
    { numRuns: 200 },
  );
});

test("[DQU4] Two processes tell each other who waits, and each has the same order.", async () => {
  const [here, there] = wires(["here", "there"]).map((wire, n) => new DoorQueue(wire, () => `id ${n}`));
  here!.wait("hall", "ada", "Ada", 1000);
  there!.wait("hall", "ben", "Ben", 1001);
  here!.wait("hall", "cy", "Cy", 1002);
  await Promise.resolve();
  for (const queue of [here!, there!])
    expect(queue.list("hall", 1003).map(({ person }) => person)).toEqual(["ada", "ben", "cy"]);
  there!.letIn("hall", "id 0", 1003);
  await Promise.resolve();
  expect(here!.guest("hall", 1004)).toBe("ada");
});

let folder: string;
let house: TestHouse;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-queue-"));
  const hall = {
    ...SQUARE,
    id: "hall",
    name: "The hall",
    capacity: 2,
    copies: 1,
    spawn: { position: [0, 0, 0] as [number, number, number], radius: 3 },
  };
  house = await openHouse({ data: join(folder, "data"), spaces: await writeSpaces(folder, hall) });
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});
const { come, comeAs, kept } = visitsTo(() => house, { space: "hall" });

test("[DQU1] [DQU3] They come in in their order; a host lets one guest in over the cap, one at a time, and nobody else may.", async () => {
  const hana = await comeAs("host", "Hana");
  const ada = await come("Ada");
  await expect(come("Ben")).rejects.toMatchObject({ code: "full", waiting: null });
  const places = new Map<string, number[]>();
  const wait = (name: string, signal?: AbortSignal): Promise<Visit> =>
    house
      .enter(name, {
        space: "hall",
        onWaiting: ({ place }) => places.set(name, [...(places.get(name) ?? []), place]),
        ...(signal && { signal }),
      })
      .then(kept);
  const stop = new AbortController();
  const cleo = wait("Cleo", stop.signal);
  cleo.catch(() => {});
  await until(() => places.has("Cleo"));
  const dan = wait("Dan");
  await until(() => places.has("Dan"));
  const eve = wait("Eve");
  await until(() => places.has("Eve"));
  const waiting = await hana.host.waiting();
  expect(waiting.map(({ name }) => name)).toEqual(["Cleo", "Dan", "Eve"]);
  for (const who of ["waiting", "letIn"] as const)
    await expect(ada.host[who]("none")).rejects.toMatchObject({ code: "not-allowed" });
  await hana.host.letIn(waiting.find(({ name }) => name === "Eve")!.id);
  await expect(hana.host.letIn(waiting[1]!.id)).rejects.toMatchObject({ code: "full" });
  const guest = await eve;
  await until(() => hana.count === 3);
  await expect(hana.host.letIn(waiting[1]!.id)).rejects.toMatchObject({ code: "full" });
  stop.abort();
  await expect(cleo).rejects.toThrow();
  // Cleo has gone, and Ben never waited; a place that gets free is Dan's, whoever asks before he does.
  await guest.leave();
  await ada.leave();
  await expect(come("Finn")).rejects.toMatchObject({ code: "full" });
  expect((await dan).count).toBe(2);
  expect(places.get("Dan")![0]).toBe(2);
}, 30_000);
