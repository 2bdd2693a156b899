/** PollCharts: which poll has its chart on which screen just now. Pure: times are ms since 1970. Carries VEV5 and VEV11. */

import type { PollView } from "../protocol/from-server/conversation.ts";
import type { PollSpec } from "./polls.ts";

/** The chart of a poll that a host opened stays so long after it closed, ms: people look at how it came out. */
export const CHART_STAYS_MS = 20_000;

type Charted = Pick<PollView, "id" | "screen" | "spec" | "at" | "closedAt">;
type Readable<Poll> = Poll & { spec: PollSpec };

export type PollCharts<Poll> = {
  /** By the screen's id. */
  charts: ReadonlyMap<string, Readable<Poll>>;
  /** When one of them goes by itself; null where none does. */
  until: number | null;
};

/**
 * @param ofCues what the evening has on screens
 * @returns on each screen the newest that a host opened, or else what a cue asks, or else what closed a moment ago
 */
export function pollChartsAt<Poll extends Charted>(
  ofCues: readonly { screen: string; poll: string }[],
  polls: readonly Poll[],
  now: number,
): PollCharts<Poll> {
  const isReadable = (poll: Poll): poll is Readable<Poll> => poll.spec !== null;
  const shown = polls.filter(isReadable).sort((a, b) => a.at - b.at);
  const byHand = (those: typeof shown) =>
    those.flatMap((poll): [string, Readable<Poll>][] => (poll.screen === null ? [] : [[poll.screen, poll]]));
  const over = shown.filter(
    ({ screen, closedAt }) => screen !== null && closedAt !== null && now < closedAt + CHART_STAYS_MS,
  );
  const asked = ofCues.flatMap(({ screen, poll: id }): [string, Readable<Poll>][] => {
    const poll = shown.find((one) => one.id === id);
    return poll === undefined ? [] : [[screen, poll]];
  });
  const open = shown.filter(({ closedAt }) => closedAt === null);
  return {
    charts: new Map([...byHand(over), ...asked, ...byHand(open)]),
    until: over.length === 0 ? null : Math.min(...over.map(({ closedAt }) => closedAt! + CHART_STAYS_MS)),
  };
}
