/**
 * Palette: the colours and cuts a `Look` chooses from, by index. An index past the end comes round again, so that a
 * look from a newer page still draws somebody.
 */
import type { Look } from "../../../shared/pose/look.ts";

export const SKINS = ["#fadfcb", "#f0cbac", "#e0ae88", "#c58d66", "#9c6a4a", "#714c39"] as const;
export const HAIRS = ["#3a302d", "#5a3d2f", "#8e5c3a", "#cf9e62", "#e6dccd", "#a3a1a8"] as const;
export const CLOTHS = [
  { name: "clay", colour: "#d98468" },
  { name: "saffron", colour: "#edbb5f" },
  { name: "sage", colour: "#a9c2a0" },
  { name: "sea", colour: "#4fafae" },
  { name: "indigo", colour: "#6478be" },
  { name: "plum", colour: "#a2749c" },
  { name: "rose", colour: "#ebaeb0" },
  { name: "cream", colour: "#f6ecd9" },
  { name: "slate", colour: "#8490a0" },
  { name: "night", colour: "#46506a" },
] as const;

/** The cuts, in the order of `look.clothes`. `trousers` are worn under the short ones. */
export const OUTFITS = [
  { name: "robe", trousers: false },
  { name: "himation", trousers: false },
  { name: "coat", trousers: true },
  { name: "skirt", trousers: false },
  { name: "woven", trousers: false },
  { name: "tunic", trousers: true },
] as const;

/** In the order of `look.hairStyle`. */
export const HAIR_STYLES = ["crop", "sweep", "bob", "bun", "curls", "puff", "headscarf", "hat", "bald"] as const;
export type HairStyle = (typeof HAIR_STYLES)[number];

/** Trousers are never as loud as what is worn above them. */
const TROUSERS = ["#5b6478", "#6d5a63", "#7b6a58", "#56616b"] as const;
const STRAW = "#e3c687";

/** What those who have a badge wear about the neck; a host's is the brand's own where one is told. */
export const BADGE_COLOURS = { host: "#2f55d4", moderator: "#1f7a6b", bot: "#5a6673" } as const;

/** What a look comes to: hex colours, and which cut and hair. */
export type Appearance = {
  skin: string;
  hair: string;
  hairStyle: HairStyle;
  outfit: number;
  main: string;
  second: string;
  trousers: string;
  straw: string;
};

function at<Entry>(entries: readonly Entry[], index: number): Entry {
  const entry = entries[index % entries.length];
  if (entry === undefined) throw new Error(`a look's index is a whole number from 0, not ${index}`);
  return entry;
}

export function appearanceOf(look: Look): Appearance {
  return {
    skin: at(SKINS, look.skin),
    hair: at(HAIRS, look.hair),
    hairStyle: at(HAIR_STYLES, look.hairStyle),
    outfit: look.clothes % OUTFITS.length,
    main: at(CLOTHS, look.cloth).colour,
    second: at(CLOTHS, look.second).colour,
    trousers: at(TROUSERS, look.cloth + look.second),
    straw: STRAW,
  };
}

const look = (
  skin: number,
  hair: number,
  hairStyle: HairStyle,
  outfit: (typeof OUTFITS)[number]["name"],
  cloth: (typeof CLOTHS)[number]["name"],
  second: (typeof CLOTHS)[number]["name"],
): Look => ({
  skin,
  hair,
  hairStyle: HAIR_STYLES.indexOf(hairStyle),
  clothes: OUTFITS.findIndex(({ name }) => name === outfit),
  cloth: CLOTHS.findIndex(({ name }) => name === cloth),
  second: CLOTHS.findIndex(({ name }) => name === second),
});

/** Five to begin with, as different as the palettes allow. */
export const presetLooks: readonly [Look, Look, Look, Look, Look] = [
  look(1, 1, "bob", "himation", "sea", "cream"),
  look(5, 0, "curls", "tunic", "saffron", "night"),
  look(3, 0, "headscarf", "skirt", "sage", "plum"),
  look(0, 3, "bun", "robe", "indigo", "saffron"),
  look(2, 5, "crop", "coat", "slate", "clay"),
];
