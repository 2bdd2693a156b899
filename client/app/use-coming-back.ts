/** UseComingBack: whoever lost their visit while the page was in the background is taken back in when they return. */
import { useEffect, useState } from "react";
import type { CloseCode } from "../../shared/protocol/refusal.ts";
import { Away } from "./away.ts";

/** `closed` is how the visit ended, null while it has not; `enter` goes in again. Answers whether that is going on. */
export function useComingBack(closed: CloseCode | null, enter: () => Promise<void>): boolean {
  const [away] = useState(() => new Away(document, () => performance.now()));
  const [coming, setComing] = useState(false);
  useEffect(() => away.watch(), [away]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of a visit
  useEffect(() => {
    if (closed !== "lost" || !away.lately) return;
    const stop = new AbortController();
    const comeBack = async () => {
      await away.seen(stop.signal);
      setComing(true);
      try {
        await enter();
      } catch {
        // The screen that says so stays, with its way back.
      } finally {
        setComing(false);
      }
    };
    void comeBack().catch(() => undefined);
    return () => stop.abort();
  }, [closed]);
  return coming;
}
