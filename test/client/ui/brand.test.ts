import { wcagContrast } from "culori";
import fc from "fast-check";
import { expect, test } from "vitest";
import { brandColours, brandProperties, SURFACE, type Theme } from "../../../client/ui/brand.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);
const theme = fc.constantFrom<Theme>("day", "dusk");

test("[PAGE1] Any brand colour stays readable: its words, the words on it, and the shape of what it fills.", () => {
  let kept = 0;
  let all = 0;
  fc.assert(
    fc.property(colour, theme, (hex, on) => {
      const brand = brandColours(hex, on);
      const surface = SURFACE[on];
      expect(wcagContrast(brand.on, brand.fill), `words on ${hex}, ${on}`).toBeGreaterThanOrEqual(4.5);
      expect(wcagContrast(brand.text, surface), `${hex} as words, ${on}`).toBeGreaterThanOrEqual(4.5);
      expect(wcagContrast(brand.edge ?? brand.fill, surface), `shape of ${hex}, ${on}`).toBeGreaterThanOrEqual(3);
      all += 1;
      if (brand.fill === hex) kept += 1;
    }),
    { numRuns: 1000 },
  );
  expect(kept / all).toBeGreaterThan(0.85);
});

test("[PAGE1] A colour on which neither light nor dark words can be read moves by the least, and keeps its hue.", () => {
  const brand = brandColours("#767676", "day");
  expect(wcagContrast(brand.on, brand.fill)).toBeGreaterThanOrEqual(4.5);
  expect(Math.abs(Number.parseInt(brand.fill.slice(1, 3), 16) - 0x76)).toBeLessThan(12);
});

test("[PAGE1] Aegean blue is kept as it is, by day and at dusk; a second colour serves at dusk where it is given.", () => {
  expect(brandColours("#2f55d4", "day").fill).toBe("#2f55d4");
  expect(brandColours("#2f55d4", "dusk").fill).toBe("#2f55d4");
  expect(brandProperties({ colour: "#2f55d4", dusk: "#8fa8ff" })["--brand"]).toBe("light-dark(#2f55d4, #8fa8ff)");
});
