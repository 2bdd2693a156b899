/** UseKeyboard: words typed on the headset's own keyboard; null where it has none in the place. */
import { useXR } from "@react-three/xr";
import { useEffect, useMemo, useRef } from "react";
import { askForWords, hasKeyboard } from "./system-keyboard.ts";

export type Keyboard = {
  /** Shows the keyboard with these words; `typed` is told of every change, `done` when it has gone. */
  ask: (words: string, most: number, typed: (words: string) => void, done: () => void) => void;
};

export function useKeyboard(): Keyboard | null {
  const session = useXR((state) => state.session);
  const away = useRef<(() => void) | null>(null);
  useEffect(() => () => away.current?.(), []);
  return useMemo(
    () =>
      hasKeyboard(session)
        ? {
            ask: (words, most, typed, done) => {
              away.current?.();
              away.current = askForWords(words, most, typed, () => {
                away.current = null;
                done();
              });
            },
          }
        : null,
    [session],
  );
}
