/**
 * Tag picture: a name in its pill, the badge in a second one beside it, drawn with the system's fonts, so that every
 * script and emoji reads right. What people write is only ever painted as text, set apart in direction.
 */
import { isolate, text } from "../../../shared/text/text.ts";
import { BADGE_COLOURS } from "./palette.ts";

export type TagWords = {
  name: string;
  badge: "host" | "moderator" | "bot" | null;
  muted: boolean;
  speaking: boolean;
  handRaised: boolean;
  away: boolean;
};

/** The height of a picture in pixels; its width follows from the words. */
export const TAG_PIXELS = 88;
const PILL = 68;
const LETTERS = "560 38px 'Source Sans 3 Variable', 'Source Sans 3', system-ui, 'Noto Sans', sans-serif";
const BADGE_LETTERS = "600 30px 'Source Sans 3 Variable', 'Source Sans 3', system-ui, 'Noto Sans', sans-serif";
const WIDEST = 420;
const INK = "rgb(27 31 46 / 80%)";
const CREAM = "#f8f1e4";
const AMBER = "#ffc861";
const MUTED = "#ff9b8a";

/** Two tags with the same words need one picture. */
export function wordsKey(words: TagWords): string {
  return [words.badge, words.muted, words.speaking, words.handRaised, words.away, words.name].join("|");
}

/** Paints the words and returns the canvas. */
export function paintTag(words: TagWords): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const brush = canvas.getContext("2d");
  if (brush === null) throw new Error("this browser cannot paint");
  brush.font = LETTERS;
  const name = shortened(brush, words.name);
  const nameWide = Math.ceil(brush.measureText(name).width);
  const marks = (words.speaking ? 1 : 0) + (words.muted ? 1 : 0) + (words.handRaised ? 1 : 0);
  const pillWide = nameWide + 44 + marks * 44;
  brush.font = BADGE_LETTERS;
  const badge = words.badge === null ? null : text(`badge.${words.badge}`);
  const badgeWide = badge === null ? 0 : Math.ceil(brush.measureText(badge).width) + 34;
  canvas.width = pillWide + (badge === null ? 0 : badgeWide + 12) + 12;
  canvas.height = TAG_PIXELS;

  const middle = TAG_PIXELS / 2;
  brush.globalAlpha = words.away ? 0.6 : 1;
  brush.textBaseline = "middle";
  pill(brush, 6, middle - PILL / 2, pillWide, PILL, INK);
  if (words.speaking) {
    brush.strokeStyle = AMBER;
    brush.lineWidth = 5;
    brush.stroke();
  }
  let x = 28;
  if (words.speaking) x = bars(brush, x, middle);
  if (words.muted) x = crossedCircle(brush, x, middle);
  if (words.handRaised) x = openHand(brush, x, middle);
  brush.fillStyle = CREAM;
  brush.font = LETTERS;
  brush.fillText(name, x, middle + 2);
  if (badge !== null && words.badge !== null) {
    const left = 6 + pillWide + 12;
    pill(brush, left, middle - 26, badgeWide, 52, BADGE_COLOURS[words.badge]);
    brush.fillStyle = "#ffffff";
    brush.font = BADGE_LETTERS;
    brush.fillText(badge, left + 17, middle + 2);
  }
  return canvas;
}

/** As many of the name's characters, as people count them, as fit; isolated, so that marks beside it stay beside it. */
function shortened(brush: CanvasRenderingContext2D, name: string): string {
  const whole = isolate(name);
  if (brush.measureText(whole).width <= WIDEST) return whole;
  const letters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment);
  while (letters.length > 1 && brush.measureText(isolate(`${letters.join("")}…`)).width > WIDEST) letters.pop();
  return isolate(`${letters.join("")}…`);
}

function pill(brush: CanvasRenderingContext2D, x: number, y: number, wide: number, high: number, colour: string): void {
  brush.beginPath();
  brush.roundRect(x, y, wide, high, high / 2);
  brush.fillStyle = colour;
  brush.fill();
}

function bars(brush: CanvasRenderingContext2D, x: number, middle: number): number {
  brush.fillStyle = AMBER;
  [18, 32, 22].forEach((high, i) => {
    brush.fillRect(x + i * 10, middle - high / 2, 6, high);
  });
  return x + 44;
}

function crossedCircle(brush: CanvasRenderingContext2D, x: number, middle: number): number {
  brush.strokeStyle = MUTED;
  brush.lineWidth = 5;
  brush.beginPath();
  brush.arc(x + 15, middle, 14, 0, Math.PI * 2);
  brush.moveTo(x + 5, middle - 10);
  brush.lineTo(x + 25, middle + 10);
  brush.stroke();
  return x + 44;
}

function openHand(brush: CanvasRenderingContext2D, x: number, middle: number): number {
  brush.strokeStyle = AMBER;
  brush.fillStyle = AMBER;
  brush.lineWidth = 6;
  brush.lineCap = "round";
  brush.beginPath();
  for (const [dx, top] of [
    [6, -10],
    [13, -16],
    [20, -15],
    [27, -9],
  ] as const) {
    brush.moveTo(x + dx, middle + 4);
    brush.lineTo(x + dx, middle + top);
  }
  brush.moveTo(x + 8, middle + 12);
  brush.lineTo(x - 1, middle + 2);
  brush.stroke();
  brush.beginPath();
  brush.roundRect(x + 3, middle, 27, 19, 9);
  brush.fill();
  return x + 44;
}
