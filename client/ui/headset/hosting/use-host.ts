/** UseHost: what a host has at hand in a headset: how everything stands, and the console's own acts by their ids. [CSL16] */
import { useCallback, useMemo, useRef, useState } from "react";
import { useVisit } from "../../../react/index.ts";
import { type Act, asksFirst, type Given } from "../../console/acts/act.ts";
import { eveningActs } from "../../console/acts/evening-acts.ts";
import { floorActs } from "../../console/acts/floor-acts.ts";
import { pollActs } from "../../console/acts/poll-acts.ts";
import { questionActs } from "../../console/acts/question-acts.ts";
import { NOTHING_ASKED, type Stand } from "../../console/acts/stand.ts";
import { useStand } from "../../console/use-stand.ts";
import { say } from "../../console/words.ts";
import type { PageProps } from "../page.ts";

export type Host = {
  stand: Stand;
  /** The act of that id as it is now; null where there is none. */
  find: (id: string) => Act | null;
  /** Does an act, unless another is under way; one that asks first is asked about, unless what it asks for is given. */
  act: (id: string, given?: Given) => void;
  /** The act that is about to be done and asks first. */
  asking: Act | null;
  leaveAsking: () => void;
  /** Opens something of the inbox, by its key there. */
  choose: (key: string | null) => void;
};

export function useHost({ attempt, tell, undo }: PageProps): Host {
  const visit = useVisit();
  const [chosen, choose] = useState<string | null>(null);
  const [asked, ask] = useState<string | null>(null);
  const underWay = useRef(false);
  const stand = useStand(visit, chosen, NOTHING_ASKED);
  const acts = useMemo(() => {
    const all = [eveningActs, floorActs, questionActs, pollActs].flatMap((actsOf) => actsOf(stand, visit));
    return new Map(all.map((act) => [act.id, act]));
  }, [stand, visit]);
  const find = useCallback((id: string) => acts.get(id) ?? null, [acts]);
  const act = (id: string, given?: Given) => {
    const found = find(id);
    if (found === null || found.off !== null || underWay.current) return;
    if (asksFirst(found) && given === undefined) {
      ask(id);
      return;
    }
    underWay.current = true;
    attempt(async () => {
      try {
        const done = await found.run(given ?? {});
        ask(null);
        if (done === null) return;
        const { told, back } = done;
        if (back === undefined) tell(told);
        else
          undo.offer(told, async () => {
            await back();
            tell(say("console.undone", { told }));
          });
      } finally {
        underWay.current = false;
      }
    });
  };
  return { stand, find, act, asking: asked === null ? null : find(asked), leaveAsking: () => ask(null), choose };
}
