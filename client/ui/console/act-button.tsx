/** ActButton: the button of one act; what it will do is said while it is pointed at or has the keyboard, and by a screen reader. */
import { useId } from "react";
import { Button, type ButtonKind, IconButton } from "../parts/button.tsx";
import type { IconName } from "../parts/icon.tsx";
import unseen from "../parts/unseen.module.css";
import styles from "./act-button.module.css";
import type { Given } from "./acts/act.ts";
import { fold } from "./acts/find-acts.ts";
import { useHosting } from "./hosting.tsx";

export function ActButton({
  id,
  kind = "line",
  icon,
  words,
  wide = false,
  says = false,
  given,
}: {
  id: string;
  kind?: ButtonKind;
  /** Null where none is wanted; the act's own unless told. */
  icon?: IconName | null;
  /** Shorter ones than the act's own, where what it is done to stands beside it. */
  words?: string;
  wide?: boolean;
  /** What it will do stands below it. */
  says?: boolean;
  given?: Given;
}) {
  const { find, act, setHint } = useHosting();
  const about = useId();
  const found = find(id);
  if (found === null) return null;
  const { does, off } = found;
  const shown = icon === undefined ? found.icon : icon;
  const hinting = hintsOf(id, setHint);
  const press = () => void act(id, given);
  const more = off === null ? does : `${does} ${off}`;
  return (
    <>
      <Button
        kind={kind}
        wide={wide}
        isDisabled={off !== null}
        aria-describedby={about}
        {...(words !== undefined && words !== found.words && { "aria-label": labelOf(words, found.words) })}
        {...(shown != null && { icon: shown })}
        {...hinting}
        onPress={press}
      >
        {words ?? found.words}
      </Button>
      <span id={about} className={says ? styles.says : unseen.unseen}>
        {says ? (off ?? does) : more}
      </span>
    </>
  );
}

/** The act's name, with the words that are seen in it: whoever says those to their machine is understood. */
const labelOf = (seen: string, name: string): string =>
  ` ${fold(name)} `.includes(` ${fold(seen)} `) ? name : `${seen}: ${name}`;

/** The same as a small square. */
export function ActIcon({ id, icon }: { id: string; icon: IconName }) {
  const { find, act, setHint } = useHosting();
  const about = useId();
  const found = find(id);
  if (found === null) return null;
  return (
    <>
      <IconButton
        small
        icon={icon}
        label={found.words}
        isDisabled={found.off !== null}
        aria-describedby={about}
        {...hintsOf(id, setHint)}
        onPress={() => void act(id)}
      />
      <span id={about} className={unseen.unseen}>
        {found.does}
      </span>
    </>
  );
}

const hintsOf = (id: string, setHint: (id: string | null) => void) => ({
  onHoverStart: () => setHint(id),
  onHoverEnd: () => setHint(null),
  onFocus: () => setHint(id),
  onBlur: () => setHint(null),
});
