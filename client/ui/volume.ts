/** Volume: how loud the place is, 0…1. */
import { keptChoice } from "./kept-choice.ts";

export const VOLUME_STEP = 0.1;
const USUAL = 0.8;

/** What was kept, or the usual where it cannot be read. */
export function readVolume(words: string | null): number {
  const told = words === null || words.trim() === "" ? Number.NaN : Number(words);
  return Number.isFinite(told) ? even(told) : USUAL;
}

const useKept = keptChoice<number>("volume", readVolume, (volume) => (volume === USUAL ? "" : String(volume)));

export function useVolume(): [number, (volume: number) => void] {
  const [volume, choose] = useKept();
  return [volume, (next) => choose(even(next))];
}

/** Within 0…1, in steps. */
function even(volume: number): number {
  return Math.round(Math.min(1, Math.max(0, volume)) / VOLUME_STEP) / Math.round(1 / VOLUME_STEP);
}
