/**
 * A poll's chart on a screen, painted anew as answers come: its question, a bar for each option with its share beside it, and
 * how many answered. Read from ten metres away, in every script: what people wrote is only ever painted. [VEV5]
 */
import { CanvasTexture, LinearMipmapLinearFilter, SRGBColorSpace } from "three";
import { type PollRow, pollRows } from "../../../../shared/conversation/poll-rows.ts";
import type { PollResult, PollSpec } from "../../../../shared/conversation/polls.ts";
import { say } from "../../../../shared/text/evening-words.ts";
import { paper } from "../palette.ts";
import { SANS, SERIF } from "./fonts.ts";

/** Pixels. */
const HIGH = 720;
const WIDEST = 2048;
const PAD = 56;
const QUESTION = { size: 58, high: 66, most: 2 };
const LABEL = 30;
const FOOT = { size: 32, high: 52 };
/** Rows that are this high have their words above the bar; lower ones beside it. */
const STACKED = 78;
const GAP = 14;
/** The words and the figure of a row beside its bar, of the width. */
const BESIDE = { words: 0.42, figure: 0.13 };

/** Its first letter is of a script that runs from right to left. */
const RTL = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export type ShownPoll = { spec: PollSpec; closedAt: number | null } & PollResult;

export class PollChart {
  readonly texture: CanvasTexture;
  readonly #canvas = document.createElement("canvas");

  /** @param aspect the screen's width by its height */
  constructor(aspect: number) {
    this.#canvas.height = HIGH;
    this.#canvas.width = Math.round(Math.min(WIDEST, HIGH * aspect));
    this.texture = new CanvasTexture(this.#canvas);
    this.texture.colorSpace = SRGBColorSpace;
    this.texture.minFilter = LinearMipmapLinearFilter;
    this.texture.anisotropy = 8;
  }

  paint({ spec, closedAt, ...result }: ShownPoll): void {
    const brush = this.#canvas.getContext("2d");
    if (brush === null) return;
    const { width } = this.#canvas;
    brush.fillStyle = paper.sheet;
    brush.fillRect(0, 0, width, HIGH);
    const wide = width - 2 * PAD;
    let y = PAD - 10;
    write(
      brush,
      say(closedAt === null ? "poll.open" : "poll.over"),
      PAD,
      y + LABEL / 2,
      wide,
      `600 ${LABEL}px ${SANS}`,
      paper.bar,
    );
    y += LABEL + 12;
    brush.font = `480 ${QUESTION.size}px ${SERIF}`;
    for (const line of linesOf(brush, spec.question, wide, QUESTION.most)) {
      write(brush, line, PAD, y + QUESTION.high / 2, wide, brush.font, paper.ink);
      y += QUESTION.high;
    }
    y += GAP;
    const foot = HIGH - PAD - FOOT.high + 24;
    const rows = pollRows(spec, result);
    const high = Math.min(120, (foot - GAP - y) / rows.length);
    const most = Math.max(...rows.map(({ count }) => count));
    for (const [n, row] of rows.entries())
      paintRow(brush, row, { x: PAD, y: y + n * high, wide, high }, row.count === most && most > 0);
    const people = say("poll.people", { count: result.people });
    write(brush, people, PAD, foot + FOOT.high / 2, wide, `600 ${FOOT.size}px ${SANS}`, paper.soft);
    this.texture.needsUpdate = true;
  }

  dispose(): void {
    this.texture.dispose();
  }
}

type Box = { x: number; y: number; wide: number; high: number };

function paintRow(brush: CanvasRenderingContext2D, row: PollRow, box: Box, leads: boolean): void {
  const { words, percent, share } = row;
  const { x, y, wide, high } = box;
  const isStacked = high >= STACKED;
  const size = Math.round(Math.min(42, high * (isStacked ? 0.42 : 0.62)));
  const font = `${leads ? 700 : 500} ${size}px ${SANS}`;
  const figure = wide * BESIDE.figure;
  const [bar, label] = isStacked
    ? [{ x, y: y + size + 12, wide, high: Math.min(26, high - size - 26) }, wide - figure]
    : [
        { x: x + wide * BESIDE.words, y: y + high * 0.22, wide: wide * (1 - BESIDE.words) - figure, high: high * 0.56 },
        wide * BESIDE.words - 24,
      ];
  const line = isStacked ? y + size / 2 + 2 : y + high / 2;
  write(brush, words, x, line, label, font, paper.ink);
  brush.direction = "ltr";
  brush.textAlign = "right";
  brush.font = `700 ${size}px ${SANS}`;
  brush.fillText(`${percent} %`, x + wide, line, figure);
  fillBar(brush, bar, 1, paper.track);
  fillBar(brush, bar, share, leads ? paper.bar : paper.barSoft);
}

function fillBar(brush: CanvasRenderingContext2D, { x, y, wide, high }: Box, share: number, colour: string): void {
  if (share <= 0) return;
  brush.fillStyle = colour;
  brush.beginPath();
  brush.roundRect(x, y, Math.max(high, wide * share), high, high / 2);
  brush.fill();
}

/** Words in one line; what does not fit ends in an ellipsis. Where they run from right to left they stand at the start all the same. */
function write(
  brush: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  wide: number,
  font: string,
  colour: string,
): void {
  brush.font = font;
  brush.fillStyle = colour;
  brush.textBaseline = "middle";
  brush.direction = RTL.test(words) ? "rtl" : "ltr";
  brush.textAlign = "left";
  brush.fillText(linesOf(brush, words, wide, 1)[0] ?? "", x, y, wide);
}

/** The words in at most so many lines of that width; what does not fit ends in an ellipsis. */
function linesOf(brush: CanvasRenderingContext2D, words: string, wide: number, most: number): string[] {
  const fits = (line: string) => brush.measureText(line).width <= wide;
  const lines = [""];
  // Scripts without spaces are broken between words too.
  const pieces = [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(words)].map(
    ({ segment }) => segment,
  );
  for (const [n, piece] of pieces.entries()) {
    const line = lines.at(-1)! + piece;
    if (fits(line.trimEnd())) lines[lines.length - 1] = line;
    else if (lines.length < most && lines.at(-1) !== "") lines.push(piece.trimStart());
    else {
      lines[lines.length - 1] = shortened(lines.at(-1)! + pieces.slice(n).join(""), fits);
      break;
    }
  }
  return lines.map((line) => line.trim());
}

function shortened(words: string, fits: (line: string) => boolean): string {
  const letters = [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment);
  while (letters.length > 1 && !fits(`${letters.join("")}…`)) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
