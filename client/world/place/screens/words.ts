/**
 * Words on a screen in the place of a picture: what is missing, and what it would have shown. Painted with the system's
 * fonts, so that every script reads right; what people wrote is only ever painted.
 */
import { CanvasTexture, SRGBColorSpace } from "three";
import { SANS, SERIF } from "./fonts.ts";

const HIGH = 540;
const PAPER = "#e9d9be";
const INK = "#3a2f26";
const SOFT = "#65584c";

type Line = { words: string; font: string; high: number; colour: string; most: number };

/** @param aspect the screen's width by its height */
export function paintWords(aspect: number, heading: string, sentence: string, alt: string): CanvasTexture {
  const canvas = document.createElement("canvas");
  canvas.height = HIGH;
  canvas.width = Math.round(Math.min(2048, HIGH * aspect));
  const brush = canvas.getContext("2d");
  if (brush !== null) {
    brush.fillStyle = PAPER;
    brush.fillRect(0, 0, canvas.width, HIGH);
    brush.textAlign = "center";
    brush.textBaseline = "middle";
    const lines = [
      ...fitted(brush, { words: heading, font: `350 46px ${SERIF}`, high: 58, colour: INK, most: 2 }),
      ...fitted(brush, { words: sentence, font: `600 32px ${SANS}`, high: 46, colour: INK, most: 2 }),
      ...fitted(brush, { words: alt, font: `400 28px ${SANS}`, high: 38, colour: SOFT, most: 3 }),
    ];
    let y = HIGH / 2 - lines.reduce((sum, { high }) => sum + high, 0) / 2;
    for (const { words, font, high, colour } of lines) {
      brush.font = font;
      brush.fillStyle = colour;
      brush.fillText(words, canvas.width / 2, y + high / 2, canvas.width - 80);
      y += high;
    }
  }
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  return texture;
}

/** The words in at most so many lines; what does not fit ends in an ellipsis. */
function fitted(brush: CanvasRenderingContext2D, line: Line): Line[] {
  if (line.words === "") return [];
  brush.font = line.font;
  const rows: string[] = [""];
  // Scripts without spaces are broken between words too.
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(line.words)) {
    const row = rows[rows.length - 1]!;
    if (row !== "" && brush.measureText(row + segment).width > brush.canvas.width - 80) rows.push(segment.trimStart());
    else rows[rows.length - 1] = row + segment;
  }
  const kept = rows.slice(0, line.most);
  if (rows.length > kept.length) kept[kept.length - 1] += "…";
  return kept.map((words) => ({ ...line, words }));
}
