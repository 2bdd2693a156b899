/** Parts: the rows that the sheets of a headset are made of, in one set of measures. Metres. */

import { text } from "../../../shared/text/text.ts";
import type { ButtonCell, Cell, Row, Sheet } from "../../xr/index.ts";
import type { IconName } from "../parts/icon.tsx";
import { FILLED, REGULAR } from "../parts/icon-paths.ts";

/** The letters of a sheet before the eyes: 24 mm at 0.9 m are easy, and at 1.5 m still legible. */
const LETTERS = 0.024;
const WIDTH = 0.58;
/** Three lines of what is told have room in it. */
const TITLE = 0.094;
export const ROW = 0.072;
export const LINE = 0.044;
export const GAP = 0.012;

const drawings: Partial<Record<IconName, string>> = { ...FILLED, ...REGULAR };
const filled: Partial<Record<IconName, string>> = FILLED;

/** A drawing's path; filled when on. */
export function icon(name: IconName, on = false): { icon: string } | Record<never, never> {
  const path = (on ? filled[name] : undefined) ?? drawings[name];
  return path === undefined ? {} : { icon: path };
}

/** What a button does, in words, with its drawing. */
export function button(
  name: IconName | null,
  words: string,
  act: () => void,
  more: Pick<ButtonCell, "more" | "on" | "tone" | "off" | "leads"> = {},
): Cell {
  return { kind: "button", words, act, ...(name === null ? {} : icon(name, more.on)), ...more };
}

/** Turns something on and off. */
export function turns(words: string, on: boolean, act: () => void): Cell {
  return { kind: "button", words, act, on, turns: true };
}

/** One of a few, under a word for what they are of. */
export function choice(label: string, ...cells: Cell[]): Row {
  return {
    height: ROW,
    cells: [{ kind: "words", words: label, tone: "label" }, ...cells],
    shares: [0.7, ...cells.map(() => 1)],
  };
}

export function row(...cells: Cell[]): Row {
  return { height: ROW, cells };
}

export function line(words: string, tone: "label" | "plain" | "quiet" | "alert" = "plain", lines = 1): Row {
  return { height: LINE * lines, cells: [{ kind: "words", words, tone }] };
}

/** So many letters fit into a line of a sheet, at least. */
const LETTERS_A_LINE = 38;

/** Words that take the lines they need. */
export function words(told: string, tone: "plain" | "quiet" | "alert" = "plain"): Row {
  return {
    height: 0.01 + 0.032 * Math.ceil(told.length / LETTERS_A_LINE),
    cells: [{ kind: "words", words: told, tone }],
  };
}

/** From one of `pages` to the one before and after it; `at` from 0. */
export function leafing(at: number, pages: number, turn: (to: number) => void): Row {
  return {
    ...row(
      button("caret-left", text("headset.previous"), () => turn(at - 1), { off: at === 0 }),
      { kind: "words", words: text("headset.page", { page: at + 1, pages }), tone: "quiet" },
      button("caret-right", text("headset.next"), () => turn(at + 1), { off: at === pages - 1 }),
    ),
    shares: [2, 1, 2],
  };
}

/**
 * A sheet with a title and, unless one of its rows is it, the way back. What was told last stands for a while in the place of
 * the title: it moves nothing.
 */
export function sheet(
  id: string,
  title: string,
  told: string | null,
  back: (() => void) | null,
  rows: readonly Row[],
): Sheet {
  const way = back === null ? [] : [button("x", text("headset.close"), back)];
  return untitled(id, [
    {
      height: TITLE,
      cells: [
        told === null ? { kind: "words", words: title, tone: "title" } : { kind: "words", words: told, tone: "alert" },
        ...way,
      ],
      shares: [2.8, 1],
    },
    ...rows,
  ]);
}

/** A sheet that says what it is by its first row. */
export function untitled(id: string, rows: readonly Row[]): Sheet {
  return { id, width: WIDTH, pad: 0.026, gap: GAP, letters: LETTERS, rows };
}
