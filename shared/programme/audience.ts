/** Audience: whether a word of the evening is for somebody. Pure. Carries EVE4. */
import type { z } from "zod";
import type { Role } from "../conduct/roles.ts";
import type { Device } from "../protocol/from-client/ticket.ts";
import type { audience } from "./cue.ts";

export type Audience = z.infer<typeof audience>;

/** Whom the house first met less long ago is a newcomer to the evening, ms. */
export const NEW_MS = 24 * 3_600_000;

export type Somebody = {
  /** The innermost zone they stand in. */
  zone: string | null;
  language: string;
  /** When the house first met them, and what time it is now, ms since 1970. */
  since: number;
  now: number;
  role: Role;
  device: Device;
  interests: readonly string[];
};

/** Whether somebody is all of what an audience is; everybody is of one that asks for nothing. */
export function isFor(to: Audience | undefined, one: Somebody): boolean {
  if (to === undefined) return true;
  const { zone, languages, newcomers, roles, interests, devices } = to;
  if (zone !== undefined && zone !== one.zone) return false;
  if (languages !== undefined && !languages.some((language) => speaks(one.language, language))) return false;
  if (newcomers !== undefined && newcomers !== one.now - one.since < NEW_MS) return false;
  if (roles !== undefined && !roles.includes(one.role)) return false;
  if (interests !== undefined && !interests.some((interest) => one.interests.some((own) => isSame(own, interest))))
    return false;
  return devices === undefined || devices.some((device) => device === one.device);
}

const isSame = (own: string, wanted: string): boolean => plain(own) === plain(wanted);
const plain = (interest: string): string => interest.normalize("NFKC").trim().toLowerCase();

/** `pt` is for whoever speaks `pt-BR` too, and not the other way round. */
function speaks(own: string, wanted: string): boolean {
  const [mine, theirs] = [own.toLowerCase(), wanted.toLowerCase()];
  return mine === theirs || mine.startsWith(`${theirs}-`);
}
