/**
 * Brand: one colour of a space becomes what the interface may paint with, in both themes, always readable.
 *
 * The fill keeps the brand's own hex unless neither light nor dark words reach 4.5 : 1 on it; `text` is the nearest
 * lightness (OKLCH) that reaches 4.5 on the surface; a fill that would vanish in the surface gets an edge of 3 : 1.
 * Contrast is WCAG 2's. A brand colours the place, never the tools of conduct.
 */
import {
  formatHex,
  modeLrgb,
  modeOklch,
  modeRgb,
  type Oklch,
  useMode as speak,
  toGamut,
  wcagContrast,
} from "culori/fn";

speak(modeRgb);
speak(modeLrgb);
const oklch = speak(modeOklch);
const intoRgb = toGamut("rgb", "oklch");

export type Theme = "day" | "dusk";

/** What a brand paints with on one theme, as `#rrggbb`; `edge` null where the fill stands out by itself. */
export type BrandColours = { fill: string; on: string; text: string; edge: string | null };

/** Surface of each theme, as in `styles/tokens.css`. */
export const SURFACE: Record<Theme, string> = { day: "#fffdfa", dusk: "#1f1c26" };
const LIGHT_WORDS = "#fffdfa";
const DARK_WORDS = "#1c1216";
const WORDS = 4.5;
const SHAPE = 3;
/** Lightness is searched in steps that nobody can see. */
const STEP = 0.002;

/** The colours of a brand on one theme. `colour` is `#rrggbb`, as the schema of a space checks. */
export function brandColours(colour: string, theme: Theme): BrandColours {
  const surface = SURFACE[theme];
  const fill = nearestLightness(colour, (hex) => bestWords(hex).contrast >= WORDS);
  const edge =
    wcagContrast(fill, surface) >= SHAPE ? null : nearestLightness(fill, (hex) => wcagContrast(hex, surface) >= SHAPE);
  return {
    fill,
    on: bestWords(fill).words,
    text: nearestLightness(colour, (hex) => wcagContrast(hex, surface) >= WORDS),
    edge,
  };
}

/** The custom properties of a brand: each names day and dusk, so the theme may change without asking again. */
export function brandProperties(brand: { colour: string; dusk?: string | undefined }): Record<string, string> {
  const day = brandColours(brand.colour, "day");
  const dusk = brandColours(brand.dusk ?? brand.colour, "dusk");
  const both = (a: string, b: string) => `light-dark(${a}, ${b})`;
  return {
    "--brand": both(day.fill, dusk.fill),
    "--brand-on": both(day.on, dusk.on),
    "--brand-text": both(day.text, dusk.text),
    "--brand-edge": both(day.edge ?? "transparent", dusk.edge ?? "transparent"),
  };
}

/** Light words where they reach furthest, else dark ones. */
function bestWords(fill: string): { words: string; contrast: number } {
  const light = wcagContrast(LIGHT_WORDS, fill);
  const dark = wcagContrast(DARK_WORDS, fill);
  if (light >= WORDS || light >= dark) return { words: LIGHT_WORDS, contrast: light };
  return { words: DARK_WORDS, contrast: dark };
}

/** The colour itself when it passes, else the one whose lightness differs least, hue kept, chroma as far as sRGB goes. */
function nearestLightness(colour: string, passes: (hex: string) => boolean): string {
  if (passes(colour)) return colour.toLowerCase();
  const from = oklch(colour);
  if (from === undefined) return LIGHT_WORDS;
  for (let away = STEP; away <= 1; away += STEP)
    for (const l of [from.l + away, from.l - away]) {
      if (l < 0 || l > 1) continue;
      const hex = hexOf({ ...from, l });
      if (passes(hex)) return hex;
    }
  return passes(LIGHT_WORDS) ? LIGHT_WORDS : DARK_WORDS;
}

function hexOf(colour: Oklch): string {
  return formatHex(intoRgb(colour)) ?? LIGHT_WORDS;
}
