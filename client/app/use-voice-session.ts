/** UseVoiceSession: the voices of a visit, loaded once the visitor is inside, with the devices they chose. */
import { useEffect, useMemo, useRef, useState } from "react";
import type { Visit } from "../net/index.ts";
import type { Soundscape } from "../sound/index.ts";
import { useOwnVoice } from "../ui/voice-choices.ts";
import type { VoiceSession } from "../voice/index.ts";
import type { Ears } from "../world/index.ts";

/** `speaks`: the microphone is to be open from the start, as it was where they come from or as they asked at the door. */
export function useVoiceSession(visit: Visit, speaks: boolean): VoiceSession | null {
  const [session, setSession] = useState<VoiceSession | null>(null);
  const [own] = useOwnVoice();
  const choices = useRef(own);
  choices.current = own;
  const speaking = useRef(speaks);
  useEffect(() => {
    let made: VoiceSession | null = null;
    let over = false;
    import("../voice/index.ts").then(
      ({ VoiceSession }) => {
        if (over) return;
        made = new VoiceSession(visit, choices.current);
        setSession(made);
        if (speaking.current) void made.speak();
      },
      () => undefined,
    );
    return () => {
      over = true;
      speaking.current = made !== null && made.state.microphone === "on";
      setSession(null);
      void made?.close();
    };
  }, [visit]);
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
