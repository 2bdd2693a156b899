/** Shield: the shield that is over the place or may be put there, and who waits at its door meanwhile. */
import { Dialog, DialogTrigger } from "react-aria-components";
import type { Ordered } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { Panel } from "../parts/panel.tsx";
import { clockWords } from "../times.ts";
import box from "./panel-box.module.css";
import { say } from "./words.ts";

const MINUTES = 15;

export function Shield({ ordered: { shield } }: { ordered: Ordered }) {
  const visit = useVisit();
  const { attempt } = useTell();
  if (shield === null) {
    return (
      <Button kind="line" icon="shield-check" onPress={() => void attempt(() => visit.conduct.shield(true, MINUTES))}>
        {say("cockpit.shield")}
      </Button>
    );
  }
  return (
    <>
      {shield.knocks.length === 0 ? null : <Door knocks={shield.knocks} />}
      <Button kind="house" icon="shield-check" onPress={() => void attempt(() => visit.conduct.shield(false))}>
        {say("cockpit.shield.end", { time: clockWords(shield.until, visit.time()) })}
      </Button>
    </>
  );
}

/** Who waits at a shielded door. */
function Door({ knocks }: { knocks: NonNullable<Ordered["shield"]>["knocks"] }) {
  const visit = useVisit();
  const { attempt } = useTell();
  return (
    <DialogTrigger>
      <Button kind="line" icon="users">
        {say("cockpit.door", { count: knocks.length })}
      </Button>
      <Panel placement="bottom end">
        <Dialog aria-label={say("cockpit.door", { count: knocks.length })} className={box.box ?? ""}>
          <ul>
            {knocks.map(({ person, name }) => (
              <li key={person} className={box.row}>
                <bdi>{name}</bdi>
                <Button kind="line" onPress={() => void attempt(() => visit.conduct.admit(person))}>
                  {say("cockpit.admit")}
                </Button>
              </li>
            ))}
          </ul>
          <Button kind="plain" onPress={() => void attempt(() => visit.conduct.admit())}>
            {say("cockpit.admit.all")}
          </Button>
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}
