/** Role × power × subject, by every way in which somebody acts on somebody: nobody acts beyond their powers or their rank. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StoaError, type Visit } from "../../../client/net/index.ts";
import { may, type Power, type Role } from "../../../shared/conduct/roles.ts";
import { KEY_HEADER } from "../../../shared/protocol/from-client/ticket.ts";
import { openHouse, pause, type TestHouse, until } from "../../support/house.ts";

const ROLES = ["visitor", "bot", "host", "moderator", "owner"] as const satisfies readonly Role[];
let house: TestHouse;
const actors = new Map<Role, Visit>();
const subjects = new Map<Role, Visit>();

beforeAll(async () => {
  house = await openHouse();
  const come = (role: Role, name: string) => (role === "visitor" ? house.enter(name) : house.enterAs(role, name));
  for (const role of ROLES) {
    actors.set(role, await come(role, `Actor ${ROLES.indexOf(role)}`));
    subjects.set(role, await come(role, `Subject ${ROLES.indexOf(role)}`));
  }
  await until(() => [...actors.values()].every(({ count }) => count === 2 * ROLES.length));
}, 60_000);
afterAll(async () => {
  for (const visit of [...actors.values(), ...subjects.values()]) await visit.leave();
  await house.close();
});

/** The code of a refusal; "ok" without one. What is refused for its speed is asked again. */
async function codeOf(ask: () => Promise<unknown>): Promise<string> {
  for (;;) {
    try {
      await ask();
      return "ok";
    } catch (problem) {
      if (!(problem instanceof StoaError)) throw problem;
      if (problem.code !== "too-fast") return problem.code;
      await pause(150);
    }
  }
}

test("[CON1] [CON7] Whoever acts on whomever: each measure, words hidden, escort, in each pair of roles, is as the one table says.", async () => {
  const found: string[] = [];
  for (const [as, actor] of actors) {
    for (const [role, subject] of subjects) {
      const allowed = may(as, "moderate", role);
      const on = subject.me.person!;
      const { id: message } = await subject.say("something that I say");
      for (const [name, ask] of [
        ["warn", () => actor.conduct.act({ on, do: "warn", rule: "spam" })],
        ["mute", () => actor.conduct.act({ on, do: "mute", rule: "spam", minutes: 0.001 })],
        ["unmute", () => actor.conduct.act({ on, do: "unmute", rule: "spam" })],
        ["isolate", () => actor.conduct.act({ on, do: "isolate", rule: "spam", minutes: 5 })],
        ["release", () => actor.conduct.act({ on, do: "release", rule: "spam" })],
        ["kick", () => (allowed ? Promise.resolve() : actor.conduct.act({ on, do: "kick", rule: "spam" }))],
        ["unban", () => (allowed ? Promise.resolve() : actor.conduct.act({ on, do: "unban", rule: "spam" }))],
        ["ban", () => (allowed ? Promise.resolve() : actor.conduct.act({ on, do: "ban", rule: "spam", minutes: 5 }))],
        ["hide", () => actor.conduct.hide({ message, rule: "spam" })],
        ["escort", () => actor.conduct.escort(subject.me.id)],
      ] as const) {
        const code = await codeOf(ask);
        const expected = allowed ? "ok" : "not-allowed";
        if (code !== expected && !(allowed && code === "full"))
          found.push(`${as} ${name} ${role}: ${code}, not ${expected}`);
      }
      await until(() => !subject.me.muted);
    }
  }
  expect(found).toEqual([]);
}, 120_000);

test("[CON1] [CAS8] [ORD7] What is for those who moderate is refused to everybody else, whatever they ask for.", async () => {
  const zone = actors.get("visitor")!.space.zones[0]!.id;
  const wrong: string[] = [];
  for (const [role, { conduct, me }] of actors) {
    if (may(role, "moderate")) continue;
    const asked: [string, () => Promise<unknown>][] = [
      ["cases", () => conduct.cases()],
      ["claim", () => conduct.claim("one")],
      ["file", () => conduct.file("one")],
      ["decide", () => conduct.decide("one", { uphold: true, note: "" })],
      ["note", () => conduct.note("one", "mine")],
      ["release", () => conduct.release("one")],
      ["escalate", () => conduct.escalate("one")],
      ["snooze", () => conduct.snooze("one", 5)],
      ["merge", () => conduct.merge("one", "two")],
      ["handOver", () => conduct.handOver("one", me.id)],
      ["undo", () => conduct.undo("one")],
      ["second", () => conduct.second("one")],
      ["duty", () => conduct.duty(true)],
      ["roster", () => conduct.roster()],
      ["shield", () => conduct.shield(true)],
      ["admit", () => conduct.admit()],
      ["order", () => conduct.order("frozen", zone, 5)],
      ["goTo", () => conduct.goTo(subjects.get("visitor")!.me.id)],
      ["callColleague", () => conduct.callColleague()],
    ];
    for (const [name, ask] of asked) {
      const code = await codeOf(ask);
      if (code !== "not-allowed") wrong.push(`${role} ${name}: ${code}`);
    }
  }
  expect(wrong).toEqual([]);
}, 60_000);

test("[CON1] [EVE8] [MSG1] What is for those who host is refused to everybody else, also to moderators, whatever they ask for.", async () => {
  const programme = { id: "evening", title: "Evening", zone: "UTC", starts: "2126-12-04T19:00", cues: [] };
  const wrong: string[] = [];
  for (const [role, { host }] of actors) {
    const asked: [string, () => Promise<unknown>][] = [
      ["programme", () => host.programme(programme)],
      ["lint", () => host.lint()],
      ["what is written", () => host.written().then(() => Promise.reject(new StoaError("not-found", "None is set.")))],
      ["lint a draft", () => host.lint(programme)],
      ["rehearse", () => host.rehearse({ programme, people: 1 })],
      ["begin", () => host.cue({ do: "begin", cue: "one" })],
      ["end", () => host.cue({ do: "end", cue: "one" })],
      ["skip", () => host.cue({ do: "skip", cue: "one" })],
      ["extend", () => host.cue({ do: "extend", cue: "one", minutes: 1 })],
      ["hold", () => host.cue({ do: "hold" })],
      ["resume", () => host.cue({ do: "resume" })],
      ["preempt", () => host.cue({ do: "preempt", title: "News", text: "News" })],
      ["close", () => host.cue({ do: "close" })],
      ["check a message", () => host.messages.check({ text: "" })],
      ["draft a message", () => host.messages.draft({ text: "" })],
      ["change a message", () => host.messages.change(7, { text: "" })],
      ["approve a message", () => host.messages.approve(7, 7)],
      ["send a message", () => host.messages.send(7)],
      ["correct a message", () => host.messages.correct(7, { text: "" })],
      ["withdraw a message", () => host.messages.withdraw(7)],
      ["take back", () => host.takeBack(0)],
    ];
    for (const [name, ask] of asked) {
      const code = await codeOf(ask);
      const allowed = may(role, "host");
      if ((code === "not-allowed") === allowed || code === "ok") wrong.push(`${role} ${name}: ${code}`);
    }
  }
  expect(wrong).toEqual([]);
}, 60_000);

test("[CON1] [CSL11] What is for those who lead a gathering, or show something, is refused to everybody else, whatever they ask for.", async () => {
  const wrong: string[] = [];
  const tries = [...actors].map(async ([role, visit]) => {
    const { host } = visit;
    const screen = visit.space.screens[0]!.id;
    const of = (power: Power, name: string, ask: () => Promise<unknown>) => ({ power, name, ask });
    const picture = new Blob([new Uint8Array(8)], { type: "image/png" });
    for (const { power, name, ask } of [
      of("lead", "callUp", () => host.callUp({ hand: 999 })),
      of("lead", "moreTime", () => host.moreTime(999, 60)),
      of("lead", "endTurn", () => host.endTurn(999)),
      of("lead", "backInQueue", () => host.backInQueue(999)),
      of("lead", "lowerHand", () => host.lowerHand(999)),
      of("lead", "takeUp", () => host.takeUp(999)),
      of("lead", "answer", () => host.answer(999, "Yes.")),
      of("lead", "park", () => host.park(999, "Soon.")),
      of("lead", "decline", () => host.decline(999, "No.")),
      of("lead", "reopen", () => host.reopen(999)),
      of("lead", "merge", () => host.merge(999, 998)),
      of("lead", "ideaStatus", () => host.ideaStatus(999, "done")),
      of("lead", "openQuestions", () => host.openQuestions(true)),
      of("lead", "openPoll", async () => host.closePoll(await host.openPoll({ question: "A?", options: ["A", "B"] }))),
      of("lead", "closePoll", () => host.closePoll("none")),
      of("lead", "reopenPoll", () => host.reopenPoll("none")),
      of("show", "upload", () => visit.upload(picture, { alt: "" })),
      of("show", "show", () => visit.show(screen, { kind: "image", title: "A", files: [`${"a".repeat(22)}.png`] })),
      of("show", "turn", () => visit.turn(screen, { page: 1 })),
      of("show", "takeOff", () => visit.takeOff(screen)),
      of("show", "showPrepared", () => host.showPrepared(screen, "nothing.png")),
      of("show", "screenBack", () => host.screenBack(screen)),
    ]) {
      const code = await codeOf(ask);
      if ((code === "not-allowed") === may(role, power)) wrong.push(`${role} ${name}: ${code}`);
    }
  });
  await Promise.all(tries);
  expect(wrong).toEqual([]);
}, 60_000);

test("[CON1] [CAP9] [APP1] No other door leads past it: neither HTTP nor the command line's way in acts for whoever has only an id.", async () => {
  const ada = subjects.get("visitor")!;
  const { sanction } = await actors.get("moderator")!.conduct.act({ on: ada.me.person!, do: "warn", rule: "spam" });
  const { case: reported } = await ada.report({ about: actors.get("host")!.me.id, reason: "spam" });
  const appeal = (key: string) =>
    fetch(`${house.url}/api/appeals`, {
      method: "POST",
      headers: { "content-type": "application/json", [KEY_HEADER]: key },
      body: JSON.stringify({ sanction, text: "Not so." }),
    });
  expect((await appeal(actors.get("owner")!.key)).status).toBe(404);
  expect((await appeal(ada.key)).status).toBe(200);
  for (const id of [reported, sanction, ada.me.person!, "..%2fcontrol.json"])
    expect((await fetch(`${house.url}/api/capsules/${id}`)).status, id).toBe(404);
  const { address } = JSON.parse(await readFile(join(house.data, "control.json"), "utf8")) as { address: string };
  for (const token of ["", actors.get("owner")!.key, ada.key]) {
    const answer = await fetch(`${address}/control`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ verb: "invite", request: { role: "owner", space: "plaza" } }),
    });
    expect(answer.status).toBe(403);
  }
});
