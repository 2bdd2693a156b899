/** PersonSheet: somebody who was pressed in the place itself: who they are, where, and what can be done. */
import { isolate, text } from "../../../shared/text/text.ts";
import { useAvatar, useNearby } from "../../react/index.ts";
import { whereWords } from "../near.ts";
import { Badge } from "../parts/badge.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { Portrait } from "../parts/who.tsx";
import { PersonMenu } from "./person-menu.tsx";
import styles from "./person-sheet.module.css";

export function PersonSheet({ avatar: id, onClose }: { avatar: string; onClose: () => void }) {
  const avatar = useAvatar(id);
  const near = useNearby(Number.POSITIVE_INFINITY).find((one) => one.avatar.id === id);
  if (avatar === undefined) return null;
  return (
    <Sheet small title={isolate(avatar.name)} closeWords={text("near.close")} isOpen onOpenChange={onClose}>
      <div className={styles.who}>
        <Portrait look={avatar.look} size={56} />
        <div className={styles.words}>
          {avatar.badge === null ? null : <Badge of={avatar.badge} />}
          {near === undefined ? null : <bdi>{whereWords(near.distance, near.bearing)}</bdi>}
          {avatar.mirrored ? <span>{text("near.mirrored")}</span> : null}
        </div>
      </div>
      <div className={styles.menu}>
        <PersonMenu avatar={avatar} onDone={onClose} />
      </div>
    </Sheet>
  );
}
