/** EmoteGrid: gestures that last a moment; sitting is there when a free seat is near. */
import { Button, Dialog } from "react-aria-components";
import { EMOTES, type Emote } from "../../../shared/protocol/from-client/gesture.ts";
import { text } from "../../../shared/text/text.ts";
import { useAvatars, useMe, useSpace, useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import styles from "./emote-grid.module.css";
import { useTell } from "./passing.tsx";

const ICONS: Record<Emote, IconName> = {
  wave: "hand-waving",
  clap: "hands-clapping",
  nod: "thumbs-up",
  heart: "heart",
  laugh: "smiley",
  dance: "music-notes",
};

/** A seat is offered from this near, metres. */
const SEAT_REACH = 3;

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
        <Cell key={name} icon={ICONS[name]} words={text(`emote.${name}`)} onPress={make(() => visit.emote(name))} />
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

/** The nearest seat on which nobody sits, within reach of where I stood when the grid opened. */
function useFreeSeat(): string | null {
  const me = useMe();
  const space = useSpace();
  const taken = new Set(useAvatars().map((avatar) => avatar.seat));
  const [x, y, z] = me.pose.position;
  let nearest: { id: string; away: number } | null = null;
  for (const seat of space.seats) {
    const away = Math.hypot(seat.position[0] - x, seat.position[1] - y, seat.position[2] - z);
    if (away > SEAT_REACH || taken.has(seat.id)) continue;
    if (nearest === null || away < nearest.away) nearest = { id: seat.id, away };
  }
  return nearest?.id ?? null;
}
