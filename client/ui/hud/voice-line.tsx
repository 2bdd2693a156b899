/** VoiceLine: one line over the dock while something about voices must not be missed: the megaphone, or that none is heard. */
import { Button as AriaButton } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { useVoice } from "../voice/session.tsx";
import type { OwnMicrophone } from "../voice/use-microphone.ts";
import { useTell } from "./passing.tsx";
import styles from "./voice-line.module.css";

export function VoiceLine({ mic }: { mic: OwnMicrophone }) {
  const visit = useVisit();
  const { session, state } = useVoice();
  const { attempt } = useTell();
  const on = mic.standing.is === "on";
  return (
    <div className={styles.place} role="status">
      {mic.manner === "house" ? (
        <div className={classes(styles.line, on && styles.loud)} data-voice-line>
          <Icon name="megaphone" on={on} />
          <span>{text(on ? "voice.is.house" : "voice.house.ready")}</span>
          <AriaButton className={classes(styles.do)} onPress={() => attempt(() => visit.voice.speak("near"))}>
            {text("voice.house.end")}
          </AriaButton>
        </div>
      ) : state.hears === "no" ? (
        <div className={styles.line} data-voice-line>
          <Icon name="speaker-slash" />
          <span>{text("voice.silent")}</span>
          <AriaButton className={classes(styles.do)} onPress={() => void session?.retry()}>
            {text("voice.retry")}
          </AriaButton>
        </div>
      ) : state.hears === "yes" && state.asleep ? (
        <AriaButton className={classes(styles.line, styles.press)} data-voice-line onPress={() => session?.wake()}>
          <Icon name="speaker-slash" />
          <span>{text("voice.asleep")}</span>
        </AriaButton>
      ) : null}
    </div>
  );
}
