/** UseQueue: what waits, the most urgent first, as the server tells of it; and the case that is open. */
import { useCallback, useEffect, useMemo, useState } from "react";
import type { CaseFile, CaseView, Roster } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";

const MINUTE = 60_000;
/** What somebody, or a rule, adds to a case while it is open. */
const GROWS = ["reach", "messages", "capsules", "flags"] as const;

export type Queue = {
  /** Null until it is known. */
  cases: readonly CaseView[] | null;
  roster: Roster | null;
  /** The case that I work on. */
  file: CaseFile | null;
  /** It could not be read. */
  failed: boolean;
  claim: (id: string) => Promise<void>;
  /** Reads the open case anew. */
  refresh: () => Promise<void>;
  /** Puts the case away, and takes the next one that is free where `next`. */
  done: (next: boolean) => Promise<void>;
  setRoster: (roster: Roster) => void;
};

/** @param on whether I may know of it at all */
export function useQueue(now: number, on = true): Queue {
  const visit = useVisit();
  const [known, setKnown] = useState<ReadonlyMap<string, CaseView> | null>(null);
  const [roster, setRoster] = useState<Roster | null>(null);
  const [file, setFile] = useState<CaseFile | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!on) return;
    const change = (one: CaseView) => setKnown((now) => new Map([...(now ?? []), [one.id, one]]));
    const stops = [visit.on("case", change), visit.on("roster", setRoster)];
    Promise.all([visit.conduct.cases(), visit.conduct.roster()]).then(
      ([cases, onDuty]) => {
        setKnown((told) => new Map([...cases.map((one) => [one.id, one] as const), ...(told ?? [])]));
        setRoster(onDuty);
      },
      () => setFailed(true),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [visit, on]);

  const cases = useMemo(() => (known === null ? null : inOrder([...known.values()], now)), [known, now]);
  const claim = useCallback(async (id: string) => setFile(await visit.conduct.claim(id)), [visit]);
  const refresh = useCallback(async () => {
    if (file !== null) setFile(await visit.conduct.file(file.id));
  }, [visit, file]);
  const done = useCallback(
    async (next: boolean) => {
      setFile(null);
      for (const { id, status } of next ? (cases ?? []) : []) {
        if (status !== "waiting" || id === file?.id) continue;
        // Some are not mine to decide, and some a colleague has just taken: the next one, then.
        const claimed = await visit.conduct.claim(id).catch(() => null);
        if (claimed === null) continue;
        setFile(claimed);
        return;
      }
    },
    [visit, cases, file],
  );

  const open = known?.get(file?.id ?? "");
  // What somebody adds to a case while it is open is read at once; one that ended elsewhere is put away.
  useEffect(() => {
    if (file === null || open === undefined) return;
    if (!open.mine) setFile(null);
    else if (GROWS.some((what) => open[what] !== file[what])) refresh().catch(() => undefined);
  }, [open, file, refresh]);

  return { cases, roster, file, failed, claim, refresh, done, setRoster };
}

/** How urgent a case is now, minutes. */
const urgency = ({ rank, since }: CaseView, now: number) => rank + (now - since) / MINUTE;

function inOrder(cases: CaseView[], now: number): CaseView[] {
  const open = cases.filter(({ status }) => status !== "closed" && status !== "merged");
  const asleep = ({ status, snoozedUntil }: CaseView) => status === "snoozed" && (snoozedUntil ?? 0) > now;
  return open.sort((a, b) => Number(asleep(a)) - Number(asleep(b)) || urgency(b, now) - urgency(a, now));
}
