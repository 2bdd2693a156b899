/** CaseEvidence: the sealed minutes of a case, opened when they are wanted: they may be hard to see. */
import { lazy, Suspense, useMemo, useState } from "react";
import type { Capsule } from "../../../shared/conduct/capsule.ts";
import type { CaseFile } from "../../net/index.ts";
import { useSpace, useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { calledIn } from "./called-in.ts";
import styles from "./case-evidence.module.css";
import { say } from "./words.ts";

// The place is drawn for it: whoever looks at no evidence need not wait for that.
const Replay = lazy(async () => ({ default: (await import("../replay/replay.tsx")).Replay }));

export function CaseEvidence({ file }: { file: CaseFile }) {
  const visit = useVisit();
  const space = useSpace();
  const { attempt } = useTell();
  const [capsule, setCapsule] = useState<Capsule | null>(null);
  const [opening, setOpening] = useState(false);
  const called = useMemo(() => calledIn(file), [file]);
  const open = (id: string) => {
    setOpening(true);
    void attempt(async () => setCapsule(await visit.conduct.capsule(file.id, id))).finally(() => setOpening(false));
  };
  if (capsule !== null) {
    return (
      <Suspense fallback={<p className={styles.opening}>{say("cockpit.evidence.opening")}</p>}>
        <Replay
          capsule={capsule}
          space={space}
          server={visit.server}
          called={called}
          onClose={() => setCapsule(null)}
        />
      </Suspense>
    );
  }
  return (
    <div className={styles.evidence}>
      <Icon name="lock-simple" size={28} />
      <p>{say("cockpit.evidence")}</p>
      <div className={styles.opens}>
        {file.sealed.map((id, index) => (
          <Button
            key={id}
            kind={index === file.sealed.length - 1 ? "house" : "line"}
            icon="play"
            isPending={opening}
            onPress={() => open(id)}
          >
            {opening
              ? say("cockpit.evidence.opening")
              : say("cockpit.evidence.open", { number: index + 1, count: file.sealed.length })}
          </Button>
        ))}
      </div>
    </div>
  );
}
