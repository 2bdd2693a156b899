/** EmoteGrid: gestures that last a moment; sitting is there when a free seat is near. */
import { Button, Dialog } from "react-aria-components";
import { EMOTES } from "../../../shared/protocol/from-client/gesture.ts";
import { text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { EMOTE_ICONS } from "../emote-icons.ts";
import { classes } from "../parts/class-names.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { useFreeSeat } from "../use-free-seat.ts";
import styles from "./emote-grid.module.css";
import { useTell } from "./passing.tsx";

export function EmoteGrid({ onDone }: { onDone: () => void }) {
  const visit = useVisit();
  const me = useMe();
  const { attempt } = useTell();
  const seat = useFreeSeat();
  const make = (wish: () => Promise<void>) => () => {
    void attempt(wish);
    onDone();
  };
  return (
    <Dialog className={classes(styles.grid)} aria-label={text("dock.emotes")}>
      {EMOTES.map((name) => (
        <Cell
          key={name}
          icon={EMOTE_ICONS[name]}
          words={text(`emote.${name}`)}
          onPress={make(() => visit.emote(name))}
        />
      ))}
      {me.seat !== null ? (
        <Cell icon="person-simple-circle" words={text("emote.stand")} onPress={make(() => visit.stand())} />
      ) : seat === null ? null : (
        <Cell icon="armchair" words={text("emote.sit")} onPress={make(() => visit.sit(seat))} />
      )}
    </Dialog>
  );
}

function Cell({ icon, words, onPress }: { icon: IconName; words: string; onPress: () => void }) {
  return (
    <Button className={classes(styles.cell)} onPress={onPress}>
      <Icon name={icon} size={26} />
      {words}
    </Button>
  );
}
