/**
 * MicButton: my microphone, the first thing in the dock: a press opens and shuts it, or it is held down to talk. It is never
 * dead: where somebody or something keeps it shut, it says so, and a press says why.
 */
import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { Button, type PressEvent } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import unseen from "../parts/unseen.module.css";
import { clockWords } from "../times.ts";
import { LevelBars } from "../voice/level.tsx";
import type { OwnMicrophone } from "../voice/use-microphone.ts";
import styles from "./mic-button.module.css";

/** A finger that rests so long on an open microphone asks for more, ms. */
const LONG_MS = 550;

type Face = { icon: IconName; filled: boolean; look: "rest" | "on" | "back" | "fault" | "house"; words: ReactNode };

export function MicButton({
  mic,
  phone,
  box,
  panelOpen,
  onPanel,
}: {
  mic: OwnMicrophone;
  phone: boolean;
  /** What the panel rises from. */
  box: RefObject<HTMLDivElement | null>;
  panelOpen: boolean;
  onPanel: () => void;
}) {
  const now = useVisit().time();
  const more = useId();
  const { icon, filled, look, words } = faceOf(mic, phone, now);
  const pointer = useRef<number | null>(null);
  const presses = usePresses(mic, pointer, onPanel);
  const on = mic.standing.is === "on";
  const talks = on && (!mic.push || mic.pressed);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what a finger's long press does the button beside it does, or the menu
    <div
      ref={box}
      className={classes(styles.box, styles[look])}
      onPointerDownCapture={(event) => {
        pointer.current = event.pointerId;
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        if (!mic.push) onPanel();
      }}
    >
      <Button
        className={classes(styles.mic)}
        aria-pressed={mic.push ? mic.pressed : on}
        {...(mic.why !== null && { "aria-describedby": more })}
        {...presses}
      >
        <span className={styles.icon}>
          {talks ? <LevelBars read={mic.level} /> : null}
          <Icon name={icon} on={filled} size={phone ? 24 : 26} />
        </span>
        <span className={styles.words}>{words}</span>
      </Button>
      <span id={more} className={unseen.unseen}>
        {mic.why}
      </span>
      {phone ? null : (
        <Button
          className={classes(styles.caret)}
          aria-label={text("voice.panel")}
          aria-haspopup="dialog"
          aria-expanded={panelOpen}
          onPress={onPanel}
        >
          <Icon name="caret-up" size={16} />
        </Button>
      )}
    </div>
  );
}

function faceOf({ standing, manner, push, pressed }: OwnMicrophone, phone: boolean, now: number): Face {
  switch (standing.is) {
    case "on":
      if (manner === "house") return { icon: "megaphone", filled: true, look: "house", words: text("dock.mic.house") };
      if (push && !pressed) return { icon: "microphone", filled: false, look: "on", words: text("dock.mic.hold") };
      return {
        icon: "microphone",
        filled: true,
        look: "on",
        words: text(manner === "whisper" ? "dock.mic.whisper" : push ? "dock.mic.talking" : "dock.mic.on"),
      };
    case "shut":
      return { icon: "microphone-slash", filled: false, look: "rest", words: text("dock.mic.shut") };
    case "off":
      return { icon: "microphone", filled: false, look: "rest", words: text(push ? "dock.mic.hold" : "dock.mic.off") };
    case "opening":
      return { icon: "microphone", filled: false, look: "rest", words: text("dock.mic.opening") };
    case "never":
      return { icon: "microphone-slash", filled: false, look: "fault", words: text("dock.mic.never") };
    case "failed":
      return {
        icon: "microphone-slash",
        filled: false,
        look: "fault",
        words: text(phone ? "dock.mic.failed.short" : "dock.mic.failed"),
      };
    default: {
      const { is, until } = standing;
      const words = (
        <>
          {text(`dock.mic.${is}`)}
          {until === null ? null : (
            <>
              {" "}
              <span className={classes(phone && unseen.unseen)}>{text("dock.mic.until")}</span>{" "}
              <time className={styles.until} dateTime={new Date(until).toISOString()}>
                {clockWords(until, now)}
              </time>
            </>
          )}
        </>
      );
      return { icon: "microphone-slash", filled: true, look: "back", words };
    }
  }
}

/** Presses of mouse, finger, pen, keys and screen readers: once to open and shut, or held to talk. */
function usePresses(
  { push, pressed, press, hold, standing }: OwnMicrophone,
  pointer: RefObject<number | null>,
  onPanel: () => void,
) {
  const letGo = useRef<(() => void) | null>(null);
  const holding = useRef(hold);
  holding.current = hold;
  const long = useRef<{ timer: ReturnType<typeof setTimeout>; done: boolean } | null>(null);
  useEffect(
    () => () => {
      letGo.current?.();
      clearTimeout(long.current?.timer);
    },
    [],
  );

  const held = () => {
    hold(true);
    // A thumb that slips off the button goes on talking until it is lifted, whatever the other thumb does.
    const lifted = (event: PointerEvent) => {
      if (event.pointerId === pointer.current) end();
    };
    const end = () => {
      removeEventListener("pointerup", lifted);
      removeEventListener("pointercancel", lifted);
      removeEventListener("blur", end);
      letGo.current = null;
      holding.current(false);
    };
    letGo.current = end;
    addEventListener("pointerup", lifted);
    addEventListener("pointercancel", lifted);
    addEventListener("blur", end);
  };

  if (push)
    return {
      onPressStart: ({ pointerType }: PressEvent) => {
        // What a screen reader presses it cannot hold.
        if (pointerType === "virtual") hold(!pressed);
        else if (letGo.current === null) held();
      },
      onPressEnd: ({ pointerType }: PressEvent) => {
        if (pointerType === "keyboard") letGo.current?.();
      },
    };
  return {
    onPressStart: ({ pointerType }: PressEvent) => {
      if (pointerType !== "touch" || standing.is === "opening") return;
      const now = { done: false, timer: setTimeout(() => finish(), LONG_MS) };
      const finish = () => {
        now.done = true;
        onPanel();
      };
      long.current = now;
    },
    onPressEnd: () => clearTimeout(long.current?.timer),
    onPress: () => {
      const wasLong = long.current?.done === true;
      long.current = null;
      if (!wasLong) press();
    },
  };
}
