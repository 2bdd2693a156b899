/** UseSounds: what is heard while somebody is inside, without whatever they have turned off. */
import { useEffect, useState } from "react";
import type { Visit } from "../net/index.ts";
import { useEvening, useSpace } from "../react/index.ts";
import { Soundscape, startClaps, startCues } from "../sound/index.ts";
import { useSilent } from "../ui/silent.ts";
import { useVolume } from "../ui/volume.ts";

/** Null where this browser plays nothing. */
export function useSounds(visit: Visit): Soundscape | null {
  const [sounds, setSounds] = useState<Soundscape | null>(null);
  const space = useSpace();
  const over = useEvening()?.inForce.sound ?? null;
  const [silent] = useSilent();
  const [volume] = useVolume();
  useEffect(() => {
    if (globalThis.AudioContext === undefined) return;
    const made = new Soundscape(new AudioContext({ latencyHint: "interactive" }), Math.random);
    setSounds(made);
    const stopClaps = startClaps(visit, made);
    const stop = startCues(
      visit,
      (sound, at) => made.play(sound, at),
      () => performance.now(),
    );
    return () => {
      stop();
      stopClaps();
      setSounds(null);
      void made.close();
    };
  }, [visit]);
  useEffect(() => {
    if (sounds !== null) sounds.space = space;
  }, [sounds, space]);
  useEffect(() => {
    if (sounds !== null) sounds.over = over;
  }, [sounds, over]);
  useEffect(() => {
    if (sounds !== null) sounds.off = silent;
  }, [sounds, silent]);
  useEffect(() => {
    if (sounds !== null) sounds.volume = volume;
  }, [sounds, volume]);
  return sounds;
}
