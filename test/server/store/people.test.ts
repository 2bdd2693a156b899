/** People on both engines: keys, roles, standing, what they agreed to, export and erasure. */
import { expect, test } from "vitest";
import { verifyChain } from "../../../server/store/ledger.ts";
import { standingOf } from "../../../shared/conduct/standing.ts";
import { onBothEngines } from "./engines.ts";
import { claimOf, messageOf, sanctionOf } from "./rows.ts";

/** How somebody stands of whom nothing was decided. */
const NOTHING = standingOf([], 0);

onBothEngines((engine) => {
  const standing = async (person: string, now: number) =>
    standingOf(await engine.store.conduct.decisions(person, now), now);
  const newcomer = async (name?: string) => {
    const made = await engine.store.people.create(1000);
    if (name !== undefined) {
      await engine.store.people.arrived(made.person, { name, rules: "v1", shown: true, now: 1000 });
    }
    return made;
  };

  test("[STO1] A person is found again by the key, and by nothing else.", async () => {
    const { people } = engine.store;
    const { person, key } = await newcomer();
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await people.find(key)).toBe(person);
    expect(await people.find(`${key.slice(0, -1)}${key.endsWith("A") ? "E" : "A"}`)).toBeNull();
    expect(await people.find(person)).toBeNull();
    expect(await people.known(person)).toBe(true);
    expect(await people.known("nobody")).toBe(false);
  });

  test("[STO1] A key that a client chose makes one person, however often and at once it comes.", async () => {
    const { people } = engine.store;
    const key = "k".repeat(43);
    const persons = await Promise.all(Array.from({ length: 10 }, () => people.adopt(key, 1000)));
    expect(new Set(persons).size).toBe(1);
    expect(await people.find(key)).toBe(persons[0]);
  });

  test("[STO2] The version of the rules counts as agreed to only when it was shown.", async () => {
    const { people } = engine.store;
    const { person } = await newcomer();
    expect(await people.agreed(person)).toBeNull();
    await people.arrived(person, { name: "Bo", rules: "v1", shown: false, now: 1000 });
    expect(await people.agreed(person)).toBeNull();
    await people.arrived(person, { name: "Bo", rules: "v1", shown: true, now: 2000 });
    await people.arrived(person, { name: "Bo", rules: "v2", shown: true, now: 3000 });
    expect(await people.agreed(person)).toBe("v2");
    await people.arrived(person, { name: "Bo", rules: "v1", shown: true, now: 4000 });
    expect(await people.agreed(person)).toBe("v1");
  });

  test("[STO3] A bubble is kept as it was set; before that it is for strangers, of the usual size.", async () => {
    const { people } = engine.store;
    const { person } = await newcomer();
    expect(await people.bubble(person)).toEqual({ radius: null, for: "strangers" });
    await people.setBubble(person, { radius: 0.75, for: "everyone" });
    expect(await people.bubble(person)).toEqual({ radius: 0.75, for: "everyone" });
    await people.setBubble(person, { radius: null, for: "nobody" });
    expect(await people.bubble(person)).toEqual({ radius: null, for: "nobody" });
  });

  test("[STO4] A mute holds until its time or an unmute, and a shorter one never shortens it.", async () => {
    const { conduct } = engine.store;
    const { person } = await newcomer();
    const { person: by } = await newcomer();
    const act = (id: string, given: Partial<Parameters<typeof conduct.record>[0]>) =>
      conduct.record(sanctionOf(person, by, { id: `${id}-${engine.name}`, ...given }));
    expect(await standing(person, 0)).toEqual(NOTHING);

    await act("m1", { until: 5000, at: 1000 });
    await act("m2", { until: 3000, at: 1100 });
    expect((await standing(person, 2000)).muted).toMatchObject({
      until: 5000,
      rule: "spam",
      sanction: `m1-${engine.name}`,
    });
    expect((await standing(person, 5000)).muted).toBeNull();
    await act("m3", { until: null, rule: "abuse", at: 1200 });
    await act("m4", { until: 9000, at: 1300 });
    expect((await standing(person, 2000)).muted).toMatchObject({ until: null, rule: "abuse" });
    await act("m5", { act: "unmute", at: 1400 });
    expect((await standing(person, 2000)).muted).toBeNull();
    await act("m6", { until: 9000, at: 1500 });
    expect((await standing(person, 2000)).muted).toMatchObject({ until: 9000 });
  });

  test("[STO4] A kick with minutes bars one space until then; one without bars nothing.", async () => {
    const { conduct } = engine.store;
    const { person } = await newcomer();
    const { person: by } = await newcomer();
    const kick = (id: string, space: string, until: number | null) =>
      conduct.record(sanctionOf(person, by, { id: `${id}-${engine.name}`, act: "kick", space, until }));
    await kick("k1", "plaza", null);
    expect((await standing(person, 2000)).barred).toEqual([]);
    await kick("k2", "plaza", 5000);
    await kick("k3", "plaza", 3000);
    await kick("k4", "field", 4000);
    expect((await standing(person, 2000)).barred).toMatchObject([
      { space: "plaza", until: 5000, rule: "spam" },
      { space: "field", until: 4000, rule: "spam" },
    ]);
    expect((await standing(person, 4000)).barred).toMatchObject([{ space: "plaza", until: 5000, rule: "spam" }]);
    expect((await standing(person, 5000)).barred).toEqual([]);
  });

  test("[STO5] The export holds all that the house knows of a person, and nothing that others wrote.", async () => {
    const { people, blocks, conduct, invitations, messages, ledger } = engine.store;
    const { person } = await newcomer("Zoë 🪿");
    const { person: other } = await newcomer("Olaf");
    const token = await invitations.create({ role: "host", space: "plaza", expires: 9000 }, null, 1000);
    await invitations.redeem(token, person, "plaza", 1500);
    await people.setBubble(person, { radius: 2, for: "everyone" });
    const block = await blocks.add(person, other, "Olaf", 1600);
    await blocks.add(other, person, "Zoë", 1600);
    const id = `x-${engine.name}`;
    await conduct.record(sanctionOf(person, other, { id, note: "wrote it 50 times", at: 1700, until: 2000 }));
    const said = Array.from({ length: 450 }, (_, i) =>
      messageOf(person, { id: `${id}-${i}`, name: "Zoë", text: `word ${i}`, at: 1800 + i, hearers: [person, other] }),
    );
    await messages.add([...said, messageOf(other, { id: `${id}-o`, text: "mine alone", hearers: [person, other] })]);

    const about = (await people.export(person)) as Record<string, unknown>;
    expect(about).toMatchObject({
      person,
      since: 1000,
      name: "Zoë 🪿",
      bubble: { radius: 2, for: "everyone" },
      roles: [{ space: "plaza", role: "host", at: 1500 }],
      acceptances: [{ version: "v1", shown: true, first: 1000, last: 1000 }],
      sanctions: [{ id, act: "mute", rule: "spam", note: "wrote it 50 times", byRole: "moderator", until: 2000 }],
      blocks: [block],
    });
    expect(about.messages).toEqual(said.map(({ author, hearers, ...rest }) => rest));
    const text = JSON.stringify(about);
    expect(text).not.toContain("mine alone");
    expect(text).not.toContain(other);
    // With salt and value in hand, a person can check what the ledger says of them.
    const opened = about.ledger as { seq: number; field: string; salt: string; value: string }[];
    expect(opened.map(({ field }) => field)).toEqual(["person", expect.any(String), expect.any(String)]);
    const [role, sanction] = await ledger.read(opened[0]!.seq - 1, 2);
    expect([role!.entry.role, sanction!.entry.sanction]).toEqual(["host", id]);
    const ofSanction = opened.filter(({ seq }) => seq === sanction!.seq).map(({ field }) => field);
    expect(ofSanction.sort()).toEqual(["note", "person"]);
    expect(await people.export("nobody")).toEqual({});
  });

  test("[STO6] Whoever is forgotten is gone from every answer, and the ledger stays whole.", async () => {
    const { people, blocks, conduct, invitations, messages, tickets, ledger } = engine.store;
    const { person, key } = await newcomer("Gone");
    const { person: other, key: otherKey } = await newcomer("Stays");
    const token = await invitations.create({ role: "moderator", space: "plaza", expires: 9000 }, person, 1000);
    const mine = await invitations.create({ role: "moderator", space: "plaza", expires: 9000 }, null, 1000);
    await invitations.redeem(mine, person, "plaza", 1000);
    const ticket = await tickets.issue(claimOf(person), 9000);
    await blocks.add(person, other, "Stays", 1000);
    await blocks.add(other, person, "Gone", 1000);
    const id = `g-${engine.name}`;
    await conduct.record(sanctionOf(person, other, { id, note: "about the one who goes" }));
    await conduct.record(sanctionOf(other, person, { id: `${id}2` }));
    await messages.add([
      messageOf(person, { id: `${id}-1`, hearers: [person, other] }),
      messageOf(other, { id: `${id}-2`, hearers: [person, other] }),
    ]);
    const before = await ledger.read(0, 10_000);

    await people.forget(person, 2000);
    expect(await people.find(key)).toBeNull();
    expect(await people.known(person)).toBe(false);
    expect(await people.export(person)).toEqual({});
    expect(await people.roleIn(person, "plaza")).toBe("visitor");
    expect(await invitations.staffNames(null)).not.toContain("Gone");
    expect(await tickets.claim(ticket, 2000)).toBeNull();
    expect(await blocks.list(other)).toEqual([]);
    expect(await blocks.between(other)).toEqual([]);
    const heard = await messages.heard(other, "plaza", undefined, 10);
    expect(heard.map((message) => [message.id, message.hearers])).toEqual([[`${id}-2`, [other]]]);

    expect(await people.find(otherKey)).toBe(other);
    expect((await standing(other, 2000)).muted).toMatchObject({ sanction: `${id}2` });
    const after = await ledger.read(0, 10_000);
    expect(after).toEqual(before);
    expect(verifyChain(after)).toBeNull();
    expect(await invitations.redeem(token, other, "plaza", 2000)).toBe("moderator");

    // What is still under way for somebody forgotten changes nothing and fails nothing.
    await messages.add([messageOf(person, { id: `${id}-3` }), messageOf(other, { id: `${id}-4` })]);
    await conduct.record(sanctionOf(person, other, { id: `${id}3` }));
    await people.forget(person, 3000);
    expect((await messages.heard(other, "plaza", undefined, 1))[0]!.id).toBe(`${id}-4`);
    expect(await standing(person, 2000)).toEqual(NOTHING);
    expect(verifyChain(await ledger.read(0, 10_000))).toBeNull();
  });

  test("[STO7] What was written is there when the store is opened again, and migrations are applied once.", async () => {
    const { person, key } = await newcomer("Persists");
    await engine.reopen();
    expect(await engine.store.people.find(key)).toBe(person);
    expect(await engine.store.people.export(person)).toMatchObject({ name: "Persists" });
    await engine.store.ping();
  });

  test("[STO8] A secret that is not the one of this store stops the opening with one sentence.", async () => {
    await expect(engine.reopen("another secret")).rejects.toThrow(
      /^STOA_SECRET, or the secret kept in the data folder, is not the one this store was made with\.$/,
    );
    await engine.reopen();
    await engine.store.ping();
  });
});
