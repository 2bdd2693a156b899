/** CaseMenu: what can be done with a case beside deciding it: bring others to it, hand it on, put it away. */
import { Menu, MenuItem, MenuTrigger } from "react-aria-components";
import { isolate } from "../../../shared/text/text.ts";
import type { CaseFile, CaseView as Line, Roster } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import menu from "../parts/menu.module.css";
import { Panel } from "../parts/panel.tsx";
import { caseTitle } from "./case-words.ts";
import { say } from "./words.ts";

const SNOOZE_MINUTES = 15;
/** Of the cases that this one may go into, so many are offered. */
const OTHERS_MOST = 5;

export function CaseMenu({
  file,
  others,
  roster,
  onWorld,
  onPut,
}: {
  file: CaseFile;
  others: readonly Line[];
  roster: Roster | null;
  onWorld: () => void;
  onPut: () => void;
}) {
  const { conduct } = useVisit();
  const { attempt, tell } = useTell();
  const colleagues = roster?.onDuty.filter(({ mine, avatar }) => !mine && avatar !== null) ?? [];
  const put = async (wish: Promise<unknown>) => {
    await wish;
    onPut();
  };
  const ways: Record<string, (id: string) => Promise<void>> = {
    escort: async (id) => {
      await conduct.escort(id);
      onWorld();
    },
    colleague: async () => {
      const { called } = await conduct.callColleague(caseTitle(file));
      tell(say("cockpit.colleague.called", { count: called }));
    },
    hand: (id) => put(conduct.handOver(file.id, id)),
    merge: (id) => put(conduct.merge(file.id, id)),
    snooze: () => put(conduct.snooze(file.id, SNOOZE_MINUTES)),
    escalate: () => put(conduct.escalate(file.id)),
    release: () => put(conduct.release(file.id)),
  };
  const act = (key: string | number) => {
    const [way = "", id = ""] = String(key).split(" ");
    void attempt(async () => ways[way]?.(id));
  };
  return (
    <MenuTrigger>
      <Button kind="plain" icon="dots-three">
        {say("cockpit.more")}
      </Button>
      <Panel placement="bottom end">
        <Menu className={classes(menu.menu)} aria-label={say("cockpit.more")} onAction={act}>
          {file.where === null || file.origin === "panic" ? null : (
            <Item id={`escort ${file.where}`} words={say("cockpit.escort", { who: isolate(file.about ?? "") })} />
          )}
          <Item id="colleague" words={say("cockpit.colleague")} />
          {colleagues.map(({ called, avatar }) => (
            <Item key={avatar} id={`hand ${avatar}`} words={say("cockpit.hand-over", { who: isolate(called) })} />
          ))}
          {others.slice(0, OTHERS_MOST).map((other) => (
            <Item
              key={other.id}
              id={`merge ${other.id}`}
              words={say("cockpit.merge", { title: caseTitle(other), who: isolate(other.about ?? "") })}
            />
          ))}
          <Item id="snooze" words={say("cockpit.snooze")} />
          <Item id="escalate" words={say("cockpit.escalate")} />
          <Item id="release" words={say("cockpit.release")} />
        </Menu>
      </Panel>
    </MenuTrigger>
  );
}

function Item({ id, words }: { id: string; words: string }) {
  return (
    <MenuItem id={id} className={classes(menu.item)} textValue={words}>
      {words}
    </MenuItem>
  );
}
