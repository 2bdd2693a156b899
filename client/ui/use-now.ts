/** UseNow: the server's time, looked at anew every so many ms; as it last was while that is null. */
import { useEffect, useState } from "react";
import { useVisit } from "../react/index.ts";

export function useNow(every: number | null): number {
  const visit = useVisit();
  const [now, setNow] = useState(() => visit.time());
  useEffect(() => {
    if (every === null) return;
    setNow(visit.time());
    const timer = setInterval(() => setNow(visit.time()), every);
    return () => clearInterval(timer);
  }, [visit, every]);
  return now;
}
