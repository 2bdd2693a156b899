/** PersonRow: somebody near, with where they are, and everything that can be done about them behind one press. */
import { memo, type ReactNode, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Nearby } from "../../react/index.ts";
import { whereWords } from "../near.ts";
import { Badge } from "../parts/badge.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import unseen from "../parts/unseen.module.css";
import { Portrait, Who } from "../parts/who.tsx";
import { useGain } from "../voice/use-gain.ts";
import styles from "./person-row.module.css";
import { TalkBars } from "./talk-bars.tsx";
import { useOpened } from "./use-opened.ts";

export const PersonRow = memo(function PersonRow({
  near,
  large,
  onDone,
}: {
  near: Nearby;
  large: boolean;
  /** Something was chosen to do about them. */
  onDone?: () => void;
}) {
  const { avatar, distance, bearing } = near;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const opened = useOpened(open);
  return (
    <li className={styles.item}>
      <Button
        ref={button}
        className={classes(styles.row, large && styles.large)}
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => setOpen(true)}
      >
        <Portrait
          look={avatar.look}
          size={large ? 42 : 34}
          talking={avatar.speaking}
          className={avatar.faded && styles.pale}
        />
        <span className={styles.words}>
          <Who name={avatar.name}>
            {avatar.badge === null ? null : <Badge of={avatar.badge} />}
            {avatar.handRaised ? (
              <span className={styles.hand}>
                <Icon name="hand" on size={15} />
                <span className={unseen.unseen}>{text("near.hand")}</span>
              </span>
            ) : null}
            <Voice avatar={avatar} />
          </Who>
          {open && opened === null ? (
            <span className={styles.where}>{text("opened.waits")}</span>
          ) : (
            <span className={styles.where}>
              <Bearing bearing={bearing} />
              <bdi>{whereWords(distance, bearing)}</bdi>
              <State avatar={avatar} />
            </span>
          )}
        </span>
        <span className={styles.more}>
          <Icon name="dots-three" size={20} />
        </span>
      </Button>
      {opened === null ? null : (
        <opened.MenuPanel
          label={text("near.options", { name: isolate(avatar.name) })}
          trigger={button}
          placement="bottom end"
          offset={4}
          isOpen={open}
          onOpenChange={setOpen}
        >
          <opened.PersonMenu avatar={avatar} {...(onDone && { onDone })} />
        </opened.MenuPanel>
      )}
    </li>
  );
});

/** One word about somebody, the weightiest. */
function State({ avatar }: { avatar: Nearby["avatar"] }) {
  if (avatar.away) return <span className={styles.waiting}>· {text("near.away")}</span>;
  if (avatar.muted) return <span className={styles.waiting}>· {text("near.muted")}</span>;
  if (avatar.faded) return <span>· {text("near.faded")}</span>;
  if (avatar.mirrored) return <span>· {text("near.mirrored")}</span>;
  return null;
}

/** What stands with their voice, as a mark beside the name: they speak, talk privately, are mute for me. */
function Voice({ avatar }: { avatar: Nearby["avatar"] }) {
  const [gain] = useGain(avatar.id);
  if (avatar.speaking)
    return (
      <Mark words={text("near.speaking")} className={styles.speaking}>
        <TalkBars />
      </Mark>
    );
  if (gain === 0)
    return (
      <Mark words={text("near.quietened")} className={styles.waiting}>
        <Icon name="speaker-slash" size={15} />
      </Mark>
    );
  if (avatar.private)
    return (
      <Mark words={text("near.private")} className={styles.private}>
        <Icon name="lock-simple" size={15} />
      </Mark>
    );
  return null;
}

/** A mark, and its word where there is room for it; whoever does not see the mark hears the word. */
function Mark({ words, className, children }: { words: string; className: string | undefined; children: ReactNode }) {
  return (
    <span className={classes(styles.mark, className)}>
      {children}
      <span className={styles.markWords}>{words}</span>
    </span>
  );
}

/** A small arrow that points where they stand, ahead being up. A bearing does not turn round in RTL. */
function Bearing({ bearing }: { bearing: number }) {
  return (
    <svg className={styles.bearing} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="7.25" fill="none" stroke="currentColor" strokeOpacity=".3" />
      <path
        d="M8 3.2 11 11.4 8 9.8 5 11.4z"
        fill="currentColor"
        transform={`rotate(${Math.round((bearing * 180) / Math.PI / 5) * 5} 8 8)`}
      />
    </svg>
  );
}
