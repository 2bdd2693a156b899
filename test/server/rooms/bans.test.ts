/** Bans over real sockets: whom they hold, how long, and who decides them. */
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KEY_HEADER } from "../../../shared/protocol/from-client/ticket.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { once, openHouse, pause, type TestHouse } from "../../support/house.ts";
import { askTicket, takeSeat } from "../../support/raw-visitor.ts";
import { visitsTo } from "../../support/visits.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const { come, comeAs } = visitsTo(() => house);

test("[CON13] a ban ends every visit in every space, and holds for the person over tickets, keys and reconnection", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ada = await come("Ada");
  const elsewhere = await come("Ada", { key: ada.key, space: "lounge" });
  const { ticket } = await (await askTicket(house.url, { name: "Ada" }, { [KEY_HEADER]: ada.key })).json();
  const [one, other] = [once(ada, "closed"), once(elsewhere, "closed")];
  await mo.conduct.act({ on: ada.me.person!, do: "ban", rule: "abuse", minutes: 60 });
  expect([(await one).code, (await other).code]).toEqual(["banned", "banned"]);
  expect((await one).reason).toContain("1 hour");
  for (const space of ["plaza", "lounge", "field"])
    await expect(house.enter("Ada", { key: ada.key, space })).rejects.toMatchObject({ code: "banned" });
  const seat = await (await takeSeat(house.url, ticket)).json();
  const socket = new WebSocket(
    `${house.url.replace("http", "ws")}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`,
  );
  socket.binaryType = "arraybuffer";
  let answered = "";
  socket.addEventListener("message", ({ data }) => (answered += Buffer.from(data).toString("latin1")));
  await new Promise((resolve) => socket.addEventListener("close", resolve));
  expect(answered).toContain("banned");
  await mo.conduct.act({ on: ada.me.person!, do: "unban", rule: "abuse" });
  await come("Ada", { key: ada.key });
});

test("[CON13] a ban holds after a restart", async () => {
  const data = await dataFolder();
  const first = await openHouse({ data });
  const mo = await first.enterAs("moderator", "Heron");
  const ada = await first.enter("Ada");
  await mo.conduct.act({ on: ada.me.person!, do: "ban", rule: "abuse", minutes: 60 });
  await first.close();
  const second = await openHouse({ data });
  await expect(second.enter("Ada", { key: ada.key })).rejects.toMatchObject({ code: "banned" });
  await second.close();
  await rm(data, { recursive: true, force: true });
});

test("[CON15] a ban of more than a day holds for a day, and longer once a second moderator agrees", async () => {
  const mo = await comeAs("moderator", "Heron");
  const nia = await comeAs("moderator", "Egret");
  const ada = await come("Ada");
  const asked = once(nia, "notice");
  const { sanction, waits } = await mo.conduct.act({ on: ada.me.person!, do: "ban", rule: "abuse" });
  expect(waits).toBe(true);
  expect((await asked).text).toContain("second moderator");
  await expect(house.enter("Ada", { key: ada.key })).rejects.toMatchObject({
    message: expect.stringMatching(/24 hours/),
  });
  await expect(mo.conduct.second(sanction)).rejects.toMatchObject({ code: "not-allowed" });
  await nia.conduct.second(sanction);
  await expect(nia.conduct.second(sanction)).rejects.toMatchObject({ code: "invalid" });
  await expect(house.enter("Ada", { key: ada.key })).rejects.toMatchObject({
    message: expect.stringMatching(/not come back/),
  });
  await mo.conduct.undo(sanction);
  await come("Ada", { key: ada.key });
});

test("[CON15] staff are banned by two, and nobody seconds a decision about themselves", async () => {
  const owner = await comeAs("owner", "Olga");
  const mo = await comeAs("moderator", "Heron");
  const nia = await comeAs("moderator", "Egret");
  const { sanction, waits } = await owner.conduct.act({ on: mo.me.person!, do: "ban", rule: "abuse", minutes: 60 });
  expect(waits).toBe(true);
  await pause(200);
  await mo.say("I am still here");
  await expect(mo.conduct.second(sanction)).rejects.toMatchObject({ code: "not-allowed" });
  const closed = once(mo, "closed");
  await nia.conduct.second(sanction);
  expect((await closed).code).toBe("banned");
});
