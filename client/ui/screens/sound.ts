/** Sound: whether somebody wants to hear the videos on screens; silent until they say so. */
import { keptChoice } from "../kept-choice.ts";

export const useScreenSound = keptChoice<boolean>(
  "screenSound",
  (words) => words === "on",
  (on) => (on ? "on" : ""),
);
