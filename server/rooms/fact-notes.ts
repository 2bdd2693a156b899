/** Fact notes: what a room tells rules of somebody's coming and of their words. Carries RUL8. */
import { capitalsIn, gistOf, linksIn } from "../../shared/conduct/word-facts.ts";
import { listedIn } from "../word-lists.ts";
import { NEWCOMER_MS } from "./microphones.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** Somebody stands here; `since` is when the house first met them, ms since 1970. */
export function noteArrival({ house, space }: SpaceRoom, visitor: Visitor, since: number): void {
  const { person, role, fields } = visitor;
  house.facts.comes(person, role);
  house.facts.note(space.id, person, "arrived");
  if (since + NEWCOMER_MS > house.now()) house.facts.note(space.id, person, "joined");
  if (listedIn(fields.name) > 0) house.facts.note(space.id, person, "name");
}

/** Somebody wrote something, and it was told. */
export function noteWords({ house, space }: SpaceRoom, { person }: Visitor, text: string): void {
  const again = house.facts.saidBy(person).says(gistOf(text), house.now());
  const note = (kind: Parameters<typeof house.facts.note>[2], value?: number) =>
    house.facts.note(space.id, person, kind, value);
  note("messages");
  if (again) note("repeats");
  const links = linksIn(text);
  if (links > 0) note("links", links);
  const capitals = capitalsIn(text);
  if (capitals !== null) note("capitals", capitals);
  if (listedIn(text) > 0) note("listed");
}
