/** VoiceSheet: how loud I hear somebody, and, while it is open, whether I can hear them at all, and why not. [VOI80] [VOI82] */
import { useState } from "react";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/index.ts";
import { useAvatar } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { Slider } from "../parts/slider.tsx";
import { GAIN_STEP, LOUDEST, useGain } from "../voice/use-gain.ts";
import { useWhy } from "../voice/use-why.ts";
import { useDesk } from "./desk.tsx";
import { useTell } from "./passing.tsx";
import styles from "./voice-sheet.module.css";

const PERCENT = { style: "percent" } as const;

export function VoiceSheet() {
  const { heard, hear } = useDesk();
  return heard === null ? null : <Voice key={heard.id} avatar={heard} onClose={() => hear(null)} />;
}

function Voice({ avatar: known, onClose }: { avatar: Avatar; onClose: () => void }) {
  const avatar = useAvatar(known.id) ?? known;
  const name = isolate(avatar.name);
  return (
    <Sheet
      small
      title={isolate(text("voice.person", { name }))}
      closeWords={text("near.close")}
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <div className={styles.sheet}>
        <Volume avatar={avatar} />
        <Hearing avatar={avatar} />
      </div>
    </Sheet>
  );
}

function Volume({ avatar }: { avatar: Avatar }) {
  const [gain, setGain] = useGain(avatar.id);
  const { attempt } = useTell();
  // While the thumb is dragged the house is not asked at every pixel.
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = dragged ?? gain;
  return (
    <div className={styles.part}>
      <Slider
        label={isolate(text("voice.volume", { name: isolate(avatar.name) }))}
        value={shown}
        least={0}
        most={LOUDEST}
        step={GAIN_STEP / 5}
        format={PERCENT}
        said={isolate(text("voice.volume.value", { percent: Math.round(shown * 100) }))}
        words={{ least: text("voice.volume.least"), most: isolate(text("voice.volume.most")) }}
        onChange={setDragged}
        onChangeEnd={(next) => {
          setDragged(null);
          void attempt(() => setGain(next));
        }}
      />
      <div className={styles.mute}>
        <p className={styles.more}>
          <bdi>{text(gain === 0 ? "voice.volume.mute.more" : "voice.volume.more")}</bdi>
        </p>
        <Button
          kind="line"
          icon={gain === 0 ? "speaker-high" : "speaker-slash"}
          onPress={() => attempt(() => setGain(gain === 0 ? 1 : 0))}
        >
          {text(gain === 0 ? "voice.unmute" : "voice.mute")}
        </Button>
      </div>
    </div>
  );
}

function Hearing({ avatar }: { avatar: Avatar }) {
  const diagnosis = useWhy(avatar);
  return (
    <section
      className={classes(styles.part, styles.why)}
      aria-label={text("voice.why", { name: isolate(avatar.name) })}
    >
      <h3 className={styles.title}>
        <bdi>{text("voice.why", { name: isolate(avatar.name) })}</bdi>
      </h3>
      <div role="status" className={styles.answer}>
        {diagnosis === null ? (
          <p className={styles.more}>{text("voice.why.asking")}</p>
        ) : (
          <>
            <p className={classes(styles.what, diagnosis.fine && styles.fine)}>
              <Icon name={diagnosis.fine ? "check" : "ear"} size={20} />
              <bdi>{diagnosis.what}</bdi>
            </p>
            {diagnosis.help === "" ? null : (
              <p className={styles.help}>
                <bdi>{diagnosis.help}</bdi>
              </p>
            )}
          </>
        )}
      </div>
      {diagnosis === null
        ? null
        : diagnosis.lines.map((line) => (
            <p key={line} className={styles.line}>
              <bdi>{line}</bdi>
            </p>
          ))}
    </section>
  );
}
