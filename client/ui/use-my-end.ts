/** UseMyEnd: when my turn on the floor is over, or the talk in which I am named; ms since 1970, null while I do not speak. */
import { talkOn } from "../../shared/team/speaker-timer.ts";
import { sameName } from "../../shared/team/team.ts";
import { useChanges } from "../react/hooks.ts";
import { useEvening, useMe, useVisit } from "../react/index.ts";

export function useMyEnd(): number | null {
  const visit = useVisit();
  const me = useMe();
  const evening = useEvening();
  useChanges(["hands"]);
  const turn = visit.conversation.floor.up.find(({ mine }) => mine);
  if (turn) return turn.until;
  const talk = evening === null ? null : talkOn(evening.cues);
  return talk?.speakers?.some((name) => sameName(name, me.name)) ? talk.ends : null;
}
