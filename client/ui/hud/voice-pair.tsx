/** VoicePair: why one person does not hear another, as the house knows it. [VOI85] */
import { useEffect, useId, useState } from "react";
import type { Why } from "../../../shared/protocol/from-server/index.ts";
import { text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { pairWords } from "../why-words.ts";
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
  const words = why === null ? null : pairWords(why, nameOf(speaker), nameOf(listener));
  return (
    <section className={styles.pair} aria-labelledby={title}>
      <h3 id={title} className={styles.pairTitle}>
        <bdi>{text("voices.pair")}</bdi>
      </h3>
      <div className={styles.two}>
        <Choice
          id="voices-listener"
          label={text("voices.pair.listener")}
          people={people}
          but={speaker}
          value={listener}
          onChange={setListener}
        />
        <Choice
          id="voices-speaker"
          label={text("voices.pair.speaker")}
          people={people}
          but={listener}
          value={speaker}
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

/** One of the people here; a select of the browser's own, which every device opens in its own good way. */
function Choice({
  id,
  label,
  people,
  but,
  value,
  onChange,
}: {
  id: string;
  label: string;
  people: readonly Avatar[];
  /** Whoever is chosen already as the other one. */
  but: string;
  value: string;
  onChange: (avatar: string) => void;
}) {
  return (
    <div className={styles.choice}>
      <label htmlFor={id} className={styles.choiceLabel}>
        {label}
      </label>
      <select id={id} className={styles.select} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{text("voices.pair.choose")}</option>
        {people
          .filter((one) => one.id !== but)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
      </select>
    </div>
  );
}
