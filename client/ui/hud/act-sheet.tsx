/** ActSheet: a measure about somebody who is here, for how long it holds, and a minute to take it back. [CON] */
import { useEffect, useState } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/visit.ts";
import { useVisit } from "../../react/index.ts";
import { UNDO_MS } from "../cockpit/undo-time.ts";
import { Segmented } from "../parts/segmented.tsx";
import { lengthWords } from "../times.ts";
import { doWords, type Length, OFFERED, type OfferedAct, OPEN } from "./acts.ts";
import styles from "./decide-sheet.module.css";
import { DecideSheet, type Grounds } from "./decide-sheet.tsx";
import { useDesk } from "./desk.tsx";
import { useTell } from "./passing.tsx";

/** One moderator alone bans for so long. */
const ALONE_MINUTES = 24 * 60;

export function ActSheet() {
  const { judged, judgedEnough, rules } = useDesk();
  if (judged === null || rules === null) return null;
  const { avatar, act } = judged;
  return <Measure key={avatar.id + act} avatar={avatar} act={act} rules={rules} onDone={judgedEnough} />;
}

function Measure({
  avatar,
  act,
  rules,
  onDone,
}: {
  avatar: Avatar;
  act: OfferedAct;
  rules: HouseRules;
  onDone: () => void;
}) {
  const visit = useVisit();
  const { tell, attempt } = useTell();
  const { lengths, danger = false } = OFFERED[act];
  const [length, setLength] = useState<Length>(lengths?.first ?? OPEN);
  useEffect(() => visit.on("leave", (gone) => (gone.id === avatar.id ? onDone() : undefined)), [visit, avatar, onDone]);

  const minutes = length === OPEN ? undefined : Number(length);
  const carryOut = async (grounds: Grounds) => {
    if (avatar.person === null) return;
    const { sanction, waits } = await visit.conduct.act({
      on: avatar.person,
      do: act,
      ...grounds,
      ...(minutes === undefined ? {} : { minutes }),
    });
    tell(text(waits ? "act.waits" : "act.done"), {
      words: text("person.undo"),
      act: () => void attempt(() => visit.conduct.undo(sanction)),
      ms: UNDO_MS,
    });
  };

  return (
    <DecideSheet
      title={text(`act.${act}`, { name: isolate(avatar.name) })}
      does={doWords(act, minutes)}
      danger={danger}
      shown={text(danger ? "act.shown.later" : "act.shown")}
      rules={rules}
      onDecide={carryOut}
      onDone={onDone}
    >
      {lengths === undefined ? null : (
        <Segmented
          label={text(lengths.label)}
          value={length}
          choices={lengths.choices.map((value) => ({
            value,
            words: value === OPEN ? text(lengths.open) : lengthWords(Number(value) * 60_000),
          }))}
          onChange={setLength}
        />
      )}
      {act === "ban" && (minutes === undefined || minutes > ALONE_MINUTES) ? (
        <p className={styles.more}>{text("act.second")}</p>
      ) : null}
    </DecideSheet>
  );
}
