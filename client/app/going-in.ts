/**
 * GoingIn: from a wish at the door to standing inside: this browser's key, its device and language, and one reload
 * when the page is older than the house.
 */
import { StoaError } from "../../shared/protocol/refusal.ts";
import { join, type Visit } from "../net/index.ts";
import type { EntryWaiting, EntryWish } from "../ui/entry/entry.tsx";
import { keep, kept } from "../ui/keeps.ts";
import { PHONE } from "../ui/use-media.ts";

const RELOADED = "stoa.reloaded";

/**
 * Goes in, and keeps the key for the next time.
 * @throws {StoaError} as `join` does; a page older than the house is loaded again once instead
 */
export async function goIn(
  space: string,
  { group, interests }: { group: string | null; interests: readonly string[] },
  wish: EntryWish,
  waiting?: EntryWaiting,
): Promise<Visit> {
  const key = kept("key");
  try {
    const visit = await join(location.origin, {
      space,
      ...waiting,
      name: wish.name,
      look: wish.look,
      agree: wish.agree,
      language: navigator.language,
      device: wish.vr ? "headset" : deviceHere(),
      ...(key === null ? {} : { key }),
      ...(group === null ? {} : { group }),
      ...(interests.length === 0 ? {} : { interests }),
      ...(wish.token === null ? {} : { token: wish.token }),
    });
    keep("key", visit.key);
    forgetReload();
    return visit;
  } catch (problem) {
    if (problem instanceof StoaError && problem.code === "version" && firstReload()) {
      location.reload();
      return new Promise<never>(() => undefined);
    }
    throw problem;
  }
}

function deviceHere(): "phone" | "desktop" {
  return matchMedia(PHONE).matches || matchMedia("(pointer: coarse)").matches ? "phone" : "desktop";
}

/** True once in a tab: a page that is still too old after a reload says so instead of going round in circles. */
function firstReload(): boolean {
  try {
    if (sessionStorage.getItem(RELOADED) !== null) return false;
    sessionStorage.setItem(RELOADED, "yes");
    return true;
  } catch {
    return false;
  }
}

function forgetReload(): void {
  try {
    sessionStorage.removeItem(RELOADED);
  } catch {
    // Nothing was kept, so nothing has to go.
  }
}
