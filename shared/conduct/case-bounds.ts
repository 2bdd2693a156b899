/**
 * CaseBounds: how much goes on in one open case, however much is reported and however often rules act. Pure: times are ms
 * since 1970 and passed in. Carries CAS15 and CAS17.
 */
import type { CaseDeed, CaseState, Flag } from "./case.ts";

/** What one person reports again is on the case so often. */
export const AGAIN_MOST = 10;
/** What people write in their reports is kept with one case up to so many characters together. */
export const WRITTEN_MOST = 100_000;
/** What the same rules do again is on the case once in so long, ms. */
export const FLAG_EVERY_MS = 60_000;
/** So often at most, but for what is graver than all before. */
export const FLAGS_MOST = 20;

/** `no-words`: it is taken without what was written; `none`: it is on the case already, as often as it need be. */
export type Room = "all" | "no-words" | "none";

/**
 * What there is room for in an open case.
 * @param written how many characters of reports it has
 * @param more how many characters come with this one
 */
export function roomFor(state: CaseState, deed: CaseDeed, by: string | null, now: number, written = 0, more = 0): Room {
  if (deed.kind === "flagged") return isNews(state.flags, deed, now) ? "all" : "none";
  if (deed.kind !== "reported") return "all";
  const times = by === null ? 0 : (state.reporters.get(by)?.times ?? 0);
  const fits = written + more <= WRITTEN_MOST;
  if (times === 0) return fits ? "all" : "no-words";
  return times <= AGAIN_MOST && fits ? "all" : "none";
}

/** Graver than all before, of another rule, or a while later. */
function isNews(flags: CaseState["flags"], { rule, severity }: Flag, now: number): boolean {
  if (flags.every((one) => one.severity < severity)) return true;
  if (flags.length >= FLAGS_MOST) return false;
  return flags.every((one) => one.rule !== rule) || now - flags.at(-1)!.at >= FLAG_EVERY_MS;
}
