/** AskedFeedback: the evenings of which this browser has asked how they were: once each. */
import { keptChoice } from "../kept-choice.ts";

/** So many are remembered. */
const MOST = 20;

export const useAskedFeedback = keptChoice<readonly string[]>(
  "feedback",
  (words) => (words ?? "").split(" ").filter((one) => one !== ""),
  (asked) => asked.slice(-MOST).join(" "),
);
