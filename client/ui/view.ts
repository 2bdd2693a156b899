/** View: whether somebody looks through their own eyes or at themselves from behind. */
import type { View } from "../world/behind.ts";
import { keptChoice } from "./kept-choice.ts";

export const useView = keptChoice<View>(
  "view",
  (words) => (words === "behind" ? "behind" : "eyes"),
  (view) => (view === "eyes" ? "" : view),
);
