/** Page: which sheet of the headset is open, and what each is handed. */
import type { OfferedAct } from "../hud/acts.ts";
import type { Attempt } from "./use-attempt.ts";
import type { Desk } from "./use-desk.ts";
import type { Undo } from "./use-undo.ts";

export type Page =
  | { at: "people" }
  | { at: "person"; avatar: string }
  | { at: "why"; avatar: string }
  | { at: "report"; avatar: string; name: string }
  | { at: "chat"; to: string | null }
  | { at: "bubble" }
  | { at: "space" }
  | { at: "emotes" }
  | { at: "screens" }
  | { at: "evening" }
  | { at: "sounds" }
  | { at: "comfort" }
  | { at: "conduct" }
  | { at: "host" }
  | { at: "measure"; avatar: string; act: OfferedAct }
  | { at: "leave" };

export type PageProps = {
  /** What was refused or done last, in words. */
  told: string | null;
  tell: (words: string | null) => void;
  attempt: Attempt;
  go: (page: Page | null) => void;
  undo: Undo;
  /** Null for whoever moderates nothing here. */
  desk: Desk | null;
};
