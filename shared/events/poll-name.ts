/** PollName: what a poll is called in the event log and in reports: as its cue, or, where a host opened it, by its own name. Pure. */

const LONGEST = 40;

export const pollName = (poll: string): string =>
  (poll.includes("/") ? poll.slice(poll.lastIndexOf("/") + 1) : `poll-${poll}`).slice(0, LONGEST).toLowerCase();
