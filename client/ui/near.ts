/**
 * Near: where somebody is, in words. Bearings are radians clockwise from where I look; distances are metres.
 */
import { type TextKey, text } from "../../shared/text/text.ts";

const AROUND = [
  "ahead",
  "ahead-right",
  "right",
  "behind-right",
  "behind",
  "behind-left",
  "left",
  "ahead-left",
] as const;
/** One of eight sides, or `here` for somebody close enough to touch. */
export type Side = (typeof AROUND)[number] | "here";

/** Nearer than this nobody needs a direction. Metres. */
const HERE = 0.5;

/** The side on which somebody stands: eighths of a turn, each reaching 22.5° to both sides. */
export function sideOf(bearing: number, distance = Number.POSITIVE_INFINITY): Side {
  if (distance < HERE) return "here";
  const eighth = Math.round(bearing / (Math.PI / 4));
  return AROUND[((eighth % 8) + 8) % 8] ?? "ahead";
}

/** The side in the words of the language. */
export function bearingWords(bearing: number, distance?: number): string {
  return text(`bearing.${sideOf(bearing, distance)}` satisfies TextKey);
}

/** Metres as people read them: one decimal under 10 m, whole ones from there. */
export function distanceWords(metres: number): string {
  return text("distance", { metres: metreFigure(metres) });
}

/** The figure alone. */
export function metreFigure(metres: number): string {
  const tenths = Math.round(metres * 10) / 10;
  return tenths < 10 ? tenths.toFixed(1) : Math.round(metres).toFixed(0);
}

/** "3.4 m, ahead left" */
export function whereWords(distance: number, bearing: number): string {
  return text("near.where", { distance: distanceWords(distance), bearing: bearingWords(bearing, distance) });
}

/**
 * Keeps rows from dancing: the order shown last, changed only where somebody came nearer than the one above them by
 * more than `slack` metres. `nearest` comes nearest first; newcomers take their place.
 */
export function steadyOrder(
  shown: readonly string[],
  nearest: readonly { id: string; distance: number }[],
  slack = 0.6,
): string[] {
  const distance = new Map(nearest.map((one) => [one.id, one.distance]));
  const order = shown.filter((id) => distance.has(id));
  for (const one of nearest) {
    if (order.includes(one.id)) continue;
    const at = order.findIndex((id) => (distance.get(id) ?? 0) > one.distance);
    order.splice(at < 0 ? order.length : at, 0, one.id);
  }
  for (let i = 1; i < order.length; i++) {
    const id = order[i]!;
    let at = i;
    while (at > 0 && (distance.get(order[at - 1]!) ?? 0) - (distance.get(id) ?? 0) > slack) at--;
    if (at === i) continue;
    order.splice(i, 1);
    order.splice(at, 0, id);
  }
  return order;
}
