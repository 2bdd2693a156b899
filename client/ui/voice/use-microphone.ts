/** UseMicrophone: how my microphone stands, and the same presses for every button, key and card that opens or shuts it. */
import { useEffect, useRef, useState } from "react";
import type { MannerOfSpeaking } from "../../../shared/protocol/from-client/voice.ts";
import { text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { useMutedUntil } from "../hud/use-muted-until.ts";
import { useOwnVoice } from "./choices.ts";
import { useVoice } from "./session.tsx";
import { type Standing, standingOf } from "./standing.ts";
import { standingWords, troubleWords } from "./voice-words.ts";

export type OwnMicrophone = {
  standing: Standing;
  manner: MannerOfSpeaking;
  /** Somebody near hears strangers as a murmur, and I am one to them. */
  murmured: boolean;
  /** It is to be held down, and whether it is. */
  push: boolean;
  pressed: boolean;
  /** Opens it, and says what is in the way. */
  speak: () => Promise<void>;
  /** One press of a button or key: opens it, shuts it, or says why neither. */
  press: () => void;
  /** A button or key to talk is held, or let go. */
  hold: (held: boolean) => void;
  /** How loud it is just now, 0…1. */
  level: () => number;
  /** Why I am not heard; null where nothing but my own wish is in the way. */
  why: string | null;
};

/** A timer of a browser goes no further than this, ms. */
const FARTHEST = 2 ** 31 - 1;

export function useMicrophone(): OwnMicrophone {
  const visit = useVisit();
  const { muted } = useMe();
  const mutedUntil = useMutedUntil();
  const { session, state } = useVoice();
  const [{ push }] = useOwnVoice();
  const { tell } = useTell();
  const [, lookAgain] = useState(0);
  const now = visit.time();
  const { held, manner, murmured } = visit.voice.microphone;
  const until = mutedUntil ?? visit.voice.silenced?.until ?? null;
  const standing = standingOf(state, held, muted ? { until } : null, now);
  const ends = "until" in standing ? standing.until : null;
  useEffect(() => {
    if (ends === null) return;
    const timer = setTimeout(() => lookAgain((n) => n + 1), Math.min(FARTHEST, Math.max(0, ends - visit.time()) + 50));
    return () => clearTimeout(timer);
  }, [ends, visit]);
  useEffect(() => {
    if (state.hears === "never") tell(text("voice.never"));
  }, [state.hears, tell]);

  const told = useRef(() => {});
  const speak = async () => {
    if (session === null) {
      tell(text("voice.loading"));
      return;
    }
    await session.speak();
    told.current();
  };
  // What came of it is in the state that is there by then, and in its words.
  told.current = () => {
    const failure = session?.state.failure ?? null;
    if (failure !== null) tell(failure === "not-allowed" ? (why ?? troubleWords(failure)) : troubleWords(failure));
  };
  const why = standingWords(standing, now);
  /** Says what is in the way; false where nothing is. */
  const explain = (): boolean => {
    if (why === null || standing.is === "failed") return false;
    if (standing.is === "hushed") tell(why, { words: text("voice.hushed.again"), act: () => void speak() });
    else tell(why);
    return true;
  };
  return {
    standing,
    manner,
    murmured,
    push,
    pressed: state.pressed,
    why,
    speak,
    level: () => session?.level ?? 0,
    press: () => {
      if (explain()) return;
      if (standing.is === "on") void session?.shut();
      else void speak();
    },
    hold: (isHeld) => {
      if (isHeld && explain()) return;
      if (session === null) return tell(text("voice.loading"));
      void session.press(isHeld).then(() => isHeld && told.current());
    },
  };
}
