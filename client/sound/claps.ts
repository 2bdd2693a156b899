/** Claps: how many people clap, as the visit tells it, and whether somebody speaks meanwhile. */
import type { Visit } from "../net/visit.ts";

/** What plays it. */
export type ClapsHeard = {
  applaud(people: number): void;
  /** Somebody whom I hear, or I myself, speaks. */
  speech: boolean;
};

/** Answers the way to stop. */
export function startClaps(visit: Visit, heard: ClapsHeard): () => void {
  const look = () => {
    heard.speech =
      visit.me.speaking ||
      visit.voice.slots.some(({ avatar }) => avatar !== null && visit.avatars.get(avatar)?.speaking === true);
  };
  const stops = [
    visit.on("reactions", ({ clap = 0 }) => {
      look();
      if (clap > 0) heard.applaud(clap);
    }),
    visit.on("change", look),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
