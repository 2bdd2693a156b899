/** Later: a part of the page that is fetched when nothing else is to be done, or when it is wanted first. */
import { useEffect, useSyncExternalStore } from "react";

/** What could not be fetched is asked for again after so long, while it is wanted, ms. */
const AGAIN_MS = 3000;
/** A browser that is never idle fetches it after so long all the same, ms. */
const IDLE_MOST_MS = 3000;

export type Later<Part> = {
  /** Fetches it unless it is here or on its way. */
  fetch(): Promise<void>;
  /** The part, or null while it is not here; it is fetched while it is `wanted`. */
  use(wanted?: boolean): Part | null;
  /** How often it could not be fetched. */
  useFails(): number;
};

export function createLater<Part>(load: () => Promise<Part>): Later<Part> {
  let part: Part | null = null;
  let coming: Promise<void> | null = null;
  let fails = 0;
  const listeners = new Set<() => void>();
  const subscribe = (changed: () => void) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  };

  const bring = async () => {
    try {
      part = await load();
    } catch {
      fails += 1;
      coming = null;
    }
    for (const changed of listeners) changed();
  };
  const fetch = () => {
    coming ??= bring();
    return coming;
  };
  function useFails() {
    return useSyncExternalStore(subscribe, () => fails);
  }
  function usePart(wanted = false) {
    const here = useSyncExternalStore(subscribe, () => part);
    const failed = useFails();
    useEffect(() => {
      if (!wanted || part !== null) return;
      const timer = setTimeout(() => void fetch(), failed === 0 ? 0 : AGAIN_MS);
      return () => clearTimeout(timer);
    }, [wanted, failed]);
    return here;
  }
  return { fetch, use: usePart, useFails };
}

/** Does it when nothing else is to be done. */
export function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: IDLE_MOST_MS });
  else setTimeout(act, IDLE_MOST_MS);
}
