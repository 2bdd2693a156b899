/** EvidenceSheet: the sealed minutes of a case, opened when they are wanted: they may be hard to see. */
import { useState } from "react";
import type { CaseFile } from "../../../net/index.ts";
import { useVisit } from "../../../react/index.ts";
import { FloatingPanel } from "../../../xr/index.ts";
import { seenWords } from "../../cockpit/seen-words.ts";
import { say } from "../../cockpit/words.ts";
import { button, row, sheet, words } from "../parts.ts";
import type { ViewProps } from "./view.ts";

/** The latest so many are offered. */
const SHOWN = 4;

export function EvidenceSheet({
  told,
  attempt,
  turn,
  desk,
  file,
  comes,
}: ViewProps & {
  file: CaseFile;
  /** Brings what plays them. */
  comes: () => Promise<unknown>;
}) {
  const visit = useVisit();
  const [opening, setOpening] = useState<string | null>(null);
  const seen = seenWords(desk.queue.roster);
  const open = (id: string) => {
    setOpening(id);
    attempt(async () => {
      try {
        const [capsule] = await Promise.all([visit.conduct.capsule(file.id, id), comes()]);
        turn({ at: "look", of: file.id, capsule });
      } finally {
        setOpening(null);
      }
    });
  };
  const count = file.sealed.length;
  return (
    <FloatingPanel
      sheet={sheet("evidence", say("cockpit.happened"), told, () => turn({ at: "case" }), [
        words(say("cockpit.evidence")),
        ...(seen === null ? [] : [words(seen, "quiet")]),
        ...file.sealed
          .map((id, n) =>
            row(
              button(
                "play",
                say(id === opening ? "cockpit.evidence.opening" : "cockpit.evidence.open", { number: n + 1, count }),
                () => open(id),
                { off: opening !== null, on: n === count - 1, tone: "safety" },
              ),
            ),
          )
          .slice(-SHOWN),
      ])}
    />
  );
}
