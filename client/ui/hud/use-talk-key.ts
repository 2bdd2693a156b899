/** UseTalkKey: the key that opens and shuts the microphone, or talks while it is held. */
import { useEffect, useRef } from "react";
import type { OwnMicrophone } from "../voice/use-microphone.ts";

/** Answers what to do when the key went down. */
export function useTalkKey(mic: OwnMicrophone): (key: string) => void {
  const latest = useRef(mic);
  latest.current = mic;
  const down = useRef<string | null>(null);
  useEffect(() => {
    const letGo = () => {
      if (down.current === null) return;
      down.current = null;
      latest.current.hold(false);
    };
    const up = ({ key }: KeyboardEvent) => {
      if (key.toLowerCase() === down.current) letGo();
    };
    // Whoever goes to another window with the key down never lets it go here.
    addEventListener("keyup", up);
    addEventListener("blur", letGo);
    return () => {
      removeEventListener("keyup", up);
      removeEventListener("blur", letGo);
      letGo();
    };
  }, []);
  return (key) => {
    if (!latest.current.push) return latest.current.press();
    down.current = key.toLowerCase();
    latest.current.hold(true);
  };
}
