/** Comfort in a headset, as somebody chose it. */
import { COMFORT, type Comfort } from "../xr/comfort.ts";
import { keptChoice } from "./kept-choice.ts";

/** What was kept, and the usual for whatever of it cannot be read. */
export function read(words: string | null): Comfort {
  const told = new Set(words?.split(" ") ?? []);
  return {
    turn: told.has("turn-smooth") ? "smooth" : COMFORT.turn,
    move: told.has("move-teleport") ? "teleport" : COMFORT.move,
    vignette: !told.has("no-vignette"),
    seated: told.has("seated"),
    leftHanded: told.has("left-handed"),
  };
}

/** What differs from the usual, in words. */
export function written({ turn, move, vignette, seated, leftHanded }: Comfort): string {
  return [
    turn === "smooth" && "turn-smooth",
    move === "teleport" && "move-teleport",
    !vignette && "no-vignette",
    seated && "seated",
    leftHanded && "left-handed",
  ]
    .filter((word) => word !== false)
    .join(" ");
}

export const useComfort = keptChoice<Comfort>("comfort", read, written);
