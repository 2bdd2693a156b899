/** How long a sanction holds, in words. */
import type { Sanction } from "../../store/store.ts";

/** "10 minutes", "one minute", or null when it has no end of its own. */
export function howLong({ at, until }: Pick<Sanction, "at" | "until">): string | null {
  if (until === null) return null;
  const minutes = Math.max(1, Math.round((until - at) / 60_000));
  return minutes === 1 ? "one minute" : `${minutes} minutes`;
}
