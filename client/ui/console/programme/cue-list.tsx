/** CueList: the cues of a programme that is being written, in their order; one of them is open beside. */
import { Menu, MenuItem, MenuTrigger } from "react-aria-components";
import { isolate } from "../../../../shared/text/text.ts";
import { Button } from "../../parts/button.tsx";
import { classes } from "../../parts/class-names.ts";
import { Icon } from "../../parts/icon.tsx";
import menu from "../../parts/menu.module.css";
import { Panel } from "../../parts/panel.tsx";
import { doesWords } from "../run/cue-words.ts";
import { say } from "../words.ts";
import styles from "./cue-list.module.css";
import { type Draft, type DraftCue, KINDS, mayAdd } from "./draft.ts";

export function CueList({
  draft,
  open,
  isUnfinished,
  onOpen,
  onAdd,
}: {
  draft: Draft;
  /** The id of the one that is open. */
  open: string | null;
  isUnfinished: (cue: DraftCue) => boolean;
  onOpen: (id: string) => void;
  onAdd: (kind: (typeof KINDS)[number]) => void;
}) {
  return (
    <>
      <ol className={styles.list} aria-label={say("console.write.cues")}>
        {draft.cues.map((cue) => (
          <li key={cue.id}>
            <button
              type="button"
              className={styles.cue}
              aria-current={cue.id === open ? "true" : undefined}
              onClick={() => onOpen(cue.id)}
            >
              <span className={styles.when}>{whenWords(cue, draft)}</span>
              <span className={styles.what}>
                <bdi className={styles.name}>{cue.title || say("console.kind", { kind: cue.do.kind })}</bdi>
                <span className={styles.does}>{doesWords(cue)}</span>
              </span>
              <span className={styles.length}>
                {cue.lasts === undefined ? "" : say("console.minutes", { count: cue.lasts })}
              </span>
              {isUnfinished(cue) ? (
                <span className={styles.unfinished}>
                  <Icon name="warning-circle" size={16} />
                  {say("console.write.unfinished")}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ol>
      <div className={styles.add}>
        <MenuTrigger>
          <Button kind="line" icon="plus">
            {say("console.write.add")}
          </Button>
          <Panel placement="bottom start">
            <Menu
              className={classes(menu.menu)}
              aria-label={say("console.write.add")}
              onAction={(kind) => onAdd(kind as (typeof KINDS)[number])}
            >
              {KINDS.filter((kind) => mayAdd(draft, kind)).map((kind) => (
                <MenuItem key={kind} id={kind} className={classes(menu.item, styles.item)} textValue={kindWords(kind)}>
                  <span>{kindWords(kind)}</span>
                  <span className={menu.description}>{say("console.kind.more", { kind })}</span>
                </MenuItem>
              ))}
            </Menu>
          </Panel>
        </MenuTrigger>
      </div>
    </>
  );
}

const kindWords = (kind: (typeof KINDS)[number]) => say("console.kind", { kind });

function whenWords({ at, after }: DraftCue, { cues }: Draft): string {
  if (at !== undefined) return at;
  if (after === undefined) return say("console.how.hand");
  const other = cues.find(({ id }) => id === after.cue)?.title ?? "";
  return say("console.write.after", { title: isolate(other), count: after.minutes ?? 0 });
}
