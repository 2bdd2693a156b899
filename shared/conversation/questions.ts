/**
 * Questions: what people ask the house, and what became of it, as a fold over events that only grow. A question is known by
 * the number of the event that asked it. Votes are no events: whoever voted stands in a table of its own, and what is counted
 * here is who voted for a question or for one that was merged into it, each person once. Pure: times are ms since 1970.
 * Carries TLK1 to TLK4.
 */

export type QuestionDeed =
  /** The house may be asked from now on, or no more. */
  | { kind: "opened" }
  | { kind: "closed" }
  /** `apart`: whoever asked is kept apart, so that staff alone read it. */
  | { kind: "asked"; apart?: true }
  /** By whoever asked it. */
  | { kind: "withdrawn"; question: number }
  | { kind: "merged"; question: number; into: number }
  /** It is spoken about now. */
  | { kind: "taken-up"; question: number }
  | { kind: "answered"; question: number; how: "text" | "stage" }
  /** The text is what is promised. */
  | { kind: "parked"; question: number }
  /** The text is the reason. */
  | { kind: "declined"; question: number }
  /** It waits again. */
  | { kind: "reopened"; question: number };

/** One event; `text` is what `by` wrote in it, null where nothing was or it cannot be read any more. */
export type QuestionEvent = { n: number; at: number; by: string | null; text: string | null } & QuestionDeed;

export const QUESTION_STATUSES = ["waiting", "live", "answered", "parked", "declined", "merged", "withdrawn"] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

export type Question = {
  id: number;
  at: number;
  /** Null once they were forgotten. */
  by: string | null;
  text: string | null;
  apart: boolean;
  status: QuestionStatus;
  /** When it came to that, and by whom. */
  since: number;
  host: string | null;
  /** How it was answered. */
  how: "text" | "stage" | null;
  /** The answer, the promise or the reason. */
  word: string | null;
  /** The question that it was merged into, by whatever that was merged into later. */
  into: number | null;
};

export type Questions = {
  open: boolean;
  questions: ReadonlyMap<number, Question>;
};

export const NO_QUESTIONS: Questions = { open: true, questions: new Map() };

/** So many wait or are spoken about at most; of one person so many. */
export const OPEN_MOST = 300;
export const OPEN_EACH = 5;
/** Of those that are over so many are kept. */
const OVER_KEPT = 500;

export const questionsOf = (events: readonly QuestionEvent[]): Questions => events.reduce(questionsAfter, NO_QUESTIONS);

/** How it stands after one event more. */
export function questionsAfter(state: Questions, event: QuestionEvent): Questions {
  const { at, by, text } = event;
  switch (event.kind) {
    case "opened":
      return { ...state, open: true };
    case "closed":
      return { ...state, open: false };
    case "asked": {
      const asked: Question = {
        id: event.n,
        at,
        by,
        // What was asked by somebody who was forgotten is gone with them.
        text,
        apart: event.apart === true,
        status: "waiting",
        since: at,
        host: null,
        how: null,
        word: null,
        into: null,
      };
      return bounded({ ...state, questions: new Map(state.questions).set(event.n, asked) });
    }
    case "withdrawn":
      return put(state, event.question, { status: "withdrawn", since: at });
    case "merged":
      return merged(state, event.question, event.into, { since: at, host: by });
    case "taken-up":
      return put(state, event.question, { status: "live", since: at, host: by });
    case "answered":
      return put(state, event.question, { status: "answered", since: at, host: by, how: event.how, word: text });
    case "parked":
      return put(state, event.question, { status: "parked", since: at, host: by, word: text });
    case "declined":
      return put(state, event.question, { status: "declined", since: at, host: by, word: text });
    case "reopened":
      return put(state, event.question, { status: "waiting", since: at, host: by, how: null, word: null, into: null });
  }
}

function put(state: Questions, id: number, change: Partial<Question>): Questions {
  const question = state.questions.get(id);
  return question ? { ...state, questions: new Map(state.questions).set(id, { ...question, ...change }) } : state;
}

/** What was merged into the one goes along into the other. */
function merged(state: Questions, id: number, into: number, change: Partial<Question>): Questions {
  if (!state.questions.has(id) || !state.questions.has(into)) return state;
  const questions = new Map(state.questions);
  for (const one of state.questions.values()) if (one.into === id) questions.set(one.id, { ...one, into });
  questions.set(id, { ...questions.get(id)!, ...change, status: "merged", into });
  return { ...state, questions };
}

/** What was over first is forgotten when there is too much of it, with what was merged into it. */
function bounded(state: Questions): Questions {
  const over = [...state.questions.values()].filter(({ status }) => !isOpen(status) && status !== "merged");
  if (over.length <= OVER_KEPT) return state;
  const gone = new Set(
    over
      .sort((a, b) => a.since - b.since || a.id - b.id)
      .slice(0, over.length - OVER_KEPT)
      .map(({ id }) => id),
  );
  const questions = new Map([...state.questions].filter(([id, { into }]) => !gone.has(id) && !gone.has(into ?? -1)));
  return { ...state, questions };
}

export const isOpen = (status: QuestionStatus): boolean => status === "waiting" || status === "live";

/** Why something may not be done now; null when it may. */
export type QuestionRefusal = "shut" | "full" | "many" | "unknown" | "over" | "not-over" | "itself" | "not-yours";

export function questionRefusal(state: Questions, deed: QuestionDeed, by: string | null): QuestionRefusal | null {
  if (deed.kind === "opened" || deed.kind === "closed") return null;
  if (deed.kind === "asked") {
    if (!state.open) return "shut";
    const open = [...state.questions.values()].filter(({ status }) => isOpen(status));
    if (open.length >= OPEN_MOST) return "full";
    return open.filter((one) => one.by === by).length >= OPEN_EACH ? "many" : null;
  }
  const question = state.questions.get(deed.question);
  if (question === undefined || question.status === "withdrawn") return "unknown";
  const { status } = question;
  if (deed.kind === "withdrawn") {
    if (question.by === null || question.by !== by) return "not-yours";
    return isOpen(status) ? null : "over";
  }
  if (deed.kind === "reopened") return status === "waiting" ? "not-over" : null;
  // What is parked waits for its promise to be kept.
  if (!isOpen(status) && status !== "parked") return "over";
  if (deed.kind === "parked" && status === "parked") return "over";
  if (deed.kind === "taken-up" && status === "live") return "over";
  if (deed.kind !== "merged") return null;
  const into = state.questions.get(deed.into);
  if (into === undefined || into.status === "withdrawn") return "unknown";
  if (into.id === question.id) return "itself";
  return into.status === "merged" ? "over" : null;
}

/** Why nobody may vote for a question now, or take a vote back; null when they may. */
export function voteRefusal({ questions }: Questions, id: number): QuestionRefusal | null {
  const question = questions.get(id);
  if (question === undefined || question.status === "withdrawn") return "unknown";
  return isOpen(question.status) ? null : "over";
}

/** The questions whose votes count for one: itself, and all that was merged into it. */
export const votedAs = ({ questions }: Questions, id: number): number[] => [
  id,
  ...[...questions.values()].filter(({ into }) => into === id).map((one) => one.id),
];

/** The one that stands for a question: what it was merged into, or itself. */
export const standsFor = ({ questions }: Questions, id: number): number => questions.get(id)?.into ?? id;

/** What is spoken about first, then by votes, and of the same by who asked first. */
export function byVotes(questions: Iterable<Question>, votesOf: (id: number) => number): Question[] {
  const live = ({ status }: Question) => Number(status === "live");
  return [...questions].sort(
    (a, b) => live(b) - live(a) || votesOf(b.id) - votesOf(a.id) || a.at - b.at || a.id - b.id,
  );
}
