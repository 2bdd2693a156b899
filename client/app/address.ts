/**
 * Address: which space a path means: `/` is the plaza, `/s/<space>` any other, `/moderate?space=` that one with the cockpit
 * open; and with whom, by `?group=`. And the path of a space.
 */
import { GROUP_LIMIT } from "../../shared/protocol/from-client/ticket.ts";

const LOBBY = "plaza";

export function spaceOf(path: string, query = ""): string {
  if (moderatesAt(path)) return new URLSearchParams(query).get("space") ?? LOBBY;
  const found = /^\/s\/([^/]+)\/?$/.exec(path)?.[1];
  if (found === undefined) return LOBBY;
  try {
    return decodeURIComponent(found);
  } catch {
    // A broken escape names no space: the door will say so.
    return found;
  }
}

/** Whether the cockpit is wanted first. */
export function moderatesAt(path: string): boolean {
  return /^\/moderate\/?$/.test(path);
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
