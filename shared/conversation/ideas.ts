/**
 * Ideas: what people would like the house to do, with a status, as a fold over events that only grow. An idea is known by the
 * number of the event that brought it; votes stand in the table of votes. Pure. Carries TLK7.
 */
export const IDEA_STATUSES = ["new", "looked-at", "planned", "done", "declined"] as const;
export type IdeaStatus = (typeof IDEA_STATUSES)[number];

export type IdeaDeed =
  | { kind: "brought"; apart?: true }
  /** The text is a word of the house about it. */
  | { kind: "status"; idea: number; status: IdeaStatus }
  | { kind: "withdrawn"; idea: number };
export type IdeaEvent = { n: number; at: number; by: string | null; text: string | null } & IdeaDeed;

export type Idea = {
  id: number;
  at: number;
  /** Null once they were forgotten. */
  by: string | null;
  text: string | null;
  apart: boolean;
  status: IdeaStatus;
  since: number;
  word: string | null;
};
export type Ideas = ReadonlyMap<number, Idea>;

export const NO_IDEAS: Ideas = new Map();
/** So many at most are neither done nor declined, and of one person so many; of those that are, so many are kept. */
export const IDEAS_MOST = 500;
export const IDEAS_EACH = 10;
const OVER_KEPT = 500;

export const ideasOf = (events: readonly IdeaEvent[]): Ideas => events.reduce(ideasAfter, NO_IDEAS);

/** How they stand after one event more. */
export function ideasAfter(ideas: Ideas, event: IdeaEvent): Ideas {
  const { n: id, at, by, text } = event;
  const after = new Map(ideas);
  if (event.kind === "brought")
    return after.set(id, { id, at, by, text, apart: event.apart === true, status: "new", since: at, word: null });
  const idea = ideas.get(event.idea);
  if (idea === undefined) return ideas;
  if (event.kind === "withdrawn") after.delete(event.idea);
  else after.set(event.idea, { ...idea, status: event.status, since: at, word: text });
  const over = [...after.values()].filter(({ status }) => isOver(status)).sort((a, b) => a.since - b.since);
  for (const one of over.slice(0, Math.max(0, over.length - OVER_KEPT))) after.delete(one.id);
  return after;
}

export type IdeaRefusal = "unknown" | "full" | "many" | "same" | "over" | "not-yours";
const isOver = (status: IdeaStatus) => status === "done" || status === "declined";

/** Why something may not be done now; null when it may. */
export function ideaRefusal(ideas: Ideas, deed: IdeaDeed, by: string | null): IdeaRefusal | null {
  if (deed.kind === "brought") {
    const open = [...ideas.values()].filter(({ status }) => !isOver(status));
    if (open.length >= IDEAS_MOST) return "full";
    return open.filter((idea) => idea.by === by).length >= IDEAS_EACH ? "many" : null;
  }
  const idea = ideas.get(deed.idea);
  if (idea === undefined) return "unknown";
  if (deed.kind === "withdrawn") return idea.by !== null && idea.by === by ? null : "not-yours";
  return idea.status === deed.status ? "same" : null;
}

/** Why nobody may vote for an idea now; null when they may. */
export function ideaVoteRefusal(ideas: Ideas, id: number): IdeaRefusal | null {
  const idea = ideas.get(id);
  if (idea === undefined) return "unknown";
  return isOver(idea.status) ? "over" : null;
}
