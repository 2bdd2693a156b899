/** UseDraft: the programme that is being written: as it was left in this browser, as it is set, or as one begins. */
import { useEffect, useState } from "react";
import { useSpace, useVisit } from "../../../react/index.ts";
import { keep, kept, unkeep } from "../../keeps.ts";
import { say } from "../words.ts";
import { type Draft, newDraft } from "./draft.ts";

export type Writing = {
  /** Null until it has come. */
  draft: Draft | null;
  /** It is as it was left before. */
  isKept: boolean;
  /** Somebody else has set another programme since it was begun. */
  isBehind: boolean;
  write: (draft: Draft) => void;
  /** Begins again from what is set, or from nothing. */
  again: () => void;
  /** What was written is of no use any more. */
  forget: () => void;
};

/** What is written, and, as JSON, what was set when it was begun. */
type Begun = { draft: Draft; from: string };

export function useDraft(): Writing {
  const visit = useVisit();
  const { id: space } = useSpace();
  const now = useWhatIsSet();
  const [isKept, setKept] = useState(() => keptIn(space) !== null);
  const [begun, setBegun] = useState(() => keptIn(space));
  const set = now === null ? null : JSON.stringify(now.set);
  const isBehind = begun !== null && now !== null && now.set !== null && set !== begun.from;
  const isUntouched = begun === null || JSON.stringify(begun.draft) === begun.from;
  useEffect(() => {
    if (now === null || set === null || !isUntouched || set === begun?.from) return;
    setBegun({ draft: now.set ?? emptyDraft(visit.time()), from: set });
  }, [visit, now, set, begun, isUntouched]);
  return {
    draft: begun?.draft ?? null,
    isKept,
    isBehind: isBehind && !isUntouched,
    write: (draft) => {
      const next = { draft, from: begun?.from ?? "null" };
      setBegun(next);
      keep("draft", JSON.stringify({ space, ...next }));
    },
    again: () => {
      unkeep(["draft"]);
      setKept(false);
      setBegun(null);
    },
    forget: () => unkeep(["draft"]),
  };
}

/** The programme that is set now; null until it has come. */
function useWhatIsSet(): { set: Draft | null } | null {
  const visit = useVisit();
  const [found, setFound] = useState<{ set: Draft | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    const ask = async () => {
      const isOver = visit.evening === null || visit.evening.closedAt !== null;
      const set = isOver ? null : await visit.host.written();
      if (wanted) setFound({ set });
    };
    // One that cannot be had is as none, until it can.
    ask().catch(() => wanted && setFound((before) => before ?? { set: null }));
    const stop = visit.on("evening", () => void ask().catch(() => undefined));
    return () => {
      wanted = false;
      stop();
    };
  }, [visit]);
  return found;
}

function keptIn(space: string): Begun | null {
  try {
    const { space: of, draft, from } = JSON.parse(kept("draft") ?? "null");
    return of === space && Array.isArray(draft.cues) ? { draft, from: String(from) } : null;
  } catch {
    return null;
  }
}

function emptyDraft(now: number): Draft {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // Swedes write their days as files do.
  const day = new Intl.DateTimeFormat("sv-SE").format(now);
  return newDraft(day, timeZone, (kind) => say("console.kind", { kind }));
}
