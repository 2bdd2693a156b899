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
  write: (draft: Draft) => void;
  /** Begins again from what is set, or from nothing. */
  again: () => void;
  /** What was written is of no use any more. */
  forget: () => void;
};

export function useDraft(): Writing {
  const visit = useVisit();
  const { id: space } = useSpace();
  const [isKept, setKept] = useState(() => keptDraft(space) !== null);
  const [draft, setDraft] = useState<Draft | null>(() => keptDraft(space));
  useEffect(() => {
    if (draft !== null) return;
    let wanted = true;
    const begin = (found: Draft | null) => {
      if (wanted) setDraft(found ?? emptyDraft(visit.time()));
    };
    const isOver = visit.evening === null || visit.evening.closedAt !== null;
    if (isOver) begin(null);
    else visit.host.written().then(begin, () => begin(null));
    return () => {
      wanted = false;
    };
  }, [visit, draft]);
  return {
    draft,
    isKept,
    write: (next) => {
      setDraft(next);
      keep("draft", JSON.stringify({ space, draft: next }));
    },
    again: () => {
      unkeep(["draft"]);
      setKept(false);
      setDraft(null);
    },
    forget: () => unkeep(["draft"]),
  };
}

function keptDraft(space: string): Draft | null {
  try {
    const { space: of, draft } = JSON.parse(kept("draft") ?? "null");
    return of === space && Array.isArray(draft.cues) ? draft : null;
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
