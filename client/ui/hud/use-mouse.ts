/** UseMouse: where the mouse is, for whatever opens about it by a key. */
import { useCallback, useEffect, useRef } from "react";

/** Asks for the mouse's place in the window, pixels; the middle while none has moved, or where it is held. */
export function useMouse(): () => { x: number; y: number } {
  const last = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    const move = ({ pointerType, clientX, clientY }: PointerEvent) => {
      if (pointerType === "mouse") last.current = { x: clientX, y: clientY };
    };
    window.addEventListener("pointermove", move);
    return () => window.removeEventListener("pointermove", move);
  }, []);
  return useCallback(() => {
    const middle = { x: innerWidth / 2, y: innerHeight / 2 };
    return document.pointerLockElement === null ? (last.current ?? middle) : middle;
  }, []);
}
