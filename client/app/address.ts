/** Address: which space a path means: `/` is the plaza, `/s/<space>` any other. */
const LOBBY = "plaza";

export function spaceOf(path: string): string {
  const found = /^\/s\/([^/]+)\/?$/.exec(path)?.[1];
  if (found === undefined) return LOBBY;
  try {
    return decodeURIComponent(found);
  } catch {
    // A broken escape names no space: the door will say so.
    return found;
  }
}
