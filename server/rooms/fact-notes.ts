/** Fact notes: what a room tells rules of somebody's coming and of their words. Carries RUL8. */
import type { NotedKind } from "../../shared/conduct/facts.ts";
import { capitalsIn, gistOf, linksIn } from "../../shared/conduct/word-facts.ts";
import { MotionWatch } from "../presence/motion-watch.ts";
import type { Corrected } from "../presence/world.ts";
import { listedIn } from "../word-lists.ts";
import { NEWCOMER_MS } from "./microphones.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** Looks, after each step of a room, at how people move towards one another. */
export function createMotionNotes(room: SpaceRoom): (corrected: readonly Corrected[], now: number) => void {
  const { house, company, circles, world, space } = room;
  const watch = new MotionWatch(world.bodies.capacity);
  const together = (slot: number, other: number) => {
    const [a, b] = [company.at(slot), company.at(other)];
    if (!a || !b || circles.members(slot).includes(other)) return true;
    return (a.group !== null && a.group === b.group) || house.friends.of(a.person).has(b.person);
  };
  const note = (slot: number, kind: NotedKind, value: number) => {
    const visitor = company.at(slot);
    if (visitor) house.facts.note(space.id, visitor.person, kind, value);
  };
  return (corrected, now) => watch.step(world, corrected, now, together, note);
}

/** Somebody stands here; `since` is when the house first met them, ms since 1970. */
export function noteArrival({ house, space }: SpaceRoom, visitor: Visitor, since: number): void {
  const { person, role, fields } = visitor;
  const isFirst = house.facts.comes(person, role);
  house.facts.note(space.id, person, "arrived");
  // Whoever comes again and again is no wave.
  if (isFirst && since + NEWCOMER_MS > house.now()) house.facts.note(space.id, person, "joined");
  if (listedIn(fields.name) > 0) house.facts.note(space.id, person, "name");
}

/** Somebody wrote something, and it was told. */
export function noteWords({ house, space }: SpaceRoom, { person }: Visitor, text: string): void {
  const again = house.facts.saidBy(person).says(gistOf(text), house.now());
  const note = (kind: NotedKind, value?: number) => house.facts.note(space.id, person, kind, value);
  note("messages");
  if (again) note("repeats");
  const links = linksIn(text);
  if (links > 0) note("links", links);
  const capitals = capitalsIn(text);
  if (capitals !== null) note("capitals", capitals);
  if (listedIn(text) > 0) note("listed");
}
