/** Dock: what I can do with my body and my bubble; panels rise from their buttons. */
import type { ReactNode } from "react";
import { Button, DialogTrigger, MenuTrigger, Toolbar } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { Panel } from "../parts/overlay.tsx";
import { BubblePanel } from "./bubble-panel.tsx";
import styles from "./dock.module.css";
import { EmoteGrid } from "./emote-grid.tsx";
import { MoreMenu, type MoreProps } from "./more-menu.tsx";
import { useTell } from "./passing.tsx";

export type Raised = "emotes" | "bubble" | "more" | null;

export function Dock({
  phone,
  raised,
  onRaise,
  more,
}: {
  phone: boolean;
  raised: Raised;
  onRaise: (raised: Raised) => void;
  more: MoreProps;
}) {
  const visit = useVisit();
  const me = useMe();
  const { attempt } = useTell();
  const opens = (which: Exclude<Raised, null>) => ({
    isOpen: raised === which,
    onOpenChange: (open: boolean) => onRaise(open ? which : null),
  });
  const metres = me.bubble.toFixed(1);
  return (
    <Toolbar className={classes(styles.dock)} aria-label={text("dock.label")}>
      <DockButton
        icon="hand"
        on={me.handRaised}
        onPress={() => attempt(() => visit.hand(!me.handRaised))}
        words={text(me.handRaised ? "dock.hand.up" : phone ? "dock.hand.short" : "dock.hand")}
      />
      <DialogTrigger {...opens("emotes")}>
        <DockButton icon="hand-waving" on={raised === "emotes"} words={text("dock.emotes")} />
        <Panel placement="top" wide>
          <EmoteGrid onDone={() => onRaise(null)} />
        </Panel>
      </DialogTrigger>
      <DialogTrigger {...opens("bubble")}>
        <DockButton
          icon="person-simple-circle"
          on={raised === "bubble"}
          words={phone ? text("dock.bubble.short") : text("dock.bubble", { metres })}
        />
        <Panel placement="top" wide>
          <BubblePanel />
        </Panel>
      </DialogTrigger>
      <MenuTrigger {...opens("more")}>
        <DockButton icon="dots-three" on={false} words={text("dock.more")} />
        <Panel placement="top end">
          <MoreMenu {...more} />
        </Panel>
      </MenuTrigger>
    </Toolbar>
  );
}

function DockButton({
  icon,
  on,
  words,
  onPress,
}: {
  icon: IconName;
  on: boolean;
  words: ReactNode;
  onPress?: () => void;
}) {
  return (
    <Button className={classes(styles.button, on && styles.on)} {...(onPress === undefined ? {} : { onPress })}>
      <Icon name={icon} on={on} size={24} />
      <span className={styles.words}>{words}</span>
    </Button>
  );
}
