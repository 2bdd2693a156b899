/** RehearsalSheet: the evening played through with made-up visitors: how many come, how far it is, and what came of it. */
import { useState } from "react";
import { isolate } from "../../../../shared/text/text.ts";
import { Button } from "../../parts/button.tsx";
import { ChoiceList } from "../../parts/choice-list.tsx";
import { DrawnSheet } from "../../parts/sheet.tsx";
import asks from "../ask-sheet.module.css";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import { RehearsalFound } from "./rehearsal-found.tsx";
import styles from "./rehearsal-sheet.module.css";
import type { Rehearsed } from "./use-rehearsal.ts";

/** How many visitors may be made up. */
const CROWDS = [20, 60, 200, 500] as const;
const USUAL = 60;

export function RehearsalSheet() {
  const { rehearsing, setRehearsing } = useHosting();
  return (
    <DrawnSheet
      title={say("console.rehearse")}
      closeWords={say("console.shut")}
      isOpen={rehearsing !== null}
      onOpenChange={(open) => {
        if (!open) setRehearsing(null);
      }}
    >
      {rehearsing === null ? null : <Rehearsing rehearsed={rehearsing} />}
    </DrawnSheet>
  );
}

function Rehearsing({ rehearsed }: { rehearsed: Rehearsed }) {
  const { rehearsal, stand } = useHosting();
  const { share, through, refused, begin } = rehearsal;
  const [people, setPeople] = useState<number>(through?.rehearsal.people ?? USUAL);
  return (
    <div className={asks.form}>
      <p className={asks.does}>{say("console.rehearse.more")}</p>
      <div className={styles.ask}>
        <ChoiceList
          label={say("console.rehearse.people")}
          value={String(people)}
          choices={CROWDS.map((count) => ({
            value: String(count),
            words: say("console.rehearse.visitors", { count }),
          }))}
          onChange={(to) => setPeople(Number(to))}
        />
        <Button
          kind="primary"
          icon="play"
          isPending={share !== null}
          isDisabled={stand.evening === null && rehearsed.programme === undefined}
          onPress={() => void begin(rehearsed, people)}
        >
          {say(through === null ? "console.rehearse.do" : "console.rehearse.again")}
        </Button>
      </div>
      {share === null ? null : <Bar share={share} />}
      <p role="status" className={styles.status}>
        {share !== null
          ? say("console.rehearse.on")
          : (refused ?? (through === null ? "" : say("console.rehearse.through", { title: isolate(through.title) })))}
      </p>
      {through === null ? null : <RehearsalFound through={through} />}
    </div>
  );
}

function Bar({ share }: { share: number }) {
  const percent = Math.round(100 * share);
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={say("console.rehearse.share")}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
