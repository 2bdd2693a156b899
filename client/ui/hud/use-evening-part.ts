/** EveningPart: an evening as its visitors see it, fetched after what a press opens. */
import { createLater } from "../parts/later.ts";

export type { EveningTab } from "../evening/evening-sheet.tsx";

export const eveningPart = createLater(() => import("../evening/index.ts"));
