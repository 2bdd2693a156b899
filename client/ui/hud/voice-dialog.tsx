/** VoiceDialog: my microphone and how I hear, as it rises from the microphone's button; what it is made of comes with voice. */
import { lazy, Suspense } from "react";
import { Dialog } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import type { OwnMicrophone } from "../voice/use-microphone.ts";
import styles from "./voice-dialog.module.css";

const VoicePanel = lazy(async () => ({ default: (await import("../voice/voice-panel.tsx")).VoicePanel }));

export function VoiceDialog({ mic }: { mic: OwnMicrophone }) {
  return (
    <Dialog className={styles.dialog ?? ""} aria-label={text("voice.title")}>
      <Suspense>
        <VoicePanel mic={mic} />
      </Suspense>
    </Dialog>
  );
}
