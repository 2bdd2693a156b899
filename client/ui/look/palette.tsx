/**
 * Palette: the colours and shapes that the numbers of a look stand for. The world owns them; the page is told, so that
 * a face in a list and the body in the place are painted from one list.
 */
import { createContext, useContext } from "react";

export type LookPalette = {
  /** `#rrggbb` each. */
  skin: readonly string[];
  hair: readonly string[];
  cloth: readonly string[];
  /** Names of the styles, in the order of their numbers. */
  hairStyles: readonly string[];
  clothes: readonly string[];
};

const PLAIN: LookPalette = {
  skin: ["#C58D66"],
  hair: ["#3A302D"],
  cloth: ["#6478BE"],
  hairStyles: ["crop"],
  clothes: ["plain"],
};

const PaletteContext = createContext<LookPalette>(PLAIN);

/** Everything below draws faces in these colours. */
export const PaletteProvider = PaletteContext;

export function usePalette(): LookPalette {
  return useContext(PaletteContext);
}

/** An entry by number; a number past the end starts again, as the world does it. */
export function entryOf<Entry>(list: readonly Entry[], index: number): Entry {
  const entry = list[index % list.length];
  if (entry === undefined) throw new Error("a palette has at least one entry");
  return entry;
}
