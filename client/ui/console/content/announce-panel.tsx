/** AnnouncePanel: a word of the house by hand: as it is written, it says whom it reaches and what it touches on. */
import { useEffect, useState } from "react";
import { isolate } from "../../../../shared/text/text.ts";
import type { HouseMessages } from "../../../net/index.ts";
import { useVisit } from "../../../react/index.ts";
import { actRefusalWords } from "../../hud/refusals.ts";
import { Button } from "../../parts/button.tsx";
import { type Act, givenAtFirst, isComplete } from "../acts/act.ts";
import { draftOf } from "../acts/word-acts.ts";
import { AskFields } from "../ask-fields.tsx";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import styles from "./announce-panel.module.css";

/** Whoever writes pauses so long before it is asked whom it reaches, ms. */
const PAUSE_MS = 400;

export function AnnouncePanel() {
  const announce = useHosting().find("word.announce");
  return (
    <section className={box.box} aria-labelledby="console-announce">
      <header className={box.head}>
        <h2 id="console-announce" className={styles.title}>
          {say("console.announce")}
        </h2>
      </header>
      {announce === null ? null : <Writing act={announce} />}
    </section>
  );
}

function Writing({ act }: { act: Act }) {
  const visit = useVisit();
  const { act: run } = useHosting();
  const [given, setGiven] = useState(() => givenAtFirst(act));
  const [check, setCheck] = useState<Awaited<ReturnType<HouseMessages["check"]>> | null>(null);
  /** What is wrong in it as it stands. */
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ready = isComplete(act, given);
  const draft = JSON.stringify(draftOf(given));
  useEffect(() => {
    setProblem(null);
    if (!ready) return setCheck(null);
    let wanted = true;
    const timer = setTimeout(() => {
      visit.host.messages.check(JSON.parse(draft)).then(
        (found) => wanted && setCheck(found),
        (refused: unknown) => {
          if (!wanted) return;
          setCheck(null);
          setProblem(actRefusalWords(refused));
        },
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [visit, draft, ready]);
  const send = async (id: string) => {
    setBusy(true);
    if (await run(id, given)) setGiven(givenAtFirst(act));
    setBusy(false);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) void send(act.id);
      }}
    >
      <AskFields fields={act.fields} given={given} onGiven={setGiven} />
      <div className={styles.reach} role="status">
        <p>
          {check === null
            ? (problem ?? say("console.announce.empty"))
            : say("console.announce.reaches", { people: check.people, held: check.held })}
        </p>
        {check?.topics.map(({ name, words, neutral }) => (
          <p key={name} className={styles.topic}>
            {say("console.announce.topic", {
              name: isolate(name),
              words: words.map(isolate).join(", "),
              neutral: isolate(neutral),
            })}
          </p>
        ))}
        {check?.unsourced ? <p className={styles.topic}>{say("console.announce.unsourced")}</p> : null}
        {check?.approval ? <p className={styles.topic}>{say("console.announce.approval")}</p> : null}
      </div>
      <div className={styles.buttons}>
        <Button kind="primary" type="submit" isDisabled={!ready} isPending={busy}>
          {check === null ? act.sure : say("console.announce.do.count", { people: check.people })}
        </Button>
        <Button kind="line" isDisabled={!ready} onPress={() => void send("word.keep")}>
          {say("console.announce.keep.do")}
        </Button>
      </div>
    </form>
  );
}
