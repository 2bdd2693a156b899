/** UseFreeSeat: the nearest seat on which nobody sits, within reach of where I stood when it was looked for. */
import { useAvatars, useMe, useSpace } from "../react/index.ts";

/** A seat is offered from this near, metres. */
const SEAT_REACH = 3;

export function useFreeSeat(): string | null {
  const me = useMe();
  const space = useSpace();
  const taken = new Set(useAvatars().map((avatar) => avatar.seat));
  const [x, y, z] = me.pose.position;
  let nearest: { id: string; away: number } | null = null;
  for (const seat of space.seats) {
    const away = Math.hypot(seat.position[0] - x, seat.position[1] - y, seat.position[2] - z);
    if (away > SEAT_REACH || taken.has(seat.id)) continue;
    if (nearest === null || away < nearest.away) nearest = { id: seat.id, away };
  }
  return nearest?.id ?? null;
}
