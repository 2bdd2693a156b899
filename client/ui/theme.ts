/** Theme: Day, Dusk, or whichever the device prefers; and less motion. A choice is kept and stands on the root element. */
import { useCallback, useSyncExternalStore } from "react";
import { brandProperties } from "./brand.ts";
import { keep, kept, unkeep } from "./keeps.ts";
import { useMedia } from "./use-media.ts";

export type ThemeChoice = "auto" | "day" | "dusk";

const listeners = new Set<() => void>();
const tell = () => {
  for (const heard of listeners) heard();
};
const subscribe = (heard: () => void) => {
  listeners.add(heard);
  return () => listeners.delete(heard);
};

/** Puts what was chosen before onto the page; call it once, before the first frame. */
export function restoreTheme(): void {
  const theme = kept("theme");
  const root = document.documentElement;
  if (theme === "day" || theme === "dusk") root.dataset.theme = theme;
  if (kept("motion") === "less") root.dataset.motion = "less";
}

export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const choice = useSyncExternalStore(subscribe, themeNow);
  const choose = useCallback((next: ThemeChoice) => {
    if (next === "auto") {
      delete document.documentElement.dataset.theme;
      unkeep(["theme"]);
    } else {
      document.documentElement.dataset.theme = next;
      keep("theme", next);
    }
    tell();
  }, []);
  return [choice, choose];
}

/** Whether panels appear at once: chosen here, or on the device. */
export function useLessMotion(): [boolean, (less: boolean) => void] {
  const less = useSyncExternalStore(subscribe, () => document.documentElement.dataset.motion === "less");
  const choose = useCallback((next: boolean) => {
    if (next) {
      document.documentElement.dataset.motion = "less";
      keep("motion", "less");
    } else {
      delete document.documentElement.dataset.motion;
      unkeep(["motion"]);
    }
    tell();
  }, []);
  return [less, choose];
}

/** Whether anything should move by itself: neither the device nor this page's setting asked for less. */
export function useStillness(): boolean {
  const [less] = useLessMotion();
  const device = useMedia("(prefers-reduced-motion: reduce)");
  return less || device;
}

/** Paints the interface in a space's brand, checked for contrast in both themes. */
export function wearBrand(brand: { colour: string; dusk?: string | undefined }): void {
  for (const [name, value] of Object.entries(brandProperties(brand)))
    document.documentElement.style.setProperty(name, value);
}

function themeNow(): ThemeChoice {
  const theme = document.documentElement.dataset.theme;
  return theme === "day" || theme === "dusk" ? theme : "auto";
}
