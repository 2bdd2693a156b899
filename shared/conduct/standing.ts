/**
 * Standing: what somebody is under, as the fold of all that was ever decided about them. The store, the door and the
 * rooms fold the same decisions, so a person stands everywhere as they stand on record. Carries CON9 to CON12.
 */
import type { Act } from "../protocol/from-client/conduct.ts";
import type { MachineAct } from "./ladder.ts";

/** What was decided about somebody, once. Times are ms since 1970. */
export type Decision = {
  id: string;
  /** `undo` takes back the decision `of`, as if it had never been. */
  act: Act | MachineAct | "undo";
  space: string;
  rule: string;
  at: number;
  /** When it ends by itself; null is for good. */
  until: number | null;
  /** The decision that this one undoes, or lengthens as a second moderator. */
  of: string | null;
};

/** Something that holds, and what it rests on. */
export type Held = Pick<Decision, "rule" | "at" | "until"> & { sanction: string };

export type Standing = {
  /** They may write only now and then. */
  slowed: Held | null;
  /** Nobody hears or reads them. */
  muted: Held | null;
  /** Staff alone see, hear and read them, and they staff. */
  isolated: Held | null;
  /** They may enter no space of the house. */
  banned: Held | null;
  /** Spaces they were sent out of and may not enter yet. */
  barred: readonly (Held & { space: string })[];
};

/** What holds for a time, by the act that gives it; and what lifts all of it that was given before. */
const GIVES = { slow: "slowed", mute: "muted", isolate: "isolated", ban: "banned" } as const;
const LIFTS = { unmute: "muted", release: "isolated", unban: "banned" } as const;

type Lasting = (typeof GIVES)[keyof typeof GIVES];

/** Which of a standing an act gives; null for one that gives nothing lasting. */
export function givenBy(act: Decision["act"]): Lasting | null {
  return act in GIVES ? GIVES[act as keyof typeof GIVES] : null;
}

/** Which of a standing an act lifts; null for one that lifts nothing. */
export function liftedBy(act: Decision["act"]): Lasting | null {
  return act in LIFTS ? LIFTS[act as keyof typeof LIFTS] : null;
}

/**
 * How somebody stands at `now` (ms since 1970), by their decisions in the order of their times. Of several that hold,
 * the one that ends last counts; one that was undone does not, nor what rests on it.
 */
export function standingOf(decisions: readonly Decision[], now: number): Standing {
  const undone = new Set(decisions.filter(({ act }) => act === "undo").map(({ of }) => of));
  const held: Record<Lasting, Held | null> = { slowed: null, muted: null, isolated: null, banned: null };
  const barred = new Map<string, Held & { space: string }>();
  for (const { id, act, space, rule, at, until, of } of decisions) {
    if (act === "undo" || undone.has(id) || (of !== null && undone.has(of))) continue;
    const lifted = liftedBy(act);
    if (lifted !== null) held[lifted] = null;
    if (until !== null && until <= now) continue;
    const given = givenBy(act);
    const one = { sanction: id, rule, at, until };
    if (given !== null) held[given] = longer(held[given], one);
    if (act === "kick" && until !== null) barred.set(space, longer(barred.get(space), { ...one, space }));
  }
  return { ...held, barred: [...barred.values()] };
}

/** When anything of a standing ends by itself next, ms since 1970; null where nothing does. */
export function nextEnd({ slowed, muted, isolated, banned }: Standing): number | null {
  const ends = [slowed, muted, isolated, banned].flatMap((one) => one?.until ?? []);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Of two of one kind, the one that ends last holds, whichever was given first. */
function longer<One extends { until: number | null }>(held: One | null | undefined, given: One): One {
  if (!held) return given;
  return held.until !== null && (given.until === null || given.until > held.until) ? given : held;
}
