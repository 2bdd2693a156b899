/** PeoplePart: the team, everybody here and whoever is invited; who is on when, and what staff write to each other. */
import { useState } from "react";
import { useAvatars } from "../../../react/index.ts";
import { Segmented } from "../../parts/segmented.tsx";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { HereList } from "./here-list.tsx";
import { InvitePanel } from "./invite-panel.tsx";
import { InvitedList } from "./invited-list.tsx";
import styles from "./people-part.module.css";
import { ShiftsBox } from "./shifts-box.tsx";
import { StaffChat } from "./staff-chat.tsx";
import { StageLine } from "./stage-line.tsx";
import { TeamTable } from "./team-table.tsx";
import { say } from "./words.ts";

type Shown = "team" | "here" | "invited";

export function PeoplePart() {
  const { staff, invitations, now } = useHosting().stand;
  const here = useAvatars();
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
          <InvitePanel />
        </header>
        <StageLine now={now} />
        {shown === "team" ? <TeamTable /> : null}
        {shown === "invited" ? <InvitedList /> : null}
        {shown === "here" ? <HereList /> : null}
      </div>
      <div className={styles.side}>
        <ShiftsBox />
        <StaffChat now={now} />
      </div>
    </div>
  );
}
