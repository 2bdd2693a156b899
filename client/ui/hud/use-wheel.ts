/**
 * UseWheel: which choice of a wheel is meant, by pointing, dragging and letting go, by digits, arrows and Enter. A key or a
 * press that is held chooses when it is let go; one that has pointed at nothing yet leaves the wheel open.
 */
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { choiceAt, WHEEL } from "./wheel-geometry.ts";

/** How it was opened: by a key that may still be held, a pointer that may still be down, or neither. */
export type WheelHold = { key: string } | "pointer" | null;

/** A finger or mouse beside the wheel means nothing; while a key is held only the way it points counts. */
const BESIDE = 16;

type WheelParts = {
  middle: { x: number; y: number };
  count: number;
  hold: WheelHold;
  onChoose: (choice: number) => void;
  onClose: () => void;
};

export function useWheel({ middle, count, hold, onChoose, onClose }: WheelParts) {
  const [active, setActive] = useState<number | null>(null);
  const now = useRef({ active, middle, count, onChoose, onClose });
  now.current = { active, middle, count, onChoose, onClose };
  const held = useRef(hold);
  // Letting go may come before the page is drawn again.
  const point = useCallback((choice: number | null) => {
    now.current.active = choice;
    setActive(choice);
  }, []);

  useEffect(() => {
    // A locked mouse has no place: its moves are added up.
    const locked = { x: 0, y: 0 };
    let pointed = false;
    let before: number | null = null;
    const move = (event: PointerEvent) => {
      const { middle, count } = now.current;
      let [x, y] = [event.clientX - middle.x, event.clientY - middle.y];
      if (document.pointerLockElement !== null) {
        event.stopPropagation();
        locked.x += event.movementX;
        locked.y += event.movementY;
        [x, y] = [locked.x, locked.y];
      }
      const byKey = held.current !== null && held.current !== "pointer";
      const choice = choiceAt(x, y, count, byKey ? Number.POSITIVE_INFINITY : WHEEL.rim + BESIDE);
      pointed ||= choice !== null;
      // A pointer that rests takes nothing from the keyboard.
      if (choice !== before) point(choice);
      before = choice;
    };
    const letGo = () => {
      held.current = null;
      const { active, onChoose, onClose } = now.current;
      if (active !== null) onChoose(active);
      else if (pointed) onClose();
    };
    const up = () => {
      if (held.current === "pointer") letGo();
    };
    const keyUp = ({ key }: globalThis.KeyboardEvent) => {
      const by = held.current;
      if (by !== null && by !== "pointer" && key.toLowerCase() === by.key.toLowerCase()) letGo();
    };
    const away = () => now.current.onClose();
    window.addEventListener("pointermove", move, true);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", up);
    window.addEventListener("keyup", keyUp);
    window.addEventListener("blur", away);
    return () => {
      window.removeEventListener("pointermove", move, true);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", up);
      window.removeEventListener("keyup", keyUp);
      window.removeEventListener("blur", away);
    };
  }, [point]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = held.current;
    const was = now.current.active;
    const turn = (by: number) => point(was === null ? (by > 0 ? 0 : count - 1) : (was + by + count) % count);
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : count;
    if (digit < count) onChoose(digit);
    else if (event.key === "ArrowRight" || event.key === "ArrowDown") turn(1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp") turn(-1);
    else if (event.key === "Home") point(0);
    else if (event.key === "End") point(count - 1);
    else if (event.key === "Enter" || event.key === " ") {
      if (was !== null) onChoose(was);
    } else if (event.key === "Escape" || event.key === "Tab") onClose();
    else if (by !== null && by !== "pointer" && event.key.toLowerCase() === by.key.toLowerCase() && event.repeat) {
      // The key that is held says so again and again.
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return { active, onKeyDown };
}
