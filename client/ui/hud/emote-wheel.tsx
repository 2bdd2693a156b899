/**
 * EmoteWheel: what somebody can do with their body, in a round about the pointer or over its button. To a screen reader
 * it is a menu. [PAGE45] [PAGE46]
 */
import { useEffect, useId, useRef, useState } from "react";
import { text } from "../../../shared/text/text.ts";
import { Icon } from "../parts/icon.tsx";
import { TOUCH, useMedia } from "../use-media.ts";
import { useEmoteChoices } from "./emote-choices.ts";
import styles from "./emote-wheel.module.css";
import { useTell } from "./passing.tsx";
import { useWheel, type WheelHold } from "./use-wheel.ts";
import { middleFor, placeOf, sectorPath, WHEEL } from "./wheel-geometry.ts";

/** Where on the page it is wished, and what still holds it open. */
export type WheelOpening = { at: { x: number; y: number }; hold: WheelHold };

export function EmoteWheel({ opening, onClose }: { opening: WheelOpening; onClose: () => void }) {
  const { attempt } = useTell();
  const offered = useEmoteChoices();
  // What is pointed at does not change under the pointer.
  const [choices] = useState(offered);
  const [middle] = useState(() => middleFor(opening.at, { width: innerWidth, height: innerHeight }));
  const touch = useMedia(TOUCH);
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const choose = (choice: number) => {
    const chosen = choices[choice];
    onClose();
    if (chosen !== undefined) void attempt(chosen.make);
  };
  const { active, onKeyDown } = useWheel({
    middle,
    count: choices.length,
    hold: opening.hold,
    onChoose: choose,
    onClose,
  });

  useEffect(() => {
    const before = document.activeElement;
    const take = () => menu.current?.focus({ preventScroll: true });
    take();
    // A button that is pressed by mouse takes the focus after it was told of the press.
    window.addEventListener("pointerup", take);
    return () => {
      window.removeEventListener("pointerup", take);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  const sector = (choice: number) => sectorPath(choice, choices.length, WHEEL.hub + 4, WHEEL.rim - 5);
  const shown = active === null ? undefined : choices[active];
  return (
    <>
      <div className={styles.around} aria-hidden="true" onPointerDown={onClose} />
      <div
        ref={menu}
        className={styles.wheel}
        style={{ left: middle.x - WHEEL.rim, top: middle.y - WHEEL.rim }}
        role="menu"
        aria-label={text("dock.emotes")}
        aria-activedescendant={active === null ? undefined : `${id}${active}`}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <svg
          className={styles.disc}
          viewBox={`${-WHEEL.rim} ${-WHEEL.rim} ${2 * WHEEL.rim} ${2 * WHEEL.rim}`}
          aria-hidden="true"
        >
          {choices.map(({ words }, i) => (
            <path key={words} className={styles.sector} d={sector(i)} />
          ))}
          {active === null ? null : <path className={styles.meant} d={sector(active)} />}
          {touch
            ? null
            : choices.map(({ words }, i) => {
                const { x, y } = placeOf(i, choices.length, WHEEL.hub + 15);
                return (
                  <text key={words} className={styles.digit} x={x} y={y}>
                    {i + 1}
                  </text>
                );
              })}
        </svg>
        <span className={styles.hub} aria-hidden="true">
          <Icon name={shown?.icon ?? "hand-waving"} on={shown !== undefined} size={30} />
        </span>
        {choices.map(({ icon, words }, i) => {
          const { x, y } = placeOf(i, choices.length);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the menu that holds it takes the keys
            <div
              key={words}
              id={`${id}${i}`}
              className={styles.choice}
              style={{ translate: `calc(${x}px - 50%) calc(${y}px - 50%)` }}
              role="menuitem"
              tabIndex={-1}
              aria-keyshortcuts={String(i + 1)}
              onClick={() => choose(i)}
            >
              <Icon name={icon} on={i === active} size={26} />
              {words}
            </div>
          );
        })}
      </div>
    </>
  );
}
