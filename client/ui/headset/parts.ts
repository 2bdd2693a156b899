/** Parts: the rows that the sheets of a headset are made of, in one set of measures. Metres. */

import { text } from "../../../shared/text/text.ts";
import type { Cell, Row, Sheet } from "../../xr/index.ts";
import type { IconName } from "../parts/icon.tsx";
import { FILLED, REGULAR } from "../parts/icon-paths.ts";

/** The letters of a sheet before the eyes: 24 mm at 0.9 m are easy, and at 1.5 m still legible. */
const LETTERS = 0.024;
const WIDTH = 0.58;
const TITLE = 0.058;
export const ROW = 0.072;
export const LINE = 0.044;

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
  more: { more?: string; on?: boolean; tone?: "plain" | "danger"; off?: boolean } = {},
): Cell {
  return { kind: "button", words, act, ...(name === null ? {} : icon(name, more.on)), ...more };
}

/** Turns something on and off. */
export function turns(words: string, on: boolean, act: () => void): Cell {
  return { kind: "button", words, act, on, turns: true };
}

/** One of a few, under a word for what they are of. */
export function choice(label: string, ...cells: Cell[]): Row {
  return { height: ROW, cells: [{ kind: "words", words: label, tone: "quiet" }, ...cells] };
}

export function row(...cells: Cell[]): Row {
  return { height: ROW, cells };
}

export function line(words: string, tone: "plain" | "quiet" | "alert" = "plain", lines = 1): Row {
  return { height: LINE * lines, cells: [{ kind: "words", words, tone }] };
}

/** A sheet with a title and the way back; what was told last stands under the title. */
export function sheet(id: string, title: string, told: string | null, back: () => void, rows: readonly Row[]): Sheet {
  return {
    id,
    width: WIDTH,
    pad: 0.026,
    gap: 0.012,
    letters: LETTERS,
    rows: [
      {
        height: TITLE,
        cells: [{ kind: "words", words: title, tone: "title" }, button("x", text("headset.close"), back)],
        shares: [2.4, 1],
      },
      ...(told === null ? [] : [line(told, "alert", 1.5)]),
      ...rows,
    ],
  };
}
