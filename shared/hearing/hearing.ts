/**
 * Hearing: who can hear whose text. Carries HEAR1 to HEAR3. Pure: places and zones in, yes or no out.
 * Muting and blocking are conduct's and company's business, not ours.
 */
import type { Vec3 } from "../pose/pose.ts";
import type { Space } from "../space/space.ts";

export type Hearer = { position: Vec3; zone: string | null };

/** How far text carries from somebody in `zone`, metres. */
export function textReach(space: Space, zone: string | null): number {
  return zoneHearing(space, zone)?.text ?? space.hearing.text;
}

/** Whether `listener` hears what `speaker` says to whoever is near. Distances are in three dimensions. */
export function hearsText(space: Space, speaker: Hearer, listener: Hearer): boolean {
  if (!carries(space, speaker.zone, listener.zone)) return false;
  return distance(speaker.position, listener.position) <= textReach(space, speaker.zone);
}

/** Nothing is heard across the edge of a closed zone. */
function carries(space: Space, a: string | null, b: string | null): boolean {
  if (a === b) return true;
  return !zoneHearing(space, a)?.closed && !zoneHearing(space, b)?.closed;
}

function zoneHearing(space: Space, zone: string | null) {
  return zone === null ? undefined : space.zones.find((one) => one.id === zone)?.hearing;
}

function distance(a: Vec3, b: Vec3): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
}
