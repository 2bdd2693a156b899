/** CockpitHead: how many are here, who is on duty, how much I have seen, and the shield. */
import type { Ordered, Roster } from "../../net/index.ts";
import { useCount, useVisit } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import styles from "./cockpit-head.module.css";
import { DutyPanel } from "./duty-panel.tsx";
import { seenWords } from "./seen-words.ts";
import { Shield } from "./shield.tsx";
import { say } from "./words.ts";
import { WritePanel } from "./write-panel.tsx";

export function CockpitHead({
  roster,
  ordered,
  onRoster,
  onWorld,
}: {
  roster: Roster | null;
  ordered: Ordered;
  onRoster: (roster: Roster) => void;
  onWorld: () => void;
}) {
  const count = useCount();
  return (
    <>
      <span className={styles.what}>{say("cockpit.name")}</span>
      <span className={styles.people}>
        <span className={styles.dot} />
        {say("cockpit.people", { count })}
      </span>
      {roster === null ? null : <DutyPanel roster={roster} onRoster={onRoster} />}
      <span className={styles.gap} />
      <Pause roster={roster} />
      <HouseWord />
      <Shield ordered={ordered} />
      <Button kind="line" icon="sign-out" onPress={onWorld}>
        {say("cockpit.world")}
      </Button>
    </>
  );
}

/** How much hard material there was today, and that a pause is a good thing. */
function Pause({ roster }: { roster: Roster | null }) {
  const words = seenWords(roster);
  return words === null ? null : <span className={styles.quiet}>{words}</span>;
}

/** A word to everybody, from the house. */
function HouseWord() {
  const visit = useVisit();
  return (
    <WritePanel
      kind="line"
      icon="megaphone"
      placement="bottom end"
      opens={say("cockpit.say")}
      reads={say("cockpit.say.words")}
      sends={say("cockpit.say.send")}
      sent={say("cockpit.say.sent")}
      onSend={(words) => visit.say(words, "space")}
    />
  );
}
