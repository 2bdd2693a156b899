/** Standing: how my microphone stands, in one word, of everything that has a say in it. */
import type { Microphone } from "../../../shared/protocol/from-server/index.ts";
import type { SessionState } from "../../voice/index.ts";

/** What stands in the way though nobody keeps me from speaking. */
export type Trouble = NonNullable<SessionState["failure"]> | "source-ended";

/**
 * `never`: this browser has no voice. `muted`, `held` (newcomers listen first), `audience` (the evening keeps it silent) and `hushed` (a host shut it) are others'
 * doing, at the latest until then, ms since 1970. `shut` is mine, and `off` is not opened yet.
 */
export type Standing =
  | { is: "never" | "opening" | "on" | "shut" | "off" }
  | { is: "muted" | "held" | "audience" | "hushed"; until: number | null }
  | { is: "failed"; trouble: Trouble };

/** `muted` is null while I am not, and until when I am, where somebody said so. Times are ms since 1970. */
export function standingOf(
  { hears, microphone, failure, silenced }: SessionState,
  held: Microphone["held"],
  muted: { until: number | null } | null,
  now: number,
): Standing {
  if (hears === "never") return { is: "never" };
  if (muted !== null) return { is: "muted", until: muted.until };
  if (held !== null && held.until > now) return { is: "held", until: held.until };
  if (microphone === "on" || microphone === "opening") return { is: microphone };
  if (silenced?.reason === "audience") return { is: "audience", until: null };
  if (silenced?.reason === "hushed") return { is: "hushed", until: silenced.until ?? null };
  if (failure !== null && failure !== "not-allowed") return { is: "failed", trouble: failure };
  if (silenced?.reason === "source-ended") return { is: "failed", trouble: "source-ended" };
  return { is: microphone };
}
