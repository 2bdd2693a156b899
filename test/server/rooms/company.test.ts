import { expect, test } from "vitest";
import type { World } from "../../../server/presence/world.ts";
import { Company } from "../../../server/rooms/company.ts";
import type { Visitor } from "../../../server/rooms/visitor.ts";
import { standingOf } from "../../../shared/conduct/standing.ts";

const world = { setHidden: () => {}, setAgreed: () => {} } as unknown as World;

function visitor(person: string, slot: number): Visitor {
  const bare: Partial<Visitor> = { person, avatar: person, slot, role: "visitor" };
  const standing = standingOf([], 0);
  return { ...bare, standing, blocked: new Map(), hidden: new Set(), closer: new Set() } as unknown as Visitor;
}

test("[COPY6] Whoever is hidden in one copy keeps nobody in another from being heard, of the same number in the room too.", () => {
  const here = new Company(world);
  const there = new Company(world);
  const [listener, pest, speaker] = [visitor("listener", 1), visitor("pest", 0), visitor("speaker", 0)];
  here.add(listener);
  here.add(pest);
  there.add(speaker);
  here.setBlocked("listener", "pest", true);
  expect([here.mayHear(listener, pest), here.mayHear(listener, speaker)]).toEqual([false, true]);
  for (const company of [here, there]) company.setBlocked("speaker", "listener", true);
  expect(here.mayHear(listener, speaker)).toBe(false);
});

test("[COPY7] A block ends what the two had agreed to, in whichever copies they are.", () => {
  const here = new Company(world);
  const there = new Company(world);
  const [ada, ben] = [visitor("ada", 0), visitor("ben", 0)];
  ada.closer.add("ben");
  ben.closer.add("ada");
  here.add(ada);
  there.add(ben);
  for (const company of [here, there]) company.setBlocked("ada", "ben", true);
  expect([ada.closer.size, ben.closer.size]).toEqual([0, 0]);
});
