/**
 * Wheel geometry: choices in a round, the first at the top, clockwise. Pure; pixels from the middle, y downwards.
 */

/** The hub, the middle of the choices, and the rim. */
export const WHEEL = { hub: 40, items: 93, rim: 138 } as const;

/** The middle of choice `i` of `count`. */
export function placeOf(i: number, count: number, radius: number = WHEEL.items): { x: number; y: number } {
  const angle = (i / count) * 2 * Math.PI;
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}

/** The choice that a pointer at x, y means; null in the hub and beyond `reach`. */
export function choiceAt(x: number, y: number, count: number, reach: number): number | null {
  const away = Math.hypot(x, y);
  if (away < WHEEL.hub || away > reach) return null;
  const turns = Math.atan2(x, -y) / (2 * Math.PI);
  return Math.round(turns * count + count) % count;
}

/** Where the wheel's middle lies so that all of it is within a window, as near as can be to where it is wished. */
export function middleFor(
  wished: { x: number; y: number },
  window: { width: number; height: number },
): { x: number; y: number } {
  const room = WHEEL.rim + 8;
  const within = (value: number, size: number) => Math.max(Math.min(room, size / 2), Math.min(size - room, value));
  return { x: within(wished.x, window.width), y: within(wished.y, window.height) };
}

/** The outline of a choice's sector between two radii, as an SVG path about the middle. */
export function sectorPath(i: number, count: number, inner: number, outer: number): string {
  const corner = (at: number, radius: number) => {
    const { x, y } = placeOf(at, count, radius);
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  };
  const [from, to] = [i - 0.5, i + 0.5];
  return `M${corner(from, outer)}A${outer} ${outer} 0 0 1 ${corner(to, outer)}L${corner(to, inner)}A${inner} ${inner} 0 0 0 ${corner(from, inner)}Z`;
}
