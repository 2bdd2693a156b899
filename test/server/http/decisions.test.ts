/** What was decided about somebody, told to them over HTTP, and their appeals. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { KEY_HEADER } from "../../../shared/protocol/from-client/ticket.ts";
import type { Statement } from "../../../shared/protocol/from-server/statement.ts";
import { LANGUAGES } from "../../../shared/text/house-words.ts";
import { sanctionOf } from "../store/rows.ts";
import { type Opened, open } from "./opened.ts";

const DAY = 24 * 60 * 60_000;
const AT = 1_000_000;
let opened: Opened;
let ada: { person: string; key: string };
let mo: { person: string; key: string };

beforeAll(async () => {
  opened = await open({ clock: AT + 60_000 });
  const { people, conduct } = opened.store;
  [ada, mo] = [await people.create(1), await people.create(1)];
  const of = (given: Parameters<typeof sanctionOf>[2]) =>
    conduct.record(sanctionOf(ada.person, mo.person, { space: "square", at: AT, version: "v7", ...given }));
  await of({ id: "ban", act: "ban", rule: "abuse", until: AT + 3 * DAY, note: "Threats, twice. <b>" });
  await of({
    id: "mute",
    act: "mute",
    rule: "spam",
    until: AT + 600_000,
    by: null,
    byRole: "machine",
    facts: { messages: 14 },
  });
  await of({ id: "kick", act: "kick", rule: "space", until: null });
  await of({ id: "warn", act: "warn", rule: "names" });
  await of({ id: "undo", act: "undo", rule: "names", of: "warn" });
}, 60_000);
afterAll(() => opened.close());

const ask = async (
  key: string | null,
  language = "en",
): Promise<{ status: number; body: { statements: Statement[] } }> => {
  const headers = { ...(key !== null && { [KEY_HEADER]: key }), "Accept-Language": language };
  const answer = await fetch(`${opened.url}/api/decisions`, { headers });
  return { status: answer.status, body: await answer.json() };
};
const appeal = async (key: string, body: unknown) => {
  const answer = await fetch(`${opened.url}/api/appeals`, {
    method: "POST",
    headers: { [KEY_HEADER]: key },
    body: JSON.stringify(body),
  });
  return [answer.status, ((await answer.json()) as { error?: { code: string } }).error?.code];
};

test("[APP3] Reasons are told with what, where, until when, the rule in its version, the facts, by whom, and the appeal.", async () => {
  const { status, body } = await ask(ada.key);
  expect(status).toBe(200);
  const of = (id: string) => body.statements.find(({ sanction }) => sanction === id);
  expect(of("mute")).toEqual({
    sanction: "mute",
    act: "mute",
    text: "A rule of the house has muted you for 10 minutes. House rule: Leave room for others to speak. You still hear and read everybody near you.",
    place: expect.any(String),
    at: AT,
    until: AT + 600_000,
    undone: false,
    rule: {
      id: "spam",
      title: "Leave room for others to speak",
      text: expect.stringContaining("flood"),
      version: "v7",
    },
    facts: { messages: 14 },
    by: "machine",
    note: null,
    appeal: { state: "open", until: AT + 184 * DAY },
  });
  expect(of("ban")).toMatchObject({ note: "Threats, twice. <b>", by: "moderator", appeal: { state: "open" } });
  expect(of("kick")?.text).toContain("You may come back at once.");
  expect(of("warn")).toMatchObject({ undone: true, appeal: { state: "none" } });
  expect(of("undo")).toMatchObject({ appeal: { state: "none" } });
  expect((await ask(mo.key)).body.statements).toEqual([]);
});

test("[APP3] In each language that the house speaks every sentence is said, and none has a word left out.", async () => {
  const english = (await ask(ada.key)).body.statements.map(({ text }) => text);
  for (const language of LANGUAGES) {
    const said = (await ask(ada.key, `${language}-CH, en;q=0.2`)).body.statements.map(({ text }) => text);
    expect(said.join(" ")).not.toMatch(/house\.|undefined|[{}]/);
    if (language !== "en") for (const [index, sentence] of said.entries()) expect(sentence).not.toBe(english[index]);
  }
  expect((await ask(ada.key, "tlh")).body.statements.map(({ text }) => text)).toEqual(english);
});

test("[APP1] Whoever is banned appeals with their key, once, for six months; nobody else does, nor without a reason.", async () => {
  for (const [body, code] of [
    [{ sanction: "ban" }, "invalid"],
    [{ sanction: "ban", text: " " }, "invalid"],
    [{ sanction: "ban", text: "x".repeat(2001) }, "too-long"],
    [{ sanction: "undo", text: "Why?" }, "invalid"],
    [{ sanction: "warn", text: "Why?" }, "invalid"],
    [{ sanction: "none", text: "Why?" }, "not-found"],
    [{ sanction: "ban", text: "Why?", person: mo.person }, "invalid"],
  ] as const)
    expect.soft([body, (await appeal(ada.key, body))[1]]).toEqual([body, code]);
  expect(await appeal(mo.key, { sanction: "ban", text: "Not mine." })).toEqual([404, "not-found"]);
  expect(await appeal(ada.key, { sanction: "ban", text: "It was not me." })).toEqual([200, undefined]);
  expect(await appeal(ada.key, { sanction: "ban", text: "Once more." })).toEqual([400, "invalid"]);
  const { body } = await ask(ada.key);
  expect(body.statements.find(({ sanction }) => sanction === "ban")?.appeal.state).toBe("asked");
  opened.clock.now = AT + 185 * DAY;
  expect(await appeal(ada.key, { sanction: "mute", text: "Late." })).toEqual([400, "invalid"]);
  expect((await ask(ada.key)).body.statements.find(({ sanction }) => sanction === "mute")?.appeal.state).toBe("late");
  opened.clock.now = AT + 60_000;
});

test("[APP3] Without a key, with a wrong one, or too often, nothing is told.", async () => {
  expect((await ask(null)).status).toBe(400);
  expect((await ask("x")).status).toBe(400);
  expect((await ask(ada.key.replace(/^./, (first) => (first === "A" ? "B" : "A")))).status).toBe(404);
  const answers = await Promise.all(Array.from({ length: 140 }, () => ask(ada.key)));
  expect(answers.some(({ status }) => status === 429)).toBe(true);
});
