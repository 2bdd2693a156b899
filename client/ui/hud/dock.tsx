/** Dock: what I can do with my body and my bubble; panels rise from their buttons. */
import { lazy, type ReactNode, type Ref, Suspense, useRef } from "react";
import { Button, Dialog, DialogTrigger, MenuTrigger, type PressEvent } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { Panel } from "../parts/overlay.tsx";
import { Toolbar } from "../parts/toolbar.tsx";
import type { OwnMicrophone } from "../voice/use-microphone.ts";
import { BubblePanel } from "./bubble-panel.tsx";
import styles from "./dock.module.css";
import type { WheelOpening } from "./emote-wheel.tsx";
import { MicButton } from "./mic-button.tsx";
import { MoreMenu, type MoreProps } from "./more-menu.tsx";
import { useTell } from "./passing.tsx";
import { WHEEL } from "./wheel-geometry.ts";

const VoicePanel = lazy(async () => ({ default: (await import("../voice/voice-panel.tsx")).VoicePanel }));

export type Raised = "voice" | "bubble" | "more" | null;

/** Between the dock and the wheel above it, pixels. */
const OVER = 14;

export function Dock({
  mic,
  phone,
  raised,
  onRaise,
  wheelOpen,
  onWheel,
  more,
  moreButton,
}: {
  mic: OwnMicrophone;
  phone: boolean;
  raised: Raised;
  onRaise: (raised: Raised) => void;
  wheelOpen: boolean;
  onWheel: (opening: WheelOpening) => void;
  more: MoreProps;
  moreButton: Ref<HTMLButtonElement>;
}) {
  const visit = useVisit();
  const me = useMe();
  const { attempt } = useTell();
  const micBox = useRef<HTMLDivElement>(null);
  const opens = (which: Exclude<Raised, null>) => ({
    isOpen: raised === which,
    onOpenChange: (open: boolean) => onRaise(open ? which : null),
  });
  const metres = me.bubble.toFixed(1);
  return (
    <Toolbar className={classes(styles.dock)} label={text("dock.label")}>
      <MicButton
        mic={mic}
        phone={phone}
        box={micBox}
        panelOpen={raised === "voice"}
        onPanel={() => onRaise(raised === "voice" ? null : "voice")}
      />
      <Panel placement="top start" wide triggerRef={micBox} {...opens("voice")}>
        <Dialog className={classes(styles.dialog)} aria-label={text("voice.title")}>
          <Suspense>
            <VoicePanel mic={mic} />
          </Suspense>
        </Dialog>
      </Panel>
      <DockButton
        icon="hand"
        on={me.handRaised}
        onPress={() => attempt(() => visit.hand(!me.handRaised))}
        words={text(me.handRaised ? "dock.hand.up" : phone ? "dock.hand.short" : "dock.hand")}
      />
      <DockButton
        icon="hand-waving"
        on={wheelOpen}
        words={text("dock.emotes")}
        menuOpen={wheelOpen}
        onPressStart={(press) => onWheel(above(press))}
      />
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
        <DockButton icon="dots-three" on={false} words={text("dock.more")} buttonRef={moreButton} />
        <Panel placement="top end">
          <MoreMenu {...more} />
        </Panel>
      </MenuTrigger>
    </Toolbar>
  );
}

/** A wheel over the button that was pressed; a finger or mouse may go on into it without letting go. */
function above({ target, pointerType }: PressEvent): WheelOpening {
  const box = target.getBoundingClientRect();
  const points = pointerType === "mouse" || pointerType === "touch" || pointerType === "pen";
  return {
    at: { x: box.left + box.width / 2, y: box.top - OVER - WHEEL.rim },
    hold: points ? "pointer" : null,
  };
}

function DockButton({
  icon,
  on,
  words,
  menuOpen,
  onPress,
  onPressStart,
  buttonRef,
}: {
  icon: IconName;
  on: boolean;
  words: ReactNode;
  /** For a button that opens a menu: whether it is open. */
  menuOpen?: boolean;
  onPress?: () => void;
  onPressStart?: (press: PressEvent) => void;
  buttonRef?: Ref<HTMLButtonElement>;
}) {
  return (
    <Button
      {...(buttonRef && { ref: buttonRef })}
      className={classes(styles.button, on && styles.on)}
      {...(onPress && { onPress })}
      {...(onPressStart && { onPressStart })}
      {...(menuOpen !== undefined && { "aria-haspopup": "menu" as const, "aria-expanded": menuOpen })}
    >
      <Icon name={icon} on={on} size={24} />
      <span className={styles.words}>{words}</span>
    </Button>
  );
}
