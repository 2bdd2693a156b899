/**
 * VoicesSheet: everybody's voice, for whoever leads: whose microphone is open, who speaks, how their line does, and why one
 * does not hear another. Asked anew while it is open. [VOI85]
 */
import { useCallback, useEffect, useState } from "react";
import { Input, Label, MenuTrigger, TextField } from "react-aria-components";
import { may } from "../../../shared/conduct/roles.ts";
import type { VoiceState } from "../../../shared/protocol/from-server/index.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/index.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { Badge } from "../parts/badge.tsx";
import { IconButton } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { Panel } from "../parts/panel.tsx";
import unseen from "../parts/unseen.module.css";
import { Portrait, Who } from "../parts/who.tsx";
import { lineWords } from "../voice/why-words.ts";
import { LeadMenu } from "./lead-menu.tsx";
import { TalkBars } from "./talk-bars.tsx";
import { VoicePair } from "./voice-pair.tsx";
import styles from "./voices-sheet.module.css";

const ASK_MS = 2000;

type Row = VoiceState & { who: Avatar };

export function VoicesSheet({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (open: boolean) => void }) {
  const visit = useVisit();
  const { states, failed } = useEverybody();
  const [filter, setFilter] = useState("");
  const [speaker, setSpeaker] = useState("");
  const rows = (states ?? [])
    .flatMap((state): Row[] => {
      const who = state.avatar === visit.me.id ? visit.me : visit.avatars.get(state.avatar);
      return who === undefined ? [] : [{ ...state, who }];
    })
    .sort((a, b) => a.who.name.localeCompare(b.who.name));
  const wanted = filter.trim().toLocaleLowerCase();
  const shown = rows.filter(({ who }) => who.name.toLocaleLowerCase().includes(wanted));
  const speak = rows.filter((row) => row.speaking).length;
  const find = useCallback((avatar: string) => {
    setSpeaker(avatar);
    // The menu that was pressed gives the focus back first.
    setTimeout(() => document.getElementById("voices-listener")?.focus(), 80);
  }, []);
  return (
    <Sheet title={text("voices.title")} closeWords={text("voices.close")} isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className={styles.sheet}>
        <div className={styles.head}>
          <p className={styles.sum}>
            <bdi>{states === null ? text("voice.why.asking") : text("voices.sum", { count: rows.length, speak })}</bdi>
          </p>
          <TextField className={classes(styles.find)} value={filter} onChange={setFilter}>
            <Label className={classes(unseen.unseen)}>{text("voices.find")}</Label>
            <Input className={classes(styles.input)} placeholder={text("voices.find")} dir="auto" />
          </TextField>
        </div>
        {failed ? (
          <p className={styles.failed} role="status">
            {text("voices.failed")}
          </p>
        ) : null}
        {states === null ? null : shown.length === 0 ? (
          <p className={styles.none}>{text("voices.none")}</p>
        ) : (
          <ul className={styles.rows}>
            {shown.map((row) => (
              <VoiceRow key={row.avatar} row={row} onFind={find} />
            ))}
          </ul>
        )}
        {rows.length < 2 ? (
          <p className={styles.none}>{states === null ? null : text("voices.alone")}</p>
        ) : (
          <VoicePair people={rows.map(({ who }) => who)} speaker={speaker} onSpeaker={setSpeaker} />
        )}
      </div>
    </Sheet>
  );
}

/** Everybody's voice as the house last said; null until it has. */
function useEverybody(): { states: readonly VoiceState[] | null; failed: boolean } {
  const visit = useVisit();
  const [states, setStates] = useState<readonly VoiceState[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let over = false;
    const ask = () =>
      visit.voice.everybody().then(
        (found) => {
          if (over) return;
          setStates(found);
          setFailed(false);
        },
        () => {
          if (!over) setFailed(true);
        },
      );
    void ask();
    const timer = setInterval(ask, ASK_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [visit]);
  return { states, failed };
}

const ICONS: Record<VoiceState["microphone"], IconName> = {
  open: "microphone",
  shut: "microphone-slash",
  muted: "speaker-slash",
  held: "ear",
};

function VoiceRow({ row, onFind }: { row: Row; onFind: (avatar: string) => void }) {
  const { who, microphone, speaking, line } = row;
  const me = useMe();
  const mine = who.id === me.id;
  return (
    <li className={styles.row}>
      <Portrait look={who.look} size={38} talking={speaking} className={styles.face} />
      <div className={styles.words}>
        <Who name={who.name}>
          {mine ? <span className={styles.you}>{text("voices.you")}</span> : null}
          {who.badge === null ? null : <Badge of={who.badge} />}
        </Who>
        <p className={classes(styles.state, styles[speaking ? "open" : microphone])}>
          {speaking ? <TalkBars /> : <Icon name={ICONS[microphone]} on={microphone === "open"} size={16} />}
          <span>{text(speaking ? "voices.speaking" : `voices.${microphone}`)}</span>
        </p>
        <p className={styles.line}>
          <bdi>{lineWords(line)}</bdi>
        </p>
      </div>
      {mine ? (
        <span className={styles.room} />
      ) : (
        <MenuTrigger>
          <IconButton icon="dots-three" label={text("voices.options", { name: isolate(who.name) })} />
          <Panel placement="bottom end" offset={4}>
            <LeadMenu avatar={who} leads={may(me.role, "lead", who.role)} onFind={() => onFind(who.id)} />
          </Panel>
        </MenuTrigger>
      )}
    </li>
  );
}
