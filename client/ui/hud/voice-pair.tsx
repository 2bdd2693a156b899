/** VoicePair: why one person does not hear another, as the house knows it. [VOI85] */
import { useEffect, useId, useState } from "react";
import type { Why } from "../../../shared/protocol/from-server/index.ts";
import { text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { ChoiceList } from "../parts/choice-list.tsx";
import { pairWords } from "../voice/why-words.ts";
import styles from "./voices-sheet.module.css";

const ASK_MS = 2000;

export function VoicePair({
  people,
  speaker,
  onSpeaker,
}: {
  people: readonly Avatar[];
  speaker: string;
  onSpeaker: (avatar: string) => void;
}) {
  const visit = useVisit();
  const [listener, setListener] = useState("");
  const [why, setWhy] = useState<Why | null>(null);
  const title = useId();
  const ready = speaker !== "" && listener !== "" && speaker !== listener;
  useEffect(() => {
    setWhy(null);
    if (!ready) return;
    let over = false;
    const ask = () =>
      visit.voice.why(speaker, listener).then(
        (answer) => (over ? undefined : setWhy(answer)),
        () => undefined,
      );
    void ask();
    const timer = setInterval(ask, ASK_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [visit, ready, speaker, listener]);
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? "";
  /** Nobody yet, or one of the people here but whoever is chosen as the other one. */
  const choicesBut = (other: string) => [
    { value: "", words: text("voices.pair.choose") },
    ...people.filter(({ id }) => id !== other).map(({ id, name }) => ({ value: id, words: name })),
  ];
  const words = why === null ? null : pairWords(why, nameOf(speaker), nameOf(listener));
  return (
    <section className={styles.pair} aria-labelledby={title}>
      <h3 id={title} className={styles.pairTitle}>
        <bdi>{text("voices.pair")}</bdi>
      </h3>
      <div className={styles.two}>
        <ChoiceList
          label={text("voices.pair.listener")}
          value={listener}
          choices={choicesBut(speaker)}
          onChange={setListener}
        />
        <ChoiceList
          label={text("voices.pair.speaker")}
          value={speaker}
          choices={choicesBut(listener)}
          onChange={onSpeaker}
        />
      </div>
      <div role="status" className={styles.answer}>
        {words === null ? null : (
          <>
            <p className={styles.what}>
              <bdi>{words.what}</bdi>
            </p>
            <p>
              <bdi>{words.help}</bdi>
            </p>
          </>
        )}
      </div>
    </section>
  );
}
