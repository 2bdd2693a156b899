/**
 * Followed: the histories of a store, told to the other processes of a house. What another process adds to one that was read
 * here is read here at once, and after a gap all of them are. Carries BTW5.
 */
import type { Wire } from "../between/wire.ts";
import type { Store } from "../store/store.ts";

/** A history that was read here. */
type Known = { readonly count: number; refresh(): Promise<unknown> };

export type FollowedHistories = Store["histories"] & {
  follow(name: string, history: Known): void;
};

export function followHistories(
  store: Store["histories"],
  wire: Wire,
  failed: (error: unknown) => void,
): FollowedHistories {
  const known = new Map<string, Known>();
  wire.on("history", ({ name, count }, from) => {
    const history = known.get(name);
    if (from !== wire.here && history && history.count < count) history.refresh().catch(failed);
  });
  wire.onGap(() => {
    for (const history of known.values()) history.refresh().catch(failed);
  });
  return {
    ...store,
    follow: (name, history) => void known.set(name, history),
    async append(name, event) {
      const written = await store.append(name, event);
      if (written) wire.tell("history", { name, count: event.n + 1 });
      return written;
    },
  };
}
