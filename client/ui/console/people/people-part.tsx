/** PeoplePart: the team, everybody here and whoever is invited; who is on when, and what staff write to each other. */
import { useState } from "react";
import { useAvatars, useTeam } from "../../../react/index.ts";
import { Segmented } from "../../parts/segmented.tsx";
import { useNow } from "../../use-now.ts";
import box from "../box.module.css";
import { HereList } from "./here-list.tsx";
import { InvitePanel } from "./invite-panel.tsx";
import { InvitedList } from "./invited-list.tsx";
import styles from "./people-part.module.css";
import { ShiftsBox } from "./shifts-box.tsx";
import { StaffChat } from "./staff-chat.tsx";
import { StageLine } from "./stage-line.tsx";
import { TeamTable } from "./team-table.tsx";
import { usePeople } from "./use-people.ts";
import { say } from "./words.ts";

type Shown = "team" | "here" | "invited";

const TICK_MS = 1000;

export function PeoplePart() {
  const { staff, invitations, again } = usePeople();
  const here = useAvatars();
  const { shifts } = useTeam();
  const now = useNow(TICK_MS);
  const [shown, setShown] = useState<Shown>("team");
  return (
    <div className={styles.people}>
      <div className={box.box}>
        <header className={styles.head}>
          <h2 className={styles.title}>{say("people.name")}</h2>
          <div className={styles.choice}>
            <Segmented<Shown>
              label={say("people.show")}
              hideLabel
              value={shown}
              choices={[
                { value: "team", words: say("people.team", { count: staff.length }) },
                { value: "invited", words: say("people.invited", { count: invitations.length }) },
                { value: "here", words: say("people.here", { count: here.length + 1 }) },
              ]}
              onChange={setShown}
            />
          </div>
          <InvitePanel onMade={again} />
        </header>
        <StageLine now={now} />
        {shown === "team" ? <TeamTable staff={staff} shifts={shifts} now={now} onDone={again} /> : null}
        {shown === "invited" ? <InvitedList invitations={invitations} now={now} onDone={again} /> : null}
        {shown === "here" ? <HereList staff={staff} onDone={again} /> : null}
      </div>
      <div className={styles.side}>
        <ShiftsBox now={now} />
        <StaffChat now={now} />
      </div>
    </div>
  );
}
