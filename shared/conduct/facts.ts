/**
 * Facts: what rules may look at. A fact is a kind, a number, a person and a time; never a place, a pose or a word.
 */

/** Something that was noted about somebody, once. */
export type Fact = { person: string; kind: NotedKind; value: number /** ms since 1970 */; at: number };

/** What a kind of fact counts, and what a rule may ask of it. */
type Kind = {
  /** Of what the numbers are. */
  unit: string;
  /** What becomes of several within a check's time: their sum, or their mean. */
  as: "sum" | "mean";
  /** Whose facts count together: those of the person, or those of everybody in the space. */
  of: "person" | "space";
  /** A threshold below this would be met by whoever is simply here. */
  least: number;
  /** A threshold from here on is never met: this is the most there can be; null where there is no end. */
  most: number | null;
  /** Why nobody is sanctioned for this alone: the ladder of a check of it ends with a notice. */
  asksOnly?: string;
};

export const FACTS = {
  /** Each message somebody writes: 1. */
  messages: { unit: "messages", as: "sum", of: "person", least: 2, most: null },
  /** Each message that says again what one of their last ones said: 1. */
  repeats: { unit: "messages", as: "sum", of: "person", least: 1, most: null },
  /** The links in a message. */
  links: { unit: "links", as: "sum", of: "person", least: 1, most: null },
  /** The share of capitals among the letters of a message that has enough of them, in scripts that know capitals: 0…1. */
  capitals: { unit: "share", as: "mean", of: "person", least: 0.5, most: 1 },
  /** Each message with words that stand on a list: 1. */
  listed: {
    unit: "messages",
    as: "sum",
    of: "person",
    least: 0,
    most: null,
    asksOnly: "a list of words knows neither who speaks nor to whom",
  },
  /** Somebody came in under a name that stands on a list: 1. */
  name: {
    unit: "names",
    as: "sum",
    of: "person",
    least: 0,
    most: null,
    asksOnly: "a list of words knows neither who speaks nor to whom",
  },
  /** The weight of a report about somebody, by what came of the reporter's earlier ones: 0…1. */
  reported: {
    unit: "weight",
    as: "sum",
    of: "person",
    least: 0.5,
    most: null,
    asksOnly: "reports alone sanction nobody, however many they are",
  },
  /** A newcomer came into the space: 1. All who come count together: many at once are a wave. */
  joined: { unit: "newcomers", as: "sum", of: "space", least: 3, most: null },
  /** Coming nearer to somebody who moves away, seconds. */
  "closing-in": { unit: "s", as: "sum", of: "person", least: 2, most: null },
  /** Going where somebody goes, close behind them, seconds. */
  following: { unit: "s", as: "sum", of: "person", least: 5, most: null },
  /** Going round somebody who stands, turns. */
  circling: { unit: "turns", as: "sum", of: "person", least: 1, most: null },
  /** Standing in the way of somebody who wants to walk on, seconds. */
  blocking: { unit: "s", as: "sum", of: "person", least: 3, most: null },
  /** A hand reached into somebody's bubble: 1 for each time. */
  hands: { unit: "reaches", as: "sum", of: "person", least: 1, most: null },
} as const satisfies Record<string, Kind>;

/** A kind that rules set a threshold to. */
export type FactKind = keyof typeof FACTS;
/** `arrived`, noted when somebody comes in, is looked at as a time only: how long they have been here. */
export type NotedKind = FactKind | "arrived";

export const FACT_KINDS = Object.keys(FACTS) as [FactKind, ...FactKind[]];
export const NOTED_KINDS = [...FACT_KINDS, "arrived"] as const;

export const kindOf = (fact: FactKind): Kind => FACTS[fact];
