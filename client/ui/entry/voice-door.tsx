/**
 * VoiceDoor: voice on the card before the place: try it, and enter with it, or neither. Nothing is asked of the browser
 * before a press; what fails says what would help, and nobody is kept from entering.
 */
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Tick } from "../parts/tick.tsx";
import { useOwnVoice } from "../voice/choices.ts";
import type { Trouble } from "../voice/standing.ts";
import { troubleWords } from "../voice/voice-words.ts";
import styles from "./voice-door.module.css";

const VoiceTest = lazy(async () => ({ default: (await import("../voice/voice-test.tsx")).VoiceTest }));

export function VoiceDoor({
  entering,
  microphone,
  onMicrophone,
}: {
  /** The microphone is let go, as the place wants it. */
  entering: boolean;
  /** They wish to enter with it on. */
  microphone: boolean;
  onMicrophone: (on: boolean) => void;
}) {
  const [{ input }] = useOwnVoice();
  const [trying, setTrying] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (trouble !== null) told.current?.scrollIntoView({ block: "nearest" });
  }, [trouble]);

  const fail = (found: Trouble) => {
    setTrying(false);
    setTrouble(found);
    onMicrophone(false);
  };
  /** Asks for it now, so that nobody who says no comes in with a tick that means nothing. */
  const tick = async (on: boolean) => {
    onMicrophone(on);
    setTrouble(null);
    if (!on || trying) return;
    const { openMicrophone } = await import("../../voice/index.ts");
    const opened = await openMicrophone(input ?? undefined);
    if (opened.ok) opened.track.stop();
    else fail(opened.failure);
  };

  return (
    <section className={styles.voice} aria-label={text("entry.voice")}>
      <div className={styles.head}>
        <div className={styles.words}>
          <p className={styles.title}>{text("entry.voice")}</p>
          <p className={styles.more}>{text("entry.voice.more")}</p>
        </div>
        {trying ? null : (
          <Button
            kind="soft"
            icon="microphone"
            onPress={() => {
              setTrouble(null);
              setTrying(true);
            }}
          >
            {text("entry.voice.try")}
          </Button>
        )}
      </div>
      {trying && !entering ? (
        <Suspense fallback={<p className={styles.more}>{text("dock.mic.opening")}</p>}>
          <VoiceTest onDone={() => setTrying(false)} onTrouble={fail} />
        </Suspense>
      ) : null}
      <p ref={told} className={styles.trouble} role="alert">
        {trouble === null ? null : (
          <>
            <Icon name="microphone-slash" size={18} />
            <span>{troubleWords(trouble)}</span>
          </>
        )}
      </p>
      <Tick words={text("entry.voice.on")} on={microphone} onChange={(on) => void tick(on)} />
    </section>
  );
}
