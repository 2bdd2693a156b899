/**
 * EveningAsks: what an evening asks of people: its polls are open while their cues are on, and the house may be asked while a
 * cue for questions is; once the evening is closed, as in any space without one. Carries EVE13.
 */
import type { PollSpec } from "../../shared/conversation/polls.ts";
import type { What } from "../../shared/programme/cue.ts";
import { inForce } from "../../shared/programme/in-force.ts";
import type { Run } from "../../shared/programme/run.ts";
import type { House } from "./house.ts";

/** @returns told of each event of a run with how it stands after it, and once of how it stood when the house opened */
export function createAsks(house: House): (space: string, run: Run) => void {
  const { ballots, talks } = house.conversation;
  /** What was last decided; nothing where no cue for questions was on yet. */
  const asking = new Map<string, boolean>();
  return (space, run) => {
    const { programme, closedAt } = run;
    if (programme === null) return;
    const { polls, questions } = inForce(run);
    const last = asking.get(space);
    const open = questions || (last !== undefined && closedAt !== null);
    const isNew = open !== (last ?? false);
    if (isNew) asking.set(space, open);
    const bring = async () => {
      if (programme.cues.some((cue) => cue.do.kind === "poll"))
        await ballots.bringTo(space, programme.id, new Map(polls.map((cue) => [cue.id, specOf(cue.do)])));
      if (isNew) await talks.open(space, null, open);
    };
    house.turns
      .run(`evening asks ${space}`, bring)
      .catch((error: unknown) => house.log.error({ error }, "what an evening asks was not opened"));
  };
}

function specOf({ question, answers, options, scale }: Extract<What, { kind: "poll" }>): PollSpec {
  return { question, answers, ...(options !== undefined && { options }), ...(scale !== undefined && { scale }) };
}
