/**
 * Voices: whoever is near is heard, each from their mouth, and with `microphone` I am heard too. It stands in the canvas:
 * my ears are where the camera is.
 */
import { useFrame } from "@react-three/fiber";
import { useEffect, useRef, useState } from "react";
import { Vector3 } from "three";
import { useVisit } from "../react/index.ts";
import type { SessionState, VoiceSession } from "../voice/index.ts";

export type VoicesProps = {
  /** My microphone is open: the browser asks for it when this turns true, which is best done in answer to a press. */
  microphone?: boolean | undefined;
  /** How loud all voices are, 0…1. */
  volume?: number | undefined;
  /** Devices by their ids; the usual ones unless told. */
  input?: string | undefined;
  output?: string | undefined;
  /** Told whenever something about it changed: what failed, and why nobody hears me. */
  onState?: ((state: SessionState) => void) | undefined;
};

export function Voices({ microphone = false, volume = 1, input, output, onState }: VoicesProps) {
  const visit = useVisit();
  const [session, setSession] = useState<VoiceSession | null>(null);
  const choices = { input: input ?? null, output: output ?? null, push: false, volume, captions: false };
  const latest = useRef({ choices, onState });
  latest.current = { choices, onState };
  useEffect(() => {
    let made: VoiceSession | null = null;
    let over = false;
    import("../voice/index.ts").then(
      ({ VoiceSession }) => {
        if (over) return;
        const opened = new VoiceSession(visit, latest.current.choices);
        made = opened;
        opened.subscribe(() => latest.current.onState?.(opened.state));
        setSession(opened);
      },
      () => undefined,
    );
    return () => {
      over = true;
      setSession(null);
      void made?.close();
    };
  }, [visit]);
  useEffect(() => {
    if (session !== null)
      session.choices = { input: input ?? null, output: output ?? null, push: false, volume, captions: false };
  }, [session, input, output, volume]);
  useEffect(() => {
    if (session === null) return;
    void (microphone ? session.speak() : session.stop());
  }, [session, microphone]);

  const [{ at, ahead }] = useState(() => ({ at: new Vector3(), ahead: new Vector3() }));
  useFrame(({ camera }) => {
    if (session === null) return;
    camera.getWorldPosition(at);
    camera.getWorldDirection(ahead);
    session.listen(at.x, at.y, at.z, ahead.x, ahead.y, ahead.z);
  });
  return null;
}
