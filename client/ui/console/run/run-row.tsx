/** RunRow: one cue: when, how long, what it does, how it stands, and what can be done with it. */
import { Menu, MenuItem, MenuTrigger } from "react-aria-components";
import { isolate } from "../../../../shared/text/text.ts";
import type { EveningCue } from "../../../net/index.ts";
import { shareOf } from "../../cues.ts";
import { IconButton } from "../../parts/button.tsx";
import { classes } from "../../parts/class-names.ts";
import { Icon } from "../../parts/icon.tsx";
import menu from "../../parts/menu.module.css";
import { Panel } from "../../parts/panel.tsx";
import { clockWords } from "../../times.ts";
import { ActButton } from "../act-button.tsx";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import { doesWords, lengthWords } from "./cue-words.ts";
import styles from "./run-list.module.css";

/** What can be done with a cue, and what it is called beside its title. */
const IN_MENU = [
  ["begin", "console.begin"],
  ["end", "console.end"],
  ["skip", "console.skip"],
  ["longer", "console.longer"],
  ["shorter", "console.shorter"],
] as const;

export function RunRow({ cue, now }: { cue: EveningCue; now: number }) {
  const { id, title, begins, status } = cue;
  const share = shareOf(cue, now);
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
        {share === null ? null : <ActButton id={`cue.longer ${id}`} icon="plus" words={say("console.longer.short")} />}
        <CueMenu cue={cue} />
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
  const { find, act } = useHosting();
  const items = IN_MENU.flatMap(([what, words]) => {
    const found = find(`cue.${what} ${cue.id}`);
    return found === null ? [] : [{ id: found.id, words: say(words), does: found.does }];
  });
  if (items.length === 0) return null;
  const label = say("console.more", { title: isolate(cue.title) });
  return (
    <MenuTrigger>
      <IconButton icon="dots-three" label={label} />
      <Panel placement="bottom end">
        <Menu
          className={classes(menu.menu)}
          aria-label={label}
          onAction={(id) => setTimeout(() => void act(String(id)))}
        >
          {items.map(({ id, words, does }) => (
            <MenuItem key={id} id={id} className={classes(menu.item, styles.item)} textValue={words}>
              <span>{words}</span>
              <span className={menu.description}>{does}</span>
            </MenuItem>
          ))}
        </Menu>
      </Panel>
    </MenuTrigger>
  );
}
