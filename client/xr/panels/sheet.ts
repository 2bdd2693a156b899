/** Sheet: what stands on a panel in the world, as plain data: rows of cells from top to bottom. Metres. */

export type ButtonCell = {
  kind: "button";
  words: string;
  /** A second, quieter line. */
  more?: string;
  /** The path of a drawing in a box of 256 × 256. */
  icon?: string;
  /** It is chosen, or going on. */
  on?: boolean;
  /** It turns something on and off, and shows which as a switch. */
  turns?: boolean;
  /** What it does is not done by mistake; it protects, and never wears the brand. */
  tone?: "plain" | "danger" | "safety";
  /** It cannot be done now. */
  off?: boolean;
  /** It leads on to another sheet. */
  leads?: boolean;
  act: () => void;
};

export type WordsCell = {
  kind: "words";
  words: string;
  /** A quieter line above, and one below. */
  over?: string;
  more?: string;
  tone?: "title" | "label" | "plain" | "quiet" | "alert" | "over";
};

/** How much of something there is, 0…1. */
export type MeterCell = {
  kind: "meter";
  words: string;
  share: number;
  tone?: "plain" | "safety";
  /** Shares that bear a mark. */
  marks?: readonly number[];
  /** Whoever presses it, or moves along it while they do, sets the share. */
  go?: (share: number) => void;
};

export type Cell = ButtonCell | WordsCell | MeterCell;

export type Row = {
  height: number;
  cells: readonly Cell[];
  /** The cells' shares of the width; alike when left out. */
  shares?: readonly number[];
};

export type Sheet = {
  /** What it is called by. */
  id: string;
  width: number;
  /** Around everything, and between cells. */
  pad: number;
  gap: number;
  /** The height of its letters. */
  letters: number;
  rows: readonly Row[];
};
