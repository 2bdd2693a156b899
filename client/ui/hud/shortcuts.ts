/**
 * Shortcuts: keys that do something while the place has the focus. None of them walks: W A S D, Q, E and the arrows
 * belong to the world.
 */
import type { TextKey } from "../../../shared/text/text.ts";

export const SHORTCUTS = [
  { key: "Enter", does: "say", words: "keys.say" },
  { key: "Escape", does: "world", words: "keys.world" },
  { key: "f", does: "go", words: "keys.go" },
  { key: "h", does: "hand", words: "keys.hand" },
  { key: "g", does: "emotes", words: "keys.emotes" },
  { key: "b", does: "bubble", words: "keys.bubble" },
  { key: "p", does: "space", words: "keys.space" },
  { key: "t", does: "talk", words: "keys.talk" },
  { key: "n", does: "near", words: "keys.near" },
  { key: "v", does: "view", words: "keys.view" },
  { key: "m", does: "mouse", words: "keys.mouse" },
  { key: "?", does: "help", words: "keys.help" },
] as const satisfies readonly { key: string; does: string; words: TextKey }[];

export type Shortcut = (typeof SHORTCUTS)[number]["does"];

/** What a key press means, or null; `typing` while the focus is in something that takes letters or presses itself. */
export function shortcutOf(
  press: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; repeat: boolean },
  focus: "world" | "control" | "typing",
): Shortcut | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat) return null;
  const found = SHORTCUTS.find(({ key }) => key.toLowerCase() === press.key.toLowerCase());
  if (found === undefined) return null;
  if (found.does === "world") return focus === "world" ? null : "world";
  if (focus === "typing") return null;
  return found.does === "say" && focus !== "world" ? null : found.does;
}
