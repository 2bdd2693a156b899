/** UseNow: the server's time, looked at anew every so many ms. */
import { useEffect, useState } from "react";
import { useVisit } from "../../react/index.ts";

export function useNow(every: number): number {
  const visit = useVisit();
  const [now, setNow] = useState(() => visit.time());
  useEffect(() => {
    setNow(visit.time());
    const timer = setInterval(() => setNow(visit.time()), every);
    return () => clearInterval(timer);
  }, [visit, every]);
  return now;
}
