/** What rooms note for the event log, and what of it is left of somebody who is forgotten. */
import { rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { openStore } from "../../../server/store/open.ts";
import { houseSecret } from "../../../server/store/secret.ts";
import { dayOf } from "../../../shared/events/log-fact.ts";
import { openBareHouse } from "../../support/bare-house.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { pause, until } from "../../support/house.ts";
import { goTo, met } from "../../support/visits.ts";

let data: string;
afterAll(() => rmSync(data, { recursive: true, force: true }));

test("[EVT4] [EVT3] A visit leaves its arrival, zones, reactions, questions, votes and measures, without words and ids; forgotten, it leads nowhere.", async () => {
  data = await dataFolder();
  const house = await openBareHouse({ data, walls: false, yard: true });
  const mo = await house.enterAs("moderator", "Mo");
  const [ada, bo] = [await house.enter("Ada"), await house.enter("Bo")];
  await met(mo, ada, bo);
  const persons = [ada, bo].map((visit) => mo.avatars.get(visit.me.id)!.person!);
  await pause(400);
  await ada.emote("clap");
  await ada.hand(true);
  await ada.hand(true);
  await ada.say("a secret word");
  const [x, , z] = ada.me.pose.position;
  await goTo(ada, x + 6, z);
  await pause(400);
  await mo.host.openQuestions(true);
  const question = await bo.conversation.ask("A secret question?");
  await mo.host.answer(question, "A secret answer.");
  const poll = await mo.host.openPoll({ question: "Which secret?", options: ["this", "that"] });
  await bo.conversation.answer(poll, 1);
  await mo.conduct.act({ on: persons[1]!, do: "mute", minutes: 5, rule: "spam" });
  const own = (await ada.export()) as { events: { kind: string }[] };
  expect(own.events.map(({ kind }) => kind)).toContain("arrived");
  await ada.forget();
  await until(() => !bo.avatars.has(ada.me.id));
  await bo.leave();
  await house.close();

  const store = await openStore({ data, secret: houseSecret(data) });
  try {
    const rows = await store.eventLog.some("plaza", dayOf(Date.now()), 0, 1000);
    const text = JSON.stringify(rows);
    for (const person of [...persons, "ecret", "Ada"]) expect(text).not.toContain(person);
    const arrivals = rows.filter(({ fact }) => fact.kind === "arrived");
    expect(arrivals.map(({ role }) => role)).toEqual(["moderator", "visitor", "visitor"]);
    const of = (n: number) => rows.filter(({ who }) => who === arrivals[n]!.who).map(({ fact }) => fact);
    const facts = of(1);
    expect(facts.map(({ kind, ...what }) => [kind, Object.values(what)[0]])).toEqual([
      ["arrived", 0],
      ["zone-entered", "yard"],
      ["reacted", "clap"],
      ["reacted", "hand"],
      ["zone-left", "yard"],
      expect.arrayContaining(["left"]),
    ]);
    const stayed = (kind: string) =>
      facts.flatMap((fact) => (fact.kind === kind && "stayed" in fact ? fact.stayed : []));
    expect(stayed("zone-left")[0]).toBeGreaterThan(300);
    expect(stayed("left")[0]).toBeGreaterThan(stayed("zone-left")[0]!);
    expect(of(2)).toContainEqual({ kind: "consequence", act: "mute" });
    expect(of(2)).toContainEqual({ kind: "asked", question: `${question}` });
    expect(of(2)).toContainEqual({ kind: "voted", poll: `poll-${poll}`.slice(0, 40), choices: [1] });
    expect(of(0)).toContainEqual({ kind: "answered", question: `${question}`, how: "text" });
    // Nothing in the store makes the pseudonym again.
    expect(await store.eventLog.keyOf(persons[0]!)).toBeNull();
    expect(await store.eventLog.keyOf(persons[1]!)).not.toBeNull();
  } finally {
    await store.close();
  }
}, 60_000);
