/**
 * Tag picture: a name in its pill, the badge in a second one beside it, and above them what a machine wrote down of their
 * voice; drawn with the system's fonts, so that every script and emoji reads right. What people write or say is only ever
 * painted as text, set apart in direction.
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
  /** In a private conversation. */
  private: boolean;
};

/** The height of a name's picture in pixels; with a caption over it it is higher, and its width follows from the words. */
export const TAG_PIXELS = 88;
const PILL = 68;
const FAMILY = "'Source Sans 3 Variable', 'Source Sans 3', system-ui, 'Noto Sans', sans-serif";
const LETTERS = `560 38px ${FAMILY}`;
const BADGE_LETTERS = `600 30px ${FAMILY}`;
const WIDEST = 420;
const INK = "rgb(27 31 46 / 80%)";
const CREAM = "#f8f1e4";
/** The state colours of the interface at dusk: olive, saffron, violet. */
const SPEAKING = "#bdc985";
const WAITING = "#efc06b";
const PRIVATE = "#bdb1ee";
/** The width of the outline of who speaks: 2.6 pixels where a name has 20. */
const OUTLINE = 5;
/** Between a mark and the next. */
const MARK = 44;

const CAPTION_LETTERS = `450 34px ${FAMILY}`;
const CAPTION_INK = "rgb(27 31 46 / 88%)";
const CAPTION_LINE = 44;
const CAPTION_WIDEST = 620;
const CAPTION_LINES = 3;
const CAPTION_PAD = 26;
/** Between a caption and the name below it. */
const CAPTION_GAP = 4;

/** Whether two tags with these words look alike. */
export function sameWords(a: TagWords, b: TagWords): boolean {
  return (
    a.name === b.name &&
    a.badge === b.badge &&
    a.muted === b.muted &&
    a.speaking === b.speaking &&
    a.handRaised === b.handRaised &&
    a.away === b.away &&
    a.private === b.private
  );
}

/** Paints the words, below `caption` where there is one, and returns the canvas. */
export function paintTag(words: TagWords, caption: string | null): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const brush = canvas.getContext("2d");
  if (brush === null) throw new Error("this browser cannot paint");
  brush.font = LETTERS;
  const name = shortened(brush, words.name);
  const nameWide = Math.ceil(brush.measureText(name).width);
  const marks = [words.speaking, words.muted, words.private, words.handRaised].filter(Boolean).length;
  const pillWide = nameWide + 44 + marks * MARK;
  brush.font = BADGE_LETTERS;
  const badge = words.badge === null ? null : text(`badge.${words.badge}`);
  const badgeWide = badge === null ? 0 : Math.ceil(brush.measureText(badge).width) + 34;
  const nameAll = pillWide + (badge === null ? 0 : badgeWide + 12) + 12;
  const said = caption === null ? null : captionLines(brush, caption);
  const saidHigh = said === null ? 0 : said.lines.length * CAPTION_LINE + 24 + CAPTION_GAP;
  canvas.width = Math.max(nameAll, (said?.wide ?? 0) + 2 * CAPTION_PAD + 12);
  canvas.height = TAG_PIXELS + saidHigh;

  if (said !== null) paintCaption(brush, said, canvas.width / 2, 4, saidHigh - CAPTION_GAP);
  const middle = saidHigh + TAG_PIXELS / 2;
  const left = Math.round((canvas.width - nameAll) / 2);
  brush.globalAlpha = words.away ? 0.6 : 1;
  brush.textBaseline = "middle";
  brush.textAlign = "left";
  pill(brush, left + 6, middle - PILL / 2, pillWide, PILL, INK);
  if (words.speaking) {
    brush.strokeStyle = SPEAKING;
    brush.lineWidth = OUTLINE;
    brush.stroke();
  }
  let x = left + 28;
  if (words.speaking) x = bars(brush, x, middle);
  if (words.muted) x = crossedCircle(brush, x, middle);
  if (words.private) x = twoRings(brush, x, middle);
  if (words.handRaised) x = openHand(brush, x, middle);
  brush.fillStyle = CREAM;
  brush.font = LETTERS;
  brush.fillText(name, x, middle + 2);
  if (badge !== null && words.badge !== null) {
    const from = left + 6 + pillWide + 12;
    pill(brush, from, middle - 26, badgeWide, 52, BADGE_COLOURS[words.badge]);
    brush.fillStyle = "#ffffff";
    brush.font = BADGE_LETTERS;
    brush.fillText(badge, from + 17, middle + 2);
  }
  return canvas;
}

type Caption = { lines: readonly string[]; wide: number; fromRight: boolean };

/** The last lines of what somebody says, as wide as they are. */
function captionLines(brush: CanvasRenderingContext2D, caption: string): Caption {
  brush.font = CAPTION_LETTERS;
  const lines = wrap(caption, (some) => brush.measureText(some).width <= CAPTION_WIDEST).slice(-CAPTION_LINES);
  const wide = Math.ceil(Math.max(...lines.map((line) => brush.measureText(line).width)));
  return { lines, wide: Math.min(wide, CAPTION_WIDEST), fromRight: runsLeft(caption) };
}

/** Words in lines that fit; scripts without spaces are broken between words too. */
export function wrap(told: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(told)) {
    if (line !== "" && !fits(line + segment)) {
      lines.push(line.trimEnd());
      line = segment.trimStart();
    } else line += segment;
  }
  return line === "" ? lines : [...lines, line];
}

/** Words of a script that runs from right to left begin at the right. */
function runsLeft(told: string): boolean {
  const first = /\p{L}/u.exec(told)?.[0];
  return first !== undefined && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(first);
}

function paintCaption(brush: CanvasRenderingContext2D, said: Caption, middle: number, top: number, high: number): void {
  const wide = said.wide + 2 * CAPTION_PAD;
  brush.beginPath();
  brush.roundRect(middle - wide / 2, top, wide, high - top, 24);
  brush.fillStyle = CAPTION_INK;
  brush.fill();
  brush.font = CAPTION_LETTERS;
  brush.fillStyle = CREAM;
  brush.textBaseline = "middle";
  brush.textAlign = said.fromRight ? "right" : "left";
  brush.direction = said.fromRight ? "rtl" : "ltr";
  const x = said.fromRight ? middle + said.wide / 2 : middle - said.wide / 2;
  const first = top + (high - top - said.lines.length * CAPTION_LINE) / 2 + CAPTION_LINE / 2;
  said.lines.forEach((line, i) => {
    brush.fillText(line, x, first + i * CAPTION_LINE + 2, CAPTION_WIDEST);
  });
  brush.direction = "ltr";
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
  brush.fillStyle = SPEAKING;
  [18, 32, 22].forEach((high, i) => {
    brush.fillRect(x + i * 10, middle - high / 2, 6, high);
  });
  return x + MARK;
}

function crossedCircle(brush: CanvasRenderingContext2D, x: number, middle: number): number {
  brush.strokeStyle = WAITING;
  brush.lineWidth = 5;
  brush.beginPath();
  brush.arc(x + 15, middle, 14, 0, Math.PI * 2);
  brush.moveTo(x + 5, middle - 10);
  brush.lineTo(x + 25, middle + 10);
  brush.stroke();
  return x + MARK;
}

/** Two who are one: a private conversation. */
function twoRings(brush: CanvasRenderingContext2D, x: number, middle: number): number {
  brush.strokeStyle = PRIVATE;
  brush.lineWidth = 5;
  for (const at of [10, 22]) {
    brush.beginPath();
    brush.arc(x + at, middle, 10, 0, Math.PI * 2);
    brush.stroke();
  }
  return x + MARK;
}

function openHand(brush: CanvasRenderingContext2D, x: number, middle: number): number {
  brush.strokeStyle = WAITING;
  brush.fillStyle = WAITING;
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
  return x + MARK;
}
