/**
 * Queue: who wants to speak, and who is up. What happened is a list of events that only grows; how it stands is a fold over
 * them. A hand is known by the number of the event that raised it, so that no event but that one leads to a person. Pure:
 * times are ms since 1970 and passed in. Carries FLO1 to FLO6.
 */

/** What happened, without who and when. */
export type FloorDeed =
  /** `newcomer`: the house met them lately. */
  | { kind: "raised"; newcomer: boolean }
  | { kind: "lowered"; hand: number }
  /** They are up, on a seat of the stage that nobody else has, for so many seconds. */
  | { kind: "called"; hand: number; seat: string; seconds: number }
  /** Their time is so many seconds longer; fewer than none makes it shorter. */
  | { kind: "extended"; hand: number; seconds: number }
  /** They are back on their own seat: whoever says so, their turn is over. */
  | { kind: "returned"; hand: number }
  /** Calling them up was a mistake: they wait again where they waited. */
  | { kind: "put-back"; hand: number }
  /** They left the space; for a while their place is kept. */
  | { kind: "left"; hand: number }
  | { kind: "came-back"; hand: number }
  /** They were away for too long: their place is gone. */
  | { kind: "timed-out"; hand: number };

/** One event; `n` counts from 0, `by` is a person, null for the clock and for whoever was forgotten. */
export type FloorEvent = { n: number; at: number; by: string | null } & FloorDeed;

/** A raised hand. */
export type Hand = {
  id: number;
  person: string;
  at: number;
  newcomer: boolean;
  /** Since when they are away; null while they are here. */
  leftAt: number | null;
};

/** Somebody is up. `until` is when their time is over, ms since 1970. */
export type Turn = {
  hand: number;
  person: string;
  seat: string;
  at: number;
  until: number;
  /** The hand they had up until then, and how many turns there had been since a newcomer's first where it was one; else null. */
  was: Hand;
  first: number | null;
};

export type Floor = {
  /** In the order in which they were raised. */
  waiting: readonly Hand[];
  up: readonly Turn[];
  /** Newcomers who had their first turn. */
  had: ReadonlySet<string>;
  /** How many turns there were since one was a newcomer's first. */
  sinceNewcomer: number;
};

export const NOBODY_UP: Floor = { waiting: [], up: [], had: new Set(), sinceNewcomer: 0 };

/** One turn in so many is a newcomer's first, while one waits. */
export const NEWCOMER_EVERY = 10;
/** Whoever comes back within this keeps their place, ms. */
export const KEPT_MS = 2 * 60_000;
/** So many hands at most are up at once. */
export const HANDS_MOST = 1000;
/** How long somebody is up unless told, and at most; seconds. */
export const TURN_S = 120;
export const TURN_MOST_S = 30 * 60;

export const floorOf = (events: readonly FloorEvent[]): Floor => events.reduce(floorAfter, NOBODY_UP);

/** How it stands after one event more. */
export function floorAfter(floor: Floor, event: FloorEvent): Floor {
  switch (event.kind) {
    case "raised": {
      const { n: id, at, by: person, newcomer } = event;
      if (person === null || isIn(floor, person)) return floor;
      return { ...floor, waiting: [...floor.waiting, { id, person, at, newcomer, leftAt: null }] };
    }
    case "lowered":
    case "timed-out":
      return without(floor, event.hand);
    case "called":
      return called(floor, event);
    case "extended":
      return {
        ...floor,
        up: floor.up.map((turn) => {
          if (turn.hand !== event.hand) return turn;
          const longest = turn.at + TURN_MOST_S * 1000;
          return { ...turn, until: Math.min(longest, Math.max(event.at, turn.until + event.seconds * 1000)) };
        }),
      };
    case "returned":
      return { ...floor, up: floor.up.filter(({ hand }) => hand !== event.hand) };
    case "put-back":
      return putBack(floor, event.hand);
    case "left": {
      const up = floor.up.filter(({ hand }) => hand !== event.hand);
      return changed({ ...floor, up }, event.hand, (hand) => ({ ...hand, leftAt: hand.leftAt ?? event.at }));
    }
    case "came-back":
      return changed(floor, event.hand, (hand) => (isLate(hand, event.at) ? hand : { ...hand, leftAt: null }));
  }
}

function called(floor: Floor, { hand: id, seat, seconds, at }: FloorEvent & { kind: "called" }): Floor {
  const hand = floor.waiting.find((one) => one.id === id);
  if (hand === undefined || floor.up.some((turn) => turn.seat === seat)) return floor;
  const first = isFirst(floor, hand);
  return {
    waiting: floor.waiting.filter((one) => one !== hand),
    up: [
      ...floor.up,
      {
        hand: id,
        person: hand.person,
        seat,
        at,
        until: at + seconds * 1000,
        was: hand,
        first: first ? floor.sinceNewcomer : null,
      },
    ],
    had: first ? new Set([...floor.had, hand.person]) : floor.had,
    sinceNewcomer: first ? 0 : floor.sinceNewcomer + 1,
  };
}

/** In the order of the hands; a newcomer's first turn is theirs to come again, no later than it was due. */
function putBack(floor: Floor, id: number): Floor {
  const turn = floor.up.find(({ hand }) => hand === id);
  if (turn === undefined) return floor;
  const { was, first, person } = turn;
  return {
    waiting: [...floor.waiting, was].sort((a, b) => a.id - b.id),
    up: floor.up.filter((one) => one !== turn),
    had: first === null ? floor.had : new Set([...floor.had].filter((one) => one !== person)),
    sinceNewcomer: Math.max(floor.sinceNewcomer, first ?? 0),
  };
}

const without = (floor: Floor, id: number): Floor => ({
  ...floor,
  waiting: floor.waiting.filter((hand) => hand.id !== id),
});

const changed = (floor: Floor, id: number, change: (hand: Hand) => Hand): Floor => ({
  ...floor,
  waiting: floor.waiting.map((hand) => (hand.id === id ? change(hand) : hand)),
});

/** Whether it would be a newcomer's first turn. */
const isFirst = ({ had }: Floor, { newcomer, person }: Hand) => newcomer && !had.has(person);
const isIn = (floor: Floor, person: string) =>
  handOf(floor, person) !== undefined || turnOf(floor, person) !== undefined;

/** Whether they have been away for so long, at `now`, that their place is gone. */
export const isLate = ({ leftAt }: Hand, now: number): boolean => leftAt !== null && now - leftAt > KEPT_MS;

export const handOf = ({ waiting }: Floor, person: string): Hand | undefined =>
  waiting.find((hand) => hand.person === person);
export const turnOf = ({ up }: Floor, person: string): Turn | undefined => up.find((turn) => turn.person === person);

/** Whose turn it is: who waits longest and is here; one time in ten at least a newcomer who had none yet. */
export function nextOf(floor: Floor): Hand | null {
  const here = floor.waiting.filter(({ leftAt }) => leftAt === null);
  return turnsOf({ ...floor, waiting: here }).next().value ?? null;
}

/** All who wait, in the order in which they will be up if nobody else comes; who is away is among them. */
export const orderOf = (floor: Floor): Hand[] => [...turnsOf(floor)];

function* turnsOf(floor: Floor): Generator<Hand, void> {
  const taken = new Set<Hand>();
  const newcomers = floor.waiting.filter((hand) => isFirst(floor, hand));
  let [all, fresh, since] = [0, 0, floor.sinceNewcomer];
  while (taken.size < floor.waiting.length) {
    while (taken.has(floor.waiting[all]!)) all += 1;
    while (fresh < newcomers.length && taken.has(newcomers[fresh]!)) fresh += 1;
    const isDue = since >= NEWCOMER_EVERY - 1 && fresh < newcomers.length;
    const hand = isDue ? newcomers[fresh]! : floor.waiting[all]!;
    taken.add(hand);
    since = isFirst(floor, hand) ? 0 : since + 1;
    yield hand;
  }
}

/** The place of somebody who waits, from 1; null for who does not. */
export function placeOf(floor: Floor, person: string): number | null {
  const place = orderOf(floor).findIndex((hand) => hand.person === person);
  return place < 0 ? null : place + 1;
}

/** The end of the next turn that ends, and until when the next who is away is waited for; null when nothing is due. */
export function nextDue(floor: Floor, now: number): { at: number; deed: FloorDeed } | null {
  const due: { at: number; deed: FloorDeed }[] = [];
  for (const { hand, until } of floor.up) due.push({ at: until, deed: { kind: "returned", hand } });
  for (const { id, leftAt } of floor.waiting)
    if (leftAt !== null) due.push({ at: leftAt + KEPT_MS + 1, deed: { kind: "timed-out", hand: id } });
  const first = due.reduce<(typeof due)[number] | null>((a, b) => (a === null || b.at < a.at ? b : a), null);
  return first !== null && first.at <= now ? first : null;
}

/** When something of it is due by itself; null when nothing is. */
export function dueAt({ up, waiting }: Floor): number | null {
  const moments = up.map(({ until }) => until);
  for (const { leftAt } of waiting) if (leftAt !== null) moments.push(leftAt + KEPT_MS + 1);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** Why something may not be done now; null when it may. */
export type FloorRefusal = "waiting" | "up" | "full" | "unknown" | "away" | "taken" | "late";

export function floorRefusal(floor: Floor, deed: FloorDeed, by: string | null, now: number): FloorRefusal | null {
  if (deed.kind === "raised") {
    if (by === null) return "unknown";
    if (turnOf(floor, by)) return "up";
    if (handOf(floor, by)) return "waiting";
    return floor.waiting.length >= HANDS_MOST ? "full" : null;
  }
  const hand = floor.waiting.find(({ id }) => id === deed.hand);
  const turn = floor.up.find((one) => one.hand === deed.hand);
  switch (deed.kind) {
    case "lowered":
      return hand ? null : "unknown";
    case "called":
      if (hand === undefined) return turn ? "up" : "unknown";
      if (hand.leftAt !== null) return "away";
      return floor.up.some(({ seat }) => seat === deed.seat) ? "taken" : null;
    case "extended":
    case "returned":
    case "put-back":
      return turn ? null : "unknown";
    case "left":
      return hand || turn ? null : "unknown";
    case "came-back":
      if (hand === undefined) return "unknown";
      return isLate(hand, now) ? "late" : null;
    case "timed-out":
      return hand && isLate(hand, now) ? null : "unknown";
  }
}
