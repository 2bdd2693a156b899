/**
 * Conduct: mute, unmute, kick by a moderator, citing a house rule. Carries CON1 to CON5.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { may } from "../../../shared/conduct/roles.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { carryOut } from "../../conduct/measure.ts";
import { handsOf } from "../hands.ts";
import type { Handler } from "./verb.ts";

export const act: Handler<"act"> = async ({ house, space }, visitor, asked) => {
  if (!may(visitor.role, "moderate")) throw new StoaError("not-allowed", "Only moderators can do that.");
  if (!house.rulesOf(space.id).rules.some((rule) => rule.id === asked.rule)) {
    throw new StoaError("invalid", "Every measure cites one of the house rules.");
  }
  if (!(await house.store.people.known(asked.on))) throw new StoaError("not-found", "There is nobody of that id.");
  const role = await house.store.people.roleIn(asked.on, space.id);
  if (!may(visitor.role, "moderate", role)) {
    throw new StoaError("not-allowed", "Nobody acts on an equal or higher role.");
  }
  await house.hooks.beforeAct?.({ on: asked.on, do: asked.do, rule: asked.rule, by: visitor.person, space: space.id });
  const now = Math.round(house.now());
  const id = randomUUID();
  await carryOut(
    {
      id,
      person: asked.on,
      act: asked.do,
      space: space.id,
      rule: asked.rule,
      note: asked.note ?? null,
      by: visitor.person,
      byRole: visitor.role,
      at: now,
      until: asked.minutes === undefined ? null : now + Math.round(asked.minutes * 60_000),
    },
    handsOf(house),
    house.store,
    wait,
  );
  return { sanction: id };
};
