/**
 * Address: which space a path means: `/` is the plaza, `/s/<space>` any other, `/moderate?space=` that one with the cockpit
 * open, `/host?space=` with the console, `/host/run?space=` at one of its parts; with whom, by `?group=`, and what interests
 * whoever comes by it, by `?interests=`. And the path of a space.
 */
import { GROUP_LIMIT, INTEREST_LIMIT, INTERESTS_MOST } from "../../shared/protocol/from-client/ticket.ts";
import type { WorkplaceName } from "../ui/hud/workplace.tsx";

const LOBBY = "plaza";

export function spaceOf(path: string, query = ""): string {
  if (workplaceAt(path) !== null) return new URLSearchParams(query).get("space") ?? LOBBY;
  const found = /^\/s\/([^/]+)\/?$/.exec(path)?.[1];
  if (found === undefined) return LOBBY;
  try {
    return decodeURIComponent(found);
  } catch {
    // A broken escape names no space: the door will say so.
    return found;
  }
}

/** What is wanted first, over the place. */
export function workplaceAt(path: string): WorkplaceName | null {
  if (/^\/moderate\/?$/.test(path)) return "cockpit";
  return /^\/host(\/[a-z]*)?\/?$/.test(path) ? "console" : null;
}

/** Where a space is found. */
export function pathOf(space: string): string {
  return `/s/${encodeURIComponent(space)}`;
}

/** The group that a link's query names, or null; what is too long for one is none. */
export function groupOf(query: string): string | null {
  const group = new URLSearchParams(query).get("group");
  return group === null || group === "" || group.length > GROUP_LIMIT ? null : group;
}

/** The interests that a link's query names, between commas; what no ticket would take is left out. */
export function interestsOf(query: string): string[] {
  const named = (new URLSearchParams(query).get("interests") ?? "").split(",").map((interest) => interest.trim());
  return named.filter(({ length }) => length > 0 && length <= INTEREST_LIMIT).slice(0, INTERESTS_MOST);
}
