/** MetSheet: people I met a moment ago, also those who left: to report or block them. [REP3] */
import { useState } from "react";
import { isolate, text } from "../../../shared/text/text.ts";
import { type Met, useMet, useVisit } from "../../react/index.ts";
import { Badge } from "../parts/badge.tsx";
import { IconButton } from "../parts/button.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { Portrait, Who } from "../parts/who.tsx";
import { clockWords } from "../times.ts";
import { useDesk } from "./desk.tsx";
import styles from "./met-sheet.module.css";
import { useTell } from "./passing.tsx";
import { useBlock } from "./use-block.ts";

export function MetSheet() {
  const { metOpen, openMet } = useDesk();
  return metOpen ? <People onClose={() => openMet(false)} /> : null;
}

function People({ onClose }: { onClose: () => void }) {
  const visit = useVisit();
  const met = useMet();
  const { report } = useDesk();
  const { attempt } = useTell();
  const block = useBlock();
  const [blocked, setBlocked] = useState<readonly string[]>([]);

  const state = ({ id, at }: Met) => {
    if (blocked.includes(id)) return text("met.blocked");
    return visit.avatars.has(id) ? text("met.here") : text("met.gone", { time: clockWords(at, visit.time()) });
  };
  return (
    <Sheet small title={text("met.title")} closeWords={text("near.close")} isOpen onOpenChange={onClose}>
      <p className={styles.lead}>{text(met.length === 0 ? "met.none" : "met.lead")}</p>
      <ul>
        {met.map((one) => (
          <li key={one.id} className={styles.row}>
            <Portrait look={one.look} size={42} />
            <span className={styles.words}>
              <Who name={one.name}>{one.badge === null ? null : <Badge of={one.badge} />}</Who>
              <bdi className={styles.state}>{state(one)}</bdi>
            </span>
            <IconButton
              icon="flag"
              label={text("met.report", { name: isolate(one.name) })}
              onPress={() => {
                onClose();
                report({ name: one.name, avatar: one.id });
              }}
            />
            <IconButton
              icon="prohibit"
              label={text("met.block", { name: isolate(one.name) })}
              isDisabled={blocked.includes(one.id)}
              onPress={() =>
                attempt(async () => {
                  await block(one);
                  setBlocked((before) => [...before, one.id]);
                })
              }
            />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
