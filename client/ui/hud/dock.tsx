/** Dock: what I can do with my body and my bubble; panels rise from their buttons. */
import { type ReactNode, type RefObject, useRef } from "react";
import { Button, type PressEvent } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { Toolbar } from "../parts/toolbar.tsx";
import type { OwnMicrophone } from "../voice/use-microphone.ts";
import styles from "./dock.module.css";
import type { WheelOpening } from "./emote-wheel.tsx";
import { MicButton } from "./mic-button.tsx";
import type { MoreProps } from "./more-menu.tsx";
import { useTell } from "./passing.tsx";
import { useOpened } from "./use-opened.ts";
import { WHEEL } from "./wheel-geometry.ts";

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
  moreButton: RefObject<HTMLButtonElement | null>;
}) {
  const visit = useVisit();
  const me = useMe();
  const { attempt } = useTell();
  const micBox = useRef<HTMLDivElement>(null);
  const bubbleButton = useRef<HTMLButtonElement>(null);
  const opened = useOpened();
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
      {opened === null ? null : (
        <opened.Panel placement="top start" wide triggerRef={micBox} {...opens("voice")}>
          <opened.VoiceDialog mic={mic} />
        </opened.Panel>
      )}
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
        opens="menu"
        isOpen={wheelOpen}
        onPressStart={(press) => onWheel(above(press))}
      />
      <DockButton
        icon="person-simple-circle"
        on={raised === "bubble"}
        words={phone ? text("dock.bubble.short") : text("dock.bubble", { metres })}
        buttonRef={bubbleButton}
        opens="dialog"
        isOpen={raised === "bubble"}
        onPress={() => onRaise("bubble")}
      />
      <DockButton
        icon="dots-three"
        on={false}
        words={text("dock.more")}
        buttonRef={moreButton}
        opens="menu"
        isOpen={raised === "more"}
        onPress={() => onRaise("more")}
      />
      {opened === null ? null : (
        <>
          <opened.Panel placement="top" wide triggerRef={bubbleButton} {...opens("bubble")}>
            <opened.BubblePanel />
          </opened.Panel>
          <opened.MenuPanel label={text("dock.more")} placement="top end" trigger={moreButton} {...opens("more")}>
            <opened.MoreMenu {...more} />
          </opened.MenuPanel>
        </>
      )}
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

/** A button of the dock; what one opens may still be on its way, and then the button shows that it waits. */
function DockButton({
  icon,
  on,
  words,
  opens,
  isOpen = false,
  onPress,
  onPressStart,
  buttonRef,
}: {
  icon: IconName;
  on: boolean;
  words: ReactNode;
  /** What it opens, and whether that is open. */
  opens?: "menu" | "dialog";
  isOpen?: boolean;
  onPress?: () => void;
  onPressStart?: (press: PressEvent) => void;
  buttonRef?: RefObject<HTMLButtonElement | null>;
}) {
  const waits = useOpened() === null && isOpen;
  return (
    <Button
      {...(buttonRef && { ref: buttonRef })}
      className={classes(styles.button, on && styles.on)}
      {...(onPress && { onPress })}
      {...(onPressStart && { onPressStart })}
      {...(opens && { "aria-haspopup": opens, "aria-expanded": isOpen })}
    >
      <Icon name={icon} on={on} size={24} />
      <span className={classes(styles.words, waits && styles.waits)}>{waits ? text("opened.waits") : words}</span>
    </Button>
  );
}
