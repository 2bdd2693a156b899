/**
 * The one palette of the house's places. Albedo stays pale: the low sun adds the colour.
 */
import type { Chance } from "./chance.ts";

/** Linear red, green, blue, 0–1. */
export type Colour = readonly [number, number, number];

/** The linear colour of an sRGB hex. */
export function colour(hex: string): Colour {
  const part = (at: number) => {
    const s = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

export function blend(a: Colour, b: Colour, t: number): Colour {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** A colour between two, one of a few: thousands of leaves that repeat their colours make a smaller file. */
export function oneOfFew(a: Colour, b: Colour, t: number): Colour {
  const few = 12;
  return blend(a, b, Math.round(t * few) / few);
}

export function shade(c: Colour, by: number): Colour {
  return [Math.min(1, c[0] * by), Math.min(1, c[1] * by), Math.min(1, c[2] * by)];
}

/** A little lighter or darker, as no two stones are alike. */
export function varied(c: Colour, by: number, random: Chance): Colour {
  return shade(c, random.between(1 - by, 1 + by));
}

export const palette = {
  marble: colour("#efe3cf"),
  warm: colour("#e6d3b6"),
  slab: colour("#e2cfb1"),
  sand: colour("#d9c09a"),
  blush: colour("#e3c4ac"),
  joint: colour("#b79f7d"),
  plaster: colour("#e9cdaa"),
  dado: colour("#bf957a"),
  slate: colour("#5a6673"),
  snow: colour("#f7f1e6"),
  roof: colour("#b5877a"),
  roofDark: colour("#936a5c"),
  roofLight: colour("#c9a08c"),
  pot: colour("#c77b55"),
  wood: colour("#8a5a3c"),
  woodDark: colour("#5e3d2b"),
  woodPale: colour("#9c8b77"),
  deck: colour("#b98a5e"),
  oak: colour("#c4ac8e"),
  brass: colour("#d9a441"),
  paper: colour("#e9d9be"),
  lamp: colour("#ffd9a0"),
  olive: colour("#6e8260"),
  oliveLight: colour("#c9d0aa"),
  trunk: colour("#7a6350"),
  cypress: colour("#2b5440"),
  cypressLight: colour("#6e9156"),
  shrub: colour("#4b6b45"),
  shrubLight: colour("#93ab6c"),
  lavender: colour("#6c5ba8"),
  lavenderLight: colour("#a997de"),
  bougainvillea: colour("#b0407a"),
  bougainvilleaLight: colour("#f3a0c0"),
  earth: colour("#8f7357"),
  grass: colour("#9e9f6a"),
  straw: colour("#c4b27e"),
  hill: colour("#6f8a60"),
  rock: colour("#c5ae90"),
  seabed: colour("#6f8f86"),
  white: [1, 1, 1] as Colour,
};
