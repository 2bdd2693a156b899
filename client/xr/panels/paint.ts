/**
 * Paint: a sheet on a canvas, with the system's fonts behind the house's own, so that every script reads right. What
 * people write is only ever painted.
 */
import type { Box, Layout } from "./layout.ts";
import type { ButtonCell, MeterCell, WordsCell } from "./sheet.ts";

/** The brand's colour where something is chosen, and words that can be read on it. */
export type PanelColours = { fill: string; on: string };

/** What hands do to a sheet: the box that is pointed at, and whether it is held down; −1 for none. */
export type Pressed = { over: number; held: boolean; poking: boolean };

const INK = "#1b1f2e";
const RAISED = "rgb(255 255 255 / 9%)";
const LIT = "rgb(255 255 255 / 19%)";
const CREAM = "#f8f1e4";
const QUIET = "rgb(248 241 228 / 68%)";
const FAINT = "rgb(248 241 228 / 38%)";
const ALERT = "#ffc861";
const OVER = "#fb9aac";
const DANGER = "#c4452f";
const DANGER_LIT = "#d8573f";
/** What protects somebody: its edge, and the fill behind its words. */
const SAFETY = "#bbb0ec";
const SAFETY_FILL = "rgb(187 176 236 / 26%)";
const SERIF = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Noto Serif', serif";
const FAMILY = "'Source Sans 3 Variable', 'Source Sans 3', system-ui, 'Noto Sans', sans-serif";
/** Corners, as shares of a letter's height. */
const CORNER = 0.75;
const PANEL_CORNER = 1.25;
/** A button this many times as tall as its letters holds its drawing above its words. */
const STACKED = 3.6;

/** Paints all of a sheet; `pixels` to a metre. */
export function paintSheet(
  brush: CanvasRenderingContext2D,
  layout: Layout,
  letters: number,
  pixels: number,
  pressed: Pressed,
  colours: PanelColours,
): void {
  brush.setTransform(1, 0, 0, 1, 0, 0);
  brush.clearRect(0, 0, brush.canvas.width, brush.canvas.height);
  brush.setTransform(pixels, 0, 0, pixels, 0, 0);
  round(brush, 0, 0, layout.width, layout.height, letters * PANEL_CORNER, INK);
  layout.boxes.forEach((box, i) => {
    const over = i === pressed.over;
    const { cell } = box;
    if (cell.kind === "button") paintButton(brush, box, cell, letters, over, over && pressed.held, colours);
    else if (cell.kind === "meter") paintMeter(brush, box, cell, letters, over, colours);
    else paintWords(brush, box, cell, letters);
  });
}

function paintButton(
  brush: CanvasRenderingContext2D,
  box: Box,
  cell: ButtonCell,
  letters: number,
  over: boolean,
  held: boolean,
  colours: PanelColours,
): void {
  const inset = held ? letters * 0.12 : 0;
  const [x, y, width, height] = [box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset];
  const danger = cell.tone === "danger";
  if (cell.turns === true) {
    paintSwitch(brush, { x, y, width, height }, cell, letters, over, colours);
    return;
  }
  const safe = cell.tone === "safety" && cell.on === true;
  const chosen = safe ? SAFETY_FILL : colours.fill;
  const fill = danger ? (over ? DANGER_LIT : DANGER) : cell.on === true ? chosen : over ? LIT : RAISED;
  round(brush, x, y, width, height, letters * CORNER, fill);
  const lit = over && (danger || cell.on === true);
  if (lit || safe) {
    brush.strokeStyle = lit ? CREAM : SAFETY;
    brush.lineWidth = letters * 0.12;
    brush.stroke();
  }
  const colour = cell.off === true ? FAINT : danger ? "#ffffff" : cell.on === true && !safe ? colours.on : CREAM;
  const middle = x + width / 2;
  if (cell.icon !== undefined && height >= letters * STACKED && cell.more === undefined) {
    drawing(brush, cell.icon, middle - letters * 1.1, y + height * 0.36 - letters * 1.1, letters * 2.2, colour);
    words(brush, cell.words, middle, y + height * 0.76, width - letters * 0.5, letters, 600, colour, "center");
    return;
  }
  const from = x + letters * 0.8;
  let start = from;
  if (cell.icon !== undefined) {
    drawing(brush, cell.icon, from, y + height / 2 - letters * 0.75, letters * 1.5, colour);
    start = from + letters * 2;
  }
  const end = x + width - letters * (cell.leads === true ? 2.2 : 0.6);
  if (cell.leads === true) chevron(brush, x + width - letters * 1.1, y + height / 2, letters);
  const room = end - start;
  if (cell.more !== undefined) {
    words(brush, cell.words, start, y + height * 0.34, room, letters, 600, colour, "left");
    const quiet = cell.off === true ? FAINT : cell.on === true || danger ? colour : QUIET;
    words(brush, cell.more, start, y + height * 0.7, room, letters * 0.8, 400, quiet, "left");
  } else if (cell.icon === undefined) {
    words(brush, cell.words, middle, y + height / 2, width - letters, letters, 600, colour, "center");
  } else words(brush, cell.words, start, y + height / 2, room, letters, 600, colour, "left");
}

function paintSwitch(
  brush: CanvasRenderingContext2D,
  { x, y, width, height }: Omit<Box, "cell">,
  cell: ButtonCell,
  letters: number,
  over: boolean,
  colours: PanelColours,
): void {
  round(brush, x, y, width, height, letters * CORNER, over ? LIT : RAISED);
  const [wide, tall] = [letters * 2, letters * 1.15];
  const [left, top] = [x + width - wide - letters * 0.8, y + (height - tall) / 2];
  round(brush, left, top, wide, tall, tall / 2, cell.on === true ? colours.fill : "rgb(255 255 255 / 16%)");
  const knob = tall * 0.74;
  const inset = (tall - knob) / 2;
  const at = cell.on === true ? left + wide - knob - inset : left + inset;
  round(brush, at, top + inset, knob, knob, knob / 2, cell.on === true ? colours.on : CREAM);
  const [start, room] = [x + letters * 0.8, left - letters * 0.6 - x - letters * 0.8];
  words(brush, cell.words, start, y + height / 2, room, letters, 600, CREAM, "left");
}

function paintMeter(
  brush: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  cell: MeterCell,
  letters: number,
  over: boolean,
  colours: PanelColours,
): void {
  words(brush, cell.words, x + width / 2, y + height * 0.32, width, letters, 600, CREAM, "center");
  const [thick, top] = [letters * 0.36, y + height * 0.7];
  round(brush, x, top, width, thick, thick / 2, LIT);
  const share = Math.min(1, Math.max(0, cell.share));
  const fill = cell.tone === "safety" ? SAFETY : colours.fill;
  if (share > 0) round(brush, x, top, Math.max(thick, width * share), thick, thick / 2, fill);
  for (const mark of cell.marks ?? [])
    round(brush, x + width * mark - thick / 4, top - thick, thick / 2, thick * 3, thick / 4, QUIET);
  const knob = thick * (over ? 3.2 : 2.4);
  const at = Math.max(0, Math.min(width - knob, width * share - knob / 2));
  round(brush, x + at, top + thick / 2 - knob / 2, knob, knob, knob / 2, CREAM);
}

/** Points on, at the end of a row. */
function chevron(brush: CanvasRenderingContext2D, x: number, y: number, letters: number): void {
  const reach = letters * 0.32;
  brush.beginPath();
  brush.moveTo(x - reach / 2, y - reach);
  brush.lineTo(x + reach / 2, y);
  brush.lineTo(x - reach / 2, y + reach);
  brush.strokeStyle = QUIET;
  brush.lineWidth = letters * 0.11;
  brush.lineCap = brush.lineJoin = "round";
  brush.stroke();
}

function paintWords(
  brush: CanvasRenderingContext2D,
  { x, y, width, height }: Box,
  { words: told, over, more, tone = "plain" }: WordsCell,
  letters: number,
): void {
  const title = tone === "title";
  const size = title ? letters * 1.5 : tone === "quiet" ? letters * 0.85 : letters;
  const weight = tone === "plain" || tone === "title" || tone === "quiet" ? 400 : 600;
  const colour = WORDS[tone];
  brush.font = font(size, weight, title ? SERIF : FAMILY);
  const line = size * 1.32;
  const quiet = letters * 1.05;
  const others = (over === undefined ? 0 : quiet) + (more === undefined ? 0 : quiet);
  const lines = wrapped(brush, told, width, Math.max(1, Math.floor((height - others) / line + 0.05)));
  let top = y + (height - lines.length * line - others) / 2;
  const right = runsLeft(told);
  const put = (each: string, tall: number, to: number, heavy: number, paint: string) => {
    const at = right ? x + width : x;
    words(brush, each, at, top + tall / 2, width, to, heavy, paint, right ? "right" : "left", title ? SERIF : FAMILY);
    top += tall;
  };
  if (over !== undefined) put(over, quiet, letters * 0.85, 650, CREAM);
  for (const each of lines) put(each, line, size, weight, colour);
  if (more !== undefined) put(more, quiet, letters * 0.8, 400, QUIET);
}

const WORDS: Record<NonNullable<WordsCell["tone"]>, string> = {
  title: CREAM,
  label: CREAM,
  plain: CREAM,
  quiet: QUIET,
  alert: ALERT,
  over: OVER,
};

/** Words of a script that runs from right to left begin at the right. */
function runsLeft(told: string): boolean {
  const first = /\p{L}/u.exec(told)?.[0];
  return first !== undefined && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(first);
}

function font(size: number, weight: number, family = FAMILY): string {
  // Canvas knows no fonts below a pixel: letters are set large, and made small by the brush.
  return `${weight} ${size * SCALE}px ${family}`;
}
const SCALE = 1000;

function words(
  brush: CanvasRenderingContext2D,
  told: string,
  x: number,
  y: number,
  room: number,
  size: number,
  weight: number,
  colour: string,
  align: CanvasTextAlign,
  family = FAMILY,
): void {
  brush.save();
  brush.translate(x, y);
  brush.scale(1 / SCALE, 1 / SCALE);
  brush.font = font(size, weight, family);
  brush.fillStyle = colour;
  brush.textAlign = align;
  brush.textBaseline = "middle";
  brush.fillText(shortened(brush, told, room), 0, 0);
  brush.restore();
}

/** The words, or as many letters of them as fit before an ellipsis. */
function shortened(brush: CanvasRenderingContext2D, told: string, room: number): string {
  const fits = (some: string) => brush.measureText(some).width <= room * SCALE;
  if (fits(told)) return told;
  const letters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(told)].map((s) => s.segment);
  let [least, most] = [0, letters.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(`${letters.slice(0, middle).join("")}…`)) least = middle;
    else most = middle - 1;
  }
  return `${letters.slice(0, least).join("")}…`;
}

/** Words in lines that fit into `room` metres; what does not fit into `most` lines ends in an ellipsis. */
function wrapped(brush: CanvasRenderingContext2D, told: string, room: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  // Scripts without spaces are broken between words too.
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(told)) {
    if (line !== "" && brush.measureText(line + segment).width > room * SCALE) {
      lines.push(line);
      line = segment.trimStart();
    } else line += segment;
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), lines.slice(most - 1).join(" ")];
}

function round(
  brush: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  corner: number,
  fill: string,
): void {
  brush.beginPath();
  brush.roundRect(x, y, width, height, Math.min(corner, height / 2, width / 2));
  brush.fillStyle = fill;
  brush.fill();
}

function drawing(
  brush: CanvasRenderingContext2D,
  path: string,
  x: number,
  y: number,
  size: number,
  fill: string,
): void {
  brush.save();
  brush.translate(x, y);
  brush.scale(size / 256, size / 256);
  brush.fillStyle = fill;
  brush.fill(new Path2D(path));
  brush.restore();
}
