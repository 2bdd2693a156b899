/** Letters: whether single letters act in the console, as its host chose it: whoever speaks to their machine turns it off. */
import { keptChoice } from "../kept-choice.ts";

export const useLetters = keptChoice<boolean>(
  "letters",
  (words) => words !== "off",
  (on) => (on ? "" : "off"),
);
