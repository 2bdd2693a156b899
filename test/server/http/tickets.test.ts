import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sanction } from "../../../server/store/store.ts";
import type { TicketAnswer } from "../../../shared/protocol/from-client/ticket.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { PROTOCOL_VERSION } from "../../../shared/protocol/version.ts";
import { sanctionOf } from "../store/rows.ts";
import { counted, type Opened, open, raw, SQUARE } from "./opened.ts";

const CLUB = { ...SQUARE, id: "club", name: "The club", newcomers: "invited" as const };
const ANNEX = { ...SQUARE, id: "annex", name: "The annex" };
const RULES = "2026-11-22.2";

let opened: Opened;
beforeAll(async () => {
  opened = await open({
    spaces: [SQUARE, CLUB, ANNEX],
    env: { STOA_TICKETS_PER_MINUTE: "100000" },
    beforeEnter: ({ name }) => {
      if (name === "Unwelcome") throw new Refusal();
    },
  });
});
afterAll(() => opened.close());

class Refusal extends StoaError {
  constructor() {
    super("not-allowed", "Not tonight.");
  }
}

type Asked = { status: number; answer: TicketAnswer; error?: { code: string; message: string } };

async function ask(
  request: Record<string, unknown>,
  { key, page = false }: { key?: string | undefined; page?: boolean } = {},
): Promise<Asked> {
  const response = await fetch(`${opened.url}/api/tickets`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      ...(key === undefined ? {} : { "stoa-key": key }),
      ...(page ? { Origin: opened.url } : {}),
    },
    body: JSON.stringify({ protocol: PROTOCOL_VERSION, space: "square", name: "Ada", ...request }),
  });
  const body = (await response.json()) as TicketAnswer & { error?: { code: string; message: string } };
  return { status: response.status, answer: body, ...(body.error === undefined ? {} : { error: body.error }) };
}

const claim = (ticket: string) => opened.store.tickets.claim(ticket, opened.clock.now);

test("[DOOR14] [WHO10] Somebody without a key is given one, and a ticket for one space that is good once.", async () => {
  const { status, answer } = await ask({ language: "pt-br", device: "headset" });
  expect(status).toBe(200);
  expect(answer.space).toBe("square");
  expect(answer.key).toMatch(/^[A-Za-z0-9_-]{43}$/);
  const person = await opened.store.people.find(answer.key!);
  expect(await claim(answer.ticket)).toMatchObject({
    person,
    space: "square",
    name: "Ada",
    language: "pt-BR",
    device: "headset",
  });
  expect(await claim(answer.ticket)).toBeNull();
});

test("[WHO10] The same key is the same person, and a key the client made itself is taken up.", async () => {
  const key = "k".repeat(43);
  const first = await ask({}, { key });
  const again = await ask({ name: "Ada Lovelace" }, { key });
  expect(first.answer.key).toBeUndefined();
  const [one, two] = [await claim(first.answer.ticket), await claim(again.answer.ticket)];
  expect(one?.person).toBe(two?.person);
  expect(two?.name).toBe("Ada Lovelace");
});

test("[DOOR14] A ticket runs out after 30 s.", async () => {
  const { answer } = await ask({});
  expect(await opened.store.tickets.claim(answer.ticket, opened.clock.now + 30_001)).toBeNull();
});

test("[DOOR15] The page must have shown the newest house rules; a program may leave them out, recorded as not shown.", async () => {
  const unshown = await ask({}, { page: true });
  expect([unshown.status, unshown.error?.code]).toEqual([403, "not-allowed"]);
  expect(unshown.error?.message).toContain("house rules");
  for (const page of [true, false]) {
    const outdated = await ask({ agree: "1999-01-01" }, { page });
    expect([outdated.status, outdated.error?.code]).toEqual([403, "not-allowed"]);
    expect(outdated.error?.message).toContain("changed");
  }
  const shown = await ask({ agree: RULES }, { page: true });
  expect(shown.status).toBe(200);
  const person = (await opened.store.people.find(shown.answer.key!))!;
  expect(await opened.store.people.agreed(person)).toBe(RULES);

  const program = await ask({});
  const unknowing = (await opened.store.people.find(program.answer.key!))!;
  expect(await opened.store.people.agreed(unknowing)).toBeNull();
});

test("[DOOR16] Another protocol is answered version, an unknown space not-found.", async () => {
  const old = await ask({ protocol: PROTOCOL_VERSION + 1 });
  expect([old.status, old.error?.code]).toEqual([409, "version"]);
  const nowhere = await ask({ space: "atlantis" });
  expect([nowhere.status, nowhere.error?.code]).toEqual([404, "not-found"]);
  for (const space of ["__proto__", "constructor", "toString", "../square"])
    expect.soft((await ask({ space })).error?.code, space).toBe("not-found");
});

test("[WHO11] [WHO13] A ticket carries an invitation unspent; once spent, its link still lets in whoever has the role.", async () => {
  const { invitations, people } = opened.store;
  const token = await invitations.create(
    { role: "moderator", space: "square", expires: opened.clock.now + 3_600_000 },
    null,
    opened.clock.now,
  );
  const refused = await ask({ token, name: "Unwelcome" });
  expect(refused.error?.code).toBe("not-allowed");
  const first = await ask({ token, name: "Mo" });
  const { person } = (await claim(first.answer.ticket))!;
  expect(await people.roleIn(person, "square")).toBe("visitor");
  expect((await claim((await ask({ token, name: "Mo" }, { key: first.answer.key })).answer.ticket))?.token).toBe(token);

  expect(await invitations.redeem(token, person, "square", opened.clock.now)).toBe("moderator");
  expect((await ask({ token, name: "Mo" }, { key: first.answer.key })).status).toBe(200);
  expect((await ask({ name: "Mo" }, { key: first.answer.key })).status).toBe(200);
  const thief = await ask({ token, name: "Moe" });
  expect([thief.status, thief.error?.code]).toEqual([403, "not-allowed"]);
  const invented = await ask({ token: "invented" });
  expect([invented.status, invented.error?.code]).toEqual([403, "not-allowed"]);
});

test("[DOOR18] A visitor may not go by a name that passes for one of the staff.", async () => {
  const token = await opened.store.invitations.create(
    { role: "host", space: "square", name: "Sophia", expires: opened.clock.now + 3_600_000 },
    null,
    opened.clock.now,
  );
  const staff = await ask({ token, name: "Sophia" });
  expect(staff.status).toBe(200);
  for (const name of ["Sophia", "ЅОРНІА", "S o p h i a", "Ｓｏｐｈｉａ", "Moderator", "Stoa Host"]) {
    const { status, error } = await ask({ name });
    expect.soft([name, status, error?.code]).toEqual([name, 400, "invalid"]);
  }
  expect((await ask({ name: "Sophie" })).status).toBe(200);
});

test("[DOOR16] Where newcomers come by invitation only, somebody without a role stays outside.", async () => {
  const outside = await ask({ space: "club" });
  expect([outside.status, outside.error?.code]).toEqual([403, "not-allowed"]);
  const token = await opened.store.invitations.create(
    { role: "host", space: "club", expires: opened.clock.now + 3_600_000 },
    null,
    opened.clock.now,
  );
  expect((await ask({ space: "club", token, name: "Hester" })).status).toBe(200);
});

test("[DOOR16] Somebody kicked for some minutes is answered banned until then, in that space.", async () => {
  const { answer } = await ask({ name: "Troll" });
  const person = (await opened.store.people.find(answer.key!))!;
  const kicked = { id: crypto.randomUUID(), act: "kick", space: "square", at: opened.clock.now } as const;
  await opened.store.conduct.record(sanctionOf(person, person, { ...kicked, until: opened.clock.now + 10 * 60_000 }));
  const barred = await ask({ name: "Troll" }, { key: answer.key });
  expect([barred.status, barred.error?.code]).toEqual([403, "banned"]);
  expect(barred.error?.message).toContain("10 minutes");
  opened.clock.now += 10 * 60_000 + 1;
  expect((await ask({ name: "Troll" }, { key: answer.key })).status).toBe(200);
});

test("[CON13] Somebody banned is answered so in every space, until it ends, is lifted or is taken back.", async () => {
  const { answer } = await ask({ name: "Brute" });
  const person = (await opened.store.people.find(answer.key!))!;
  const decide = (id: string, given: Partial<Sanction>) =>
    opened.store.conduct.record(sanctionOf(person, person, { id, at: opened.clock.now, ...given }));
  const enters = async (space: string) => (await ask({ name: "Brute", space }, { key: answer.key })).status;
  await decide("ban-1", { act: "ban", space: "square" });
  expect([await enters("square"), await enters("annex")]).toEqual([403, 403]);
  expect((await ask({ name: "Brute" }, { key: answer.key })).error?.message).toBe(
    "You may not come back. House rule: Leave room for others to speak.",
  );
  await decide("undo-1", { act: "undo", of: "ban-1" });
  expect([await enters("square"), await enters("annex")]).toEqual([200, 200]);
  await decide("ban-2", { act: "ban", space: "elsewhere", until: opened.clock.now + 60_000 });
  expect(await enters("square")).toBe(403);
  await decide("unban-2", { act: "unban" });
  expect(await enters("square")).toBe(200);
});

test("[DOOR16] What an embedder decides about entering is answered.", async () => {
  const { status, error } = await ask({ name: "Unwelcome" });
  expect([status, error]).toEqual([403, { code: "not-allowed", message: "Not tonight." }]);
});

test("[DOOR12] Whatever a request is made of, it gets an answer with a code, is counted, and nothing else happens.", async () => {
  const before = await counted(opened.metrics, 'stoa_refusals_total{code="invalid"}');
  const good = { protocol: PROTOCOL_VERSION, space: "square", name: "Ada" };
  const bodies = [
    "",
    "{",
    "null",
    "[]",
    '"text"',
    "42",
    "\u0000\u0001",
    JSON.stringify({ ...good, name: "" }),
    JSON.stringify({ ...good, name: "a".repeat(41) }),
    JSON.stringify({ ...good, name: "A\u202Eda" }),
    JSON.stringify({ ...good, name: 7 }),
    JSON.stringify({ ...good, protocol: "1" }),
    JSON.stringify({ ...good, device: "submarine" }),
    JSON.stringify({ ...good, language: "not a language" }),
    JSON.stringify({ ...good, look: { skin: -1 } }),
    JSON.stringify({ ...good, admin: true }),
    JSON.stringify(good).replace("{", '{"__proto__":{"role":"owner"},'),
    JSON.stringify(good).replace("{", '{"constructor":{"prototype":{"role":"owner"}},'),
    `{"protocol":1e999,"space":"square","name":"Ada"}`,
    JSON.stringify({ ...good, name: "x".repeat(17_000) }),
    `${"[".repeat(8000)}${"]".repeat(8000)}`,
  ];
  for (const body of bodies) {
    const { status, body: answered } = await raw(opened.port, "/api/tickets", {
      method: "POST",
      headers: {
        Host: `localhost:${opened.port}`,
        "Content-Type": "application/json",
        "Content-Length": String(Buffer.byteLength(body)),
      },
      body,
    });
    expect.soft(status, body.slice(0, 60)).toBe(400);
    expect.soft(JSON.parse(answered).error.code, body.slice(0, 60)).toBe("invalid");
    expect.soft(answered).not.toContain("    at ");
  }
  expect(await counted(opened.metrics, 'stoa_refusals_total{code="invalid"}')).toBe(before + bodies.length);
  expect(({} as { role?: string }).role).toBeUndefined();
  expect((await ask({})).error).toBeUndefined();
  expect((await ask({})).status).toBe(200);
});

test("[DOOR12] A key that is none, or two keys, are answered invalid.", async () => {
  const body = JSON.stringify({ protocol: PROTOCOL_VERSION, space: "square", name: "Ada" });
  for (const key of ["short", `${"k".repeat(42)}=`, ["k".repeat(43), "l".repeat(43)]]) {
    const { status, body: answered } = await raw(opened.port, "/api/tickets", {
      method: "POST",
      headers: { "stoa-key": key, "Content-Length": String(body.length) },
      body,
    });
    expect.soft([status, JSON.parse(answered).error.code]).toEqual([400, "invalid"]);
  }
});
