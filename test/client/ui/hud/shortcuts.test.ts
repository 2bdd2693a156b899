import { expect, test } from "vitest";
import { SHORTCUTS, shortcutOf } from "../../../../client/ui/hud/shortcuts.ts";
import { isWalkKey } from "../../../../client/world/controls/walk-model.ts";

const press = (key: string, more: Partial<Parameters<typeof shortcutOf>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...more,
});

test("[PAGE5] In the place every shortcut does what the help says; while typing none does, but for Escape.", () => {
  for (const { key, does } of SHORTCUTS) {
    expect(shortcutOf(press(key), "world"), key).toBe(does === "world" ? null : does);
    expect(shortcutOf(press(key), "typing"), key).toBe(does === "world" ? "world" : null);
  }
  expect(shortcutOf(press("Enter"), "control")).toBeNull();
  expect(shortcutOf(press("H"), "world")).toBe("hand");
  for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])
    expect(shortcutOf(press("h", held), "world")).toBeNull();
});

test("[PAGE5] No shortcut is a key that walks.", () => {
  for (const { key } of SHORTCUTS)
    expect(isWalkKey(key.length === 1 ? `Key${key.toUpperCase()}` : key), key).toBe(false);
});
