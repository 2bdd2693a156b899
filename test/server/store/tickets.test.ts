/** Tickets on both engines. */
import { expect, test } from "vitest";
import { onBothEngines } from "./engines.ts";
import { claimOf } from "./rows.ts";

onBothEngines((engine) => {
  test("[STO11] A ticket is claimed once, as it was issued, and not after its time.", async () => {
    const { people, tickets } = engine.store;
    const { person } = await people.create(1000);
    const ticket = await tickets.issue(claimOf(person, "Ünal 🌿"), 5000);
    expect(ticket).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await tickets.claim(ticket, 5000)).toEqual(claimOf(person, "Ünal 🌿"));
    expect(await tickets.claim(ticket, 5000)).toBeNull();
    const late = await tickets.issue(claimOf(person), 5000);
    expect(await tickets.claim(late, 5001)).toBeNull();
    expect(await tickets.claim("unknown", 1000)).toBeNull();
  });

  test("[STO11] Of 100 claims at once, one is granted.", async () => {
    const { people, tickets } = engine.store;
    const { person } = await people.create(1000);
    const ticket = await tickets.issue(claimOf(person), 5000);
    const claims = await Promise.all(Array.from({ length: 100 }, () => tickets.claim(ticket, 2000)));
    expect(claims.filter((claim) => claim !== null)).toEqual([claimOf(person)]);
  });

  test("[STO11] A ticket for nobody is refused.", async () => {
    await expect(engine.store.tickets.issue(claimOf("nobody"), 5000)).rejects.toThrow("no such person");
  });
});
