/** UseVoiceSession: the voices of a visit, loaded once the visitor is inside, with the devices they chose. */
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { Visit } from "../net/index.ts";
import type { Soundscape } from "../sound/index.ts";
import { useOwnVoice } from "../ui/voice/choices.ts";
import type { VoiceSession } from "../voice/index.ts";
import type { Ears } from "../world/index.ts";

/** What browsers take for a press. */
const PRESSES = ["pointerdown", "pointerup", "keydown"] as const;

/**
 * `speaks`: the microphone is to be open from the start, as it was where they come from or as they asked at the door; whether
 * it is open is kept there for the next visit.
 */
export function useVoiceSession(visit: Visit, speaks: RefObject<boolean>): VoiceSession | null {
  const [session, setSession] = useState<VoiceSession | null>(null);
  const [own] = useOwnVoice();
  const choices = useRef(own);
  choices.current = own;
  useEffect(() => {
    let made: VoiceSession | null = null;
    let over = false;
    import("../voice/index.ts").then(
      ({ VoiceSession }) => {
        if (over) return;
        made = new VoiceSession(visit, choices.current);
        setSession(made);
        if (speaks.current) void made.speak();
        made.subscribe(() => {
          const { microphone } = made!.state;
          speaks.current = microphone === "on" || microphone === "opening";
        });
      },
      () => undefined,
    );
    return () => {
      over = true;
      setSession(null);
      void made?.close();
    };
  }, [visit, speaks]);
  // Where a browser plays nothing until somebody presses something, the first press anywhere will do.
  useEffect(() => {
    if (session === null) return;
    const wake = () => session.wake();
    for (const press of PRESSES) addEventListener(press, wake, { capture: true, passive: true });
    return () => {
      for (const press of PRESSES) removeEventListener(press, wake, { capture: true });
    };
  }, [session]);
  useEffect(() => {
    if (session !== null) session.choices = own;
  }, [session, own]);
  // A visit begins with everybody's words; who wishes to hear strangers as a murmur says so each time.
  useEffect(() => {
    if (visit.voice.microphone.murmur !== own.murmur) void visit.voice.murmur(own.murmur).catch(() => undefined);
  }, [visit, own.murmur]);
  return session;
}

/** What the world tells ears: sounds and voices alike. */
export function useEars(sounds: Soundscape | null, session: VoiceSession | null): Ears | null {
  return useMemo(() => {
    if (sounds === null && session === null) return null;
    return {
      listen: (...where) => {
        sounds?.listen(...where);
        session?.listen(...where);
      },
      step: (...where) => sounds?.step(...where),
    };
  }, [sounds, session]);
}
