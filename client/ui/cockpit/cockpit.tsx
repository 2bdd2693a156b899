/**
 * Cockpit: where moderators work: the queue, the place from above, the case that is open, and the decision about it. It lies
 * over the place, in which they stand meanwhile with their badge on. Part of the page that comes only when it is opened.
 */

import { useEffect } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { useOrdered, useSpace } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { WorkplaceFrame } from "../parts/workplace-frame.tsx";
import { useNow } from "../use-now.ts";
import { CaseList } from "./case-list.tsx";
import { CaseView, NoCase } from "./case-view.tsx";
import styles from "./cockpit.module.css";
import { CockpitHead } from "./cockpit-head.tsx";
import { DecidePanel } from "./decide-panel.tsx";
import { LiveMap } from "./live-map.tsx";
import { useQueue } from "./use-queue.ts";
import { say } from "./words.ts";

const TICK_MS = 1000;

export function Cockpit({
  rules,
  caseId,
  onWorld,
}: {
  rules: HouseRules;
  /** A case that is taken as it opens. */
  caseId: string | undefined;
  onWorld: () => void;
}) {
  const space = useSpace();
  const { attempt } = useTell();
  const ordered = useOrdered();
  const now = useNow(TICK_MS);
  const queue = useQueue(now);
  const { cases, file, roster, claim } = queue;
  useEffect(() => {
    if (caseId !== undefined) void attempt(() => claim(caseId));
  }, [caseId, attempt, claim]);

  const waiting = cases?.filter(({ status }) => status === "waiting").length ?? 0;
  return (
    <WorkplaceFrame
      label={say("cockpit.name")}
      title={space.name}
      head={<CockpitHead roster={roster} ordered={ordered} onRoster={queue.setRoster} onWorld={onWorld} />}
    >
      <div className={styles.columns}>
        <div className={styles.start}>
          <CaseList
            cases={cases}
            failed={queue.failed}
            now={now}
            openId={file?.id ?? null}
            onClaim={(id) => void attempt(() => queue.claim(id))}
          />
          <LiveMap about={file?.where ?? null} ordered={ordered} />
        </div>
        {file === null ? (
          <NoCase waiting={waiting} />
        ) : (
          <CaseView
            key={`case ${file.id}`}
            file={file}
            rules={rules}
            others={
              cases?.filter(({ id, origin }) => id !== file.id && origin !== "appeal" && file.origin !== "appeal") ?? []
            }
            roster={roster}
            onWorld={onWorld}
            onPut={() => void queue.done(false)}
          />
        )}
        {file === null ? null : <DecidePanel key={`decide ${file.id}`} file={file} rules={rules} onDone={queue.done} />}
      </div>
    </WorkplaceFrame>
  );
}
