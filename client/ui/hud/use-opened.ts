/** Opened: what a press opens, as one part that is fetched once the place stands. */
import { createLater } from "../parts/later.ts";
import { sheetDrawn } from "../parts/overlay.tsx";

export const laterPart = createLater(() => {
  void sheetDrawn.fetch();
  return import("./opened.ts");
});

/** The part, or null while it is not here; it is fetched while it is `wanted`. */
export const useOpened = laterPart.use;
