/** RunRow: one cue: when, how long, what it does, how it stands, and what can be done with it. */
import { Menu, MenuItem, MenuTrigger } from "react-aria-components";
import { isolate } from "../../../shared/text/text.ts";
import type { EveningCue } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { shareOf } from "../cues.ts";
import { useTell } from "../hud/passing.tsx";
import { Button, IconButton } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import menu from "../parts/menu.module.css";
import { Panel } from "../parts/panel.tsx";
import { clockWords } from "../times.ts";
import { doesWords, lengthWords } from "./cue-words.ts";
import styles from "./run-list.module.css";
import { say } from "./words.ts";

/** What a press adds or takes, minutes. */
const STEP = 2;

export function RunRow({ cue, now, isOver }: { cue: EveningCue; now: number; isOver: boolean }) {
  const { attempt } = useTell();
  const visit = useVisit();
  const { id, title, begins, status } = cue;
  const share = shareOf(cue, now);
  const extend = () => void attempt(() => visit.host.cue({ do: "extend", cue: id, minutes: STEP }));
  return (
    <tr className={styles[status]} aria-current={status === "on" ? "step" : undefined}>
      <td>{begins === null ? "–" : clockWords(begins, now)}</td>
      <td>{lengthWords(cue)}</td>
      <td>
        <span className={styles.name}>
          <bdi>{title}</bdi>
        </span>
        <span className={styles.does}>{doesWords(cue)}</span>
        {share === null ? null : (
          <span className={styles.bar} aria-hidden="true">
            <span style={{ inlineSize: `${share * 100}%` }} />
          </span>
        )}
      </td>
      <td>
        <Standing cue={cue} />
      </td>
      <td className={styles.acts}>
        {share === null ? null : (
          <Button kind="line" icon="plus" onPress={extend} aria-label={say("console.longer")}>
            {say("console.longer.short")}
          </Button>
        )}
        {isOver ? null : <CueMenu cue={cue} />}
      </td>
    </tr>
  );
}

function Standing({ cue: { status, how } }: { cue: EveningCue }) {
  if (status === "on") return <span className={styles.now}>{say("console.now")}</span>;
  if (status === "waiting") return say(`console.how.${how}`);
  return (
    <span className={styles.past}>
      <Icon name={status === "over" ? "check" : "minus"} size={16} />
      {say(status === "over" ? "console.done" : "console.skipped")}
    </span>
  );
}

function CueMenu({ cue }: { cue: EveningCue }) {
  const visit = useVisit();
  const { attempt } = useTell();
  const { id, status, begins, ends, kind } = cue;
  // The close is pressed where what it does is said.
  if (kind === "close" || status === "over") return null;
  const has = begins !== null && ends !== null;
  const items: [string, string][] = [
    ...(status === "on" ? [] : [["begin", say("console.begin")] as [string, string]]),
    ...(status === "on" ? [["end", say("console.end")] as [string, string]] : []),
    ...(status === "waiting" ? [["skip", say("console.skip")] as [string, string]] : []),
    ...(has && status !== "skipped"
      ? ([
          ["longer", say("console.longer")],
          ["shorter", say("console.shorter")],
        ] as [string, string][])
      : []),
  ];
  const act = (what: string) =>
    void attempt(() => {
      if (what === "longer") return visit.host.cue({ do: "extend", cue: id, minutes: STEP });
      if (what === "shorter") return visit.host.cue({ do: "extend", cue: id, minutes: -STEP });
      return visit.host.cue({ do: what as "begin" | "end" | "skip", cue: id });
    });
  const label = say("console.more", { title: isolate(cue.title) });
  return (
    <MenuTrigger>
      <IconButton icon="dots-three" label={label} />
      <Panel placement="bottom end">
        <Menu className={classes(menu.menu)} aria-label={label} onAction={(key) => act(String(key))}>
          {items.map(([what, words]) => (
            <MenuItem key={what} id={what} className={classes(menu.item)} textValue={words}>
              {words}
            </MenuItem>
          ))}
        </Menu>
      </Panel>
    </MenuTrigger>
  );
}
