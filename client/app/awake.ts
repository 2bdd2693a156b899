/**
 * Awake: keeps the screen on while somebody is inside, as long as their page is in sight. Browsers give the lock back
 * whenever the page is hidden, so it is asked for anew; where none is given the screen sleeps as it always does.
 */

/** As much of `document` and `navigator.wakeLock` as is needed here. */
type Page = Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;
type Lock = { release(): Promise<void> };
type Locks = { request(type: "screen"): Promise<Lock> };

/** Begins; answers the way to stop. */
export function keepAwake(page: Page, locks: Locks | undefined): () => void {
  if (locks === undefined) return () => {};
  let lock: Lock | null = null;
  let over = false;
  const ask = async () => {
    if (page.visibilityState !== "visible") return;
    const given = await locks.request("screen").catch(() => null);
    if (over) await given?.release();
    else lock = given;
  };
  const seen = () => void ask();
  page.addEventListener("visibilitychange", seen);
  seen();
  return () => {
    over = true;
    page.removeEventListener("visibilitychange", seen);
    void lock?.release();
  };
}
