/** PersonRow: somebody near, with where they are, and everything that can be done about them behind one press. */
import { memo } from "react";
import { Button, MenuTrigger } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import type { Nearby } from "../../react/index.ts";
import { Face } from "../look/face.tsx";
import { whereWords } from "../near.ts";
import { Badge } from "../parts/badge.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { Panel } from "../parts/overlay.tsx";
import { Name } from "../parts/words.tsx";
import { useGain } from "../use-gain.ts";
import { PersonMenu } from "./person-menu.tsx";
import styles from "./person-row.module.css";
import { TalkBars } from "./talk-bars.tsx";

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
  return (
    <li className={styles.item}>
      <MenuTrigger>
        <Button className={classes(styles.row, large && styles.large)}>
          <span className={classes(styles.face, avatar.speaking && styles.talking, avatar.faded && styles.pale)}>
            <Face look={avatar.look} size={large ? 42 : 34} />
          </span>
          <span className={styles.words}>
            <span className={styles.who}>
              <span className={styles.name}>
                <Name>{avatar.name}</Name>
              </span>
              {avatar.badge === null ? null : <Badge of={avatar.badge} />}
              {avatar.handRaised ? (
                <span className={styles.hand}>
                  <Icon name="hand" on size={15} />
                  <span className={styles.unseen}>{text("near.hand")}</span>
                </span>
              ) : null}
            </span>
            <span className={styles.where}>
              <Bearing bearing={bearing} />
              <bdi>{whereWords(distance, bearing)}</bdi>
              <State avatar={avatar} />
            </span>
          </span>
          <span className={styles.more}>
            <Icon name="dots-three" size={20} />
          </span>
        </Button>
        <Panel placement="bottom end" offset={4}>
          <PersonMenu avatar={avatar} {...(onDone && { onDone })} />
        </Panel>
      </MenuTrigger>
    </li>
  );
});

/** One word about somebody, the weightiest. */
function State({ avatar }: { avatar: Nearby["avatar"] }) {
  const [gain] = useGain(avatar.id);
  const quiet = gain === 0;
  if (avatar.away) return <span className={styles.waiting}>· {text("near.away")}</span>;
  if (avatar.muted) return <span className={styles.waiting}>· {text("near.muted")}</span>;
  if (avatar.speaking)
    return (
      <span className={styles.speaking}>
        <TalkBars /> {text("near.speaking")}
      </span>
    );
  if (quiet) return <span className={styles.waiting}>· {text("near.quietened")}</span>;
  if (avatar.private) return <span className={styles.private}>· {text("near.private")}</span>;
  if (avatar.faded) return <span>· {text("near.faded")}</span>;
  return null;
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
