/** Eyes: a wearer's, as what is hung before them asks: how far they see along their way. */
import type { Part, Vec3 } from "../../../shared/pose/pose.ts";
import type { Ground } from "../../../shared/space/ground.ts";
import type { Eyes } from "../lazily.ts";
import { turned } from "../turn.ts";

/** A wall is looked for in steps of this. Metres. */
const STEP = 0.1;

/** `aside` turns the way to the left of where they look, radians. */
export function eyesOf({ position: at, rotation }: Part, ground: Ground, aside = 0): Eyes {
  const [lx, ly, lz] = turned(rotation, [0, 0, -1]);
  const [sin, cos] = [Math.sin(aside), Math.cos(aside)];
  const ahead: Vec3 = [lx * cos + lz * sin, ly, lz * cos - lx * sin];
  const clear = (far: number) => {
    const flat = Math.hypot(ahead[0], ahead[2]) || 1;
    const sees = (by: number) =>
      ground.walls.sees(at[0], at[1], at[2], at[0] + (ahead[0] / flat) * by, at[1], at[2] + (ahead[2] / flat) * by);
    if (sees(far)) return far;
    let by = STEP;
    while (by < far && sees(by)) by += STEP;
    return by - STEP;
  };
  return { at, ahead, clear };
}
