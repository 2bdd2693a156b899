/** Team: hooks for the staff of the space, the light and the megaphone. */
import type { StageView, Team } from "../net/index.ts";
import { useChanges } from "./hooks.ts";
import { useVisit } from "./visit-context.tsx";

/** The staff, as they are now. */
export function useTeam(): Team {
  const visit = useVisit();
  useChanges(["team"]);
  return visit.team;
}

/** Who has the light and the megaphone. */
export function useStage(): StageView {
  const visit = useVisit();
  useChanges(["stage"]);
  return visit.stage;
}
