/** Until when I am muted, ms since 1970, as the house's notice said; null when it did not say or I am not. */
import { useEffect, useState } from "react";
import { useMe, useNotices, useVisit } from "../../react/index.ts";

export function useMutedUntil(): number | null {
  const visit = useVisit();
  const { muted } = useMe();
  const { notices } = useNotices();
  const [until, setUntil] = useState<number | null>(null);
  const told = notices.findLast((notice) => notice.kind === "muted")?.until ?? null;
  useEffect(() => {
    if (told !== null) setUntil(told);
  }, [told]);
  return muted && until !== null && until > visit.time() ? until : null;
}
