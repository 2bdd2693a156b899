/** Invitations and roles on both engines. */
import { expect, test } from "vitest";
import { onBothEngines } from "./engines.ts";

onBothEngines((engine) => {
  const newcomer = async () => (await engine.store.people.create(1000)).person;

  test("[STO9] A house has no owner until an owner's link was made.", async () => {
    const { invitations, people } = engine.store;
    expect(await invitations.ownerless()).toBe(true);
    const token = await invitations.create({ role: "owner", space: "plaza", expires: 9000 }, null, 1000);
    expect(await invitations.ownerless()).toBe(false);
    const owner = await newcomer();
    expect(await invitations.redeem(token, owner, "plaza", 2000)).toBe("owner");
    expect(await invitations.ownerless()).toBe(false);
    expect(await people.roleIn(owner, "plaza")).toBe("owner");
    expect(await people.roleIn(owner, "field")).toBe("owner");
  });

  test("[STO9] An invitation gives its role once, in its space, until it expires.", async () => {
    const { invitations, people } = engine.store;
    const person = await newcomer();
    const make = () => invitations.create({ role: "moderator", space: "plaza", expires: 5000 }, null, 1000);
    const token = await make();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await invitations.redeem(token, person, "field", 2000)).toBeNull();
    expect(await invitations.redeem(token, person, "plaza", 5001)).toBeNull();
    expect(await invitations.redeem("unknown", person, "plaza", 2000)).toBeNull();
    expect(await people.roleIn(person, "plaza")).toBe("visitor");
    expect(await invitations.redeem(token, person, "plaza", 5000)).toBe("moderator");
    expect(await people.roleIn(person, "plaza")).toBe("moderator");
    expect(await people.roleIn(person, "field")).toBe("visitor");
    expect(await invitations.redeem(token, person, "plaza", 2000)).toBeNull();
  });

  test("[STO9] Of many who redeem one invitation at once, one has the role.", async () => {
    const { invitations, people } = engine.store;
    const token = await invitations.create({ role: "host", space: "plaza", expires: 5000 }, null, 1000);
    const crowd = await Promise.all(Array.from({ length: 20 }, newcomer));
    const given = await Promise.all(crowd.map((person) => invitations.redeem(token, person, "plaza", 2000)));
    expect(given.filter((role) => role === "host")).toHaveLength(1);
    expect(given.filter((role) => role === null)).toHaveLength(19);
    const roles = await Promise.all(crowd.map((person) => people.roleIn(person, "plaza")));
    expect(roles.filter((role) => role === "host")).toHaveLength(1);
  });

  test("[STO9] An owner who redeems another invitation stays the owner.", async () => {
    const { invitations, people } = engine.store;
    const person = await newcomer();
    const owner = await invitations.create({ role: "owner", space: "plaza", expires: 5000 }, null, 1000);
    const host = await invitations.create({ role: "host", space: "plaza", expires: 5000 }, person, 1000);
    await invitations.redeem(owner, person, "plaza", 2000);
    expect(await invitations.redeem(host, person, "plaza", 2000)).toBe("owner");
    expect(await people.roleIn(person, "plaza")).toBe("owner");
  });

  test("[LED6] A role that somebody comes to have stands in the ledger with it, without a name; nothing where it changed nothing.", async () => {
    const { invitations, people, ledger } = engine.store;
    const [person, by] = [await newcomer(), await newcomer()];
    const { seq: before } = await ledger.head();
    const commitment = { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) };
    const redeem = async (role: "owner" | "host" | "moderator", inviter: string | null) => {
      const token = await invitations.create({ role, space: "plaza", expires: 5000 }, inviter, 1000);
      await invitations.redeem(token, person, "plaza", 2000);
    };
    await redeem("host", null);
    await redeem("host", by);
    await redeem("moderator", by);
    await redeem("owner", null);
    await redeem("owner", null);
    const rows = await ledger.read(before, 10);
    expect(rows.map(({ entry }) => entry)).toEqual([
      { kind: "role", role: "host", space: "plaza", at: 2000, person: commitment, by: null },
      { kind: "role", role: "moderator", space: "plaza", at: 2000, person: commitment, by: commitment },
      { kind: "role", role: "owner", space: "*", at: 2000, person: commitment, by: null },
    ]);
    for (const secret of [person, by]) expect(JSON.stringify(rows)).not.toContain(secret);
    const opened = (await people.export(by)).ledger;
    expect(opened).toMatchObject([{ seq: before + 2, field: "by", value: by }]);
  });

  test("[LED6] A role that cannot be written in the ledger is not given, and its invitation is not spent.", async () => {
    const { invitations, people, ledger } = engine.store;
    const person = await newcomer();
    const token = await invitations.create({ role: "host", space: "plaza", expires: 5000 }, null, 1000);
    const before = await ledger.head();
    // No time that JSON can say.
    await expect(invitations.redeem(token, person, "plaza", Number.NEGATIVE_INFINITY)).rejects.toThrow();
    expect(await ledger.head()).toEqual(before);
    expect(await people.roleIn(person, "plaza")).toBe("visitor");
    expect(await invitations.redeem(token, person, "plaza", 2000)).toBe("host");
  });

  test("[LED6] Of many links to one role redeemed at once by one person, one row is written.", async () => {
    const { invitations, ledger } = engine.store;
    const person = await newcomer();
    const { seq: before } = await ledger.head();
    const make = () => invitations.create({ role: "host", space: "plaza", expires: 5000 }, null, 1000);
    const tokens = await Promise.all(Array.from({ length: 8 }, make));
    await Promise.all(tokens.map((token) => invitations.redeem(token, person, "plaza", 2000)));
    expect(await ledger.read(before, 10)).toHaveLength(1);
  });

  test("[STO10] Names of staff, here or invited, are told for the check of look-alikes; those of visitors are not.", async () => {
    const { invitations, people } = engine.store;
    const [mo, bot, guest] = [await newcomer(), await newcomer(), await newcomer()];
    const arrive = (person: string, name: string) =>
      people.arrived(person, { name, rules: "v1", shown: true, now: 1000 });
    await Promise.all([arrive(mo, "Mo"), arrive(bot, "Robo"), arrive(guest, "Guest")]);
    const invite = (role: "moderator" | "bot", name: string) =>
      invitations.create({ role, space: "plaza", name, expires: 5000 }, null, 1000);
    await invitations.redeem(await invite("moderator", "Mo to be"), mo, "plaza", 2000);
    await invitations.redeem(await invite("bot", "Robo to be"), bot, "plaza", 2000);
    await invite("moderator", "Nils");
    expect((await invitations.staffNames(null)).sort()).toEqual(["Mo", "Nils"]);
    expect(await invitations.staffNames(mo)).toEqual(["Nils"]);
    expect((await invitations.staffNames(guest)).sort()).toEqual(["Mo", "Nils"]);
  });
});
