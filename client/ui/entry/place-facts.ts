/**
 * PlaceFacts: what the door tells anybody who stands before it: the place, who is there, and the house rules.
 */
import { z } from "zod";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { type Space, spaceSchema } from "../../../shared/space/space.ts";
import { houseRules as rulesAt } from "../../net/index.ts";

const factsSchema = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  people: z.number(),
  brand: spaceSchema.shape.brand,
});
export type PlaceFacts = z.infer<typeof factsSchema>;

/** What the door says of a space. Rejects when it does not answer; null when there is no such space. */
export async function placeFacts(space: string, signal: AbortSignal): Promise<PlaceFacts | null> {
  const answer = await fetch(`/api/spaces/${encodeURIComponent(space)}`, { signal });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`the door answered ${answer.status}`);
  return factsSchema.parse(await answer.json());
}

/** The house rules of a space, with their version. Rejects when the door does not answer. */
export function houseRules(space: string, signal: AbortSignal): Promise<HouseRules> {
  return rulesAt(location.origin, space, signal);
}

/** The space's own file, from which its picture is drawn. Rejects when there is none that can be read. */
export async function placeFile(space: string, signal: AbortSignal): Promise<Space> {
  const answer = await fetch(`/spaces/${encodeURIComponent(space)}/space.json`, { signal });
  if (!answer.ok) throw new Error(`the door answered ${answer.status}`);
  return spaceSchema.parse(await answer.json());
}
