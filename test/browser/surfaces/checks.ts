/** Surface checks: what holds of everything that the page shows, whatever it is: nothing sideways, and room for a finger. */
import type { Page } from "playwright-core";

/** What can be pressed or written in, by the words that name it, with what is wrong with it. Runs in the page. */
function faultsHere(least: number): string[] {
  const faults: string[] = [];
  const name = (element: Element) =>
    `<${element.tagName.toLowerCase()}> ${element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40)}`;
  const shown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility() && Math.min(width, height) > 1 && !element.closest("[aria-hidden=true],[inert]");
  };
  const wide = document.documentElement.clientWidth;
  for (const element of document.querySelectorAll("body *")) {
    if (!shown(element) || element.closest("svg, canvas, [type=range]")) continue;
    const { left, right } = element.getBoundingClientRect();
    if (left < -1 || right > wide + 1) faults.push(`beyond the edge: ${name(element)}`);
    const { overflowX } = getComputedStyle(element);
    if (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1)
      faults.push(`scrolls sideways: ${name(element)}`);
  }
  const pressed = "button, a[href], [role=link], [role=menuitem], textarea, input:not([type=file]), [data-part]";
  for (const control of document.querySelectorAll(pressed)) {
    const box =
      control.closest("label") ?? (control.matches("[type=range]") ? control.closest("[role=group] > div") : control);
    if (box === null || !shown(box)) continue;
    const { width, height } = box.getBoundingClientRect();
    if (Math.min(width, height) < least - 0.5)
      faults.push(`${Math.round(width)} × ${Math.round(height)}: ${name(control)}`);
  }
  return faults;
}

/** Everything about a page that is too wide, or smaller than `least` pixels where it is pressed. */
export function faultsOf(page: Page, least: number): Promise<string[]> {
  return page.evaluate(faultsHere, least);
}

/** Where the focus is: its mark, and whether its ring is seen inside the window. Runs in the page. */
function focusHere(): { mark: string; fault: string | null } | null {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body) return null;
  if (at.dataset.tabbed === undefined) at.dataset.tabbed = String(document.querySelectorAll("[data-tabbed]").length);
  const label = at.closest("label");
  const boxes = [label, ...(label?.querySelectorAll("*") ?? []), at.parentElement, at.parentElement?.parentElement];
  // A slider's own input is never seen: its thumb wears the ring.
  const around = at.matches("[type=range]") ? boxes : [at, ...boxes];
  const ringed = around.find((element) => {
    if (element == null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
  const words = `<${at.tagName.toLowerCase()}> ${at.getAttribute("aria-label") ?? at.textContent?.trim().slice(0, 40)}`;
  // The place itself fills the window, and a wheel marks what is meant in it.
  if (at.matches("[role=application], [role=menu]") || at.hasAttribute("aria-activedescendant"))
    return { mark: at.dataset.tabbed ?? "", fault: null };
  if (ringed == null) return { mark: at.dataset.tabbed ?? "", fault: `no ring: ${words}` };
  const { left, right, top, bottom } = ringed.getBoundingClientRect();
  const inside = left > -1 && top > -1 && right < innerWidth + 1 && top < innerHeight && bottom > 0;
  return { mark: at.dataset.tabbed ?? "", fault: inside ? null : `ring out of sight: ${words}` };
}

/** What Tab never leads to. A group that arrows go through is one stop. Runs in the page. */
function unreachedHere(): string[] {
  const groups = "[role=radiogroup], [role=menu], [role=toolbar]";
  const pressed = "button, a[href], [role=link], textarea, input:not([type=file])";
  const missed = [...document.querySelectorAll<HTMLElement>(pressed)].filter((control) => {
    const { width, height } = (control.closest("label") ?? control).getBoundingClientRect();
    if (!control.checkVisibility() || Math.min(width, height) <= 1) return false;
    if (control.closest("[aria-hidden=true], [inert], :disabled, [data-disabled]")) return false;
    return control.dataset.tabbed === undefined && control.closest(groups)?.querySelector("[data-tabbed]") == null;
  });
  const names = missed.map((control) => control.getAttribute("aria-label") ?? control.textContent?.trim() ?? "");
  for (const control of document.querySelectorAll<HTMLElement>("[data-tabbed]")) delete control.dataset.tabbed;
  return names.map((name) => `Tab never leads to: ${name}`);
}

/** Goes round by Tab: everything that is not reached, or whose ring is not seen. */
export async function tabFaultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(focusHere);
    if (focus === null) continue;
    if (seen.has(focus.mark)) break;
    seen.add(focus.mark);
    if (focus.fault !== null) faults.push(focus.fault);
  }
  return [...faults, ...(await page.evaluate(unreachedHere))];
}
