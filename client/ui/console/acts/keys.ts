/** Keys: which act a key press means, in the part that is open. Pure. */
import { SHORTCUTS } from "../../hud/shortcuts.ts";
import type { PartName } from "../parts.ts";
import type { Act } from "./act.ts";

export type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "repeat">;

/**
 * What a press means, or null. `typing` while the focus is in something that takes letters; `letters` is whether somebody wants
 * single letters to act.
 */
export function pressedAct(
  acts: readonly Act[],
  press: Press,
  { part, typing, letters }: { part: PartName; typing: boolean; letters: boolean },
): Act | null {
  if (press.altKey || press.repeat) return null;
  const mod = press.ctrlKey || press.metaKey;
  if (!mod && (typing || (!letters && press.key !== "?"))) return null;
  const key = `${mod ? "Mod+" : ""}${press.key.toLowerCase()}`;
  return acts.find((act) => act.key === key && (act.part ?? part) === part) ?? null;
}

/** Keys of the place that lies below: none of them acts on it while the console is open, but the one that asks for space. */
export const isOfPlace = ({ key, ctrlKey, metaKey, altKey }: Press): boolean =>
  !ctrlKey &&
  !metaKey &&
  !altKey &&
  SHORTCUTS.some(({ key: own, does }) => does !== "space" && own === key.toLowerCase());

/** A key as it is written on it. */
export function keyWords(key: string, isMac: boolean): string {
  const [letter = "", mod] = key.split("+").reverse();
  const written = letter.length === 1 ? letter.toUpperCase() : letter;
  return mod === undefined ? written : isMac ? `⌘${written}` : `Ctrl ${written}`;
}
