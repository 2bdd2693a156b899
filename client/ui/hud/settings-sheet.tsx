/** SettingsSheet: theme, view, motion, sounds, and what this house knows of me: to take along, or to destroy. */
import { useState } from "react";
import { text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import { SOUNDS } from "../../sound/index.ts";
import type { View } from "../../world/behind.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { Segmented } from "../parts/segmented.tsx";
import { Slider } from "../parts/slider.tsx";
import { Switch } from "../parts/switch.tsx";
import { useSilent } from "../silent.ts";
import { type ThemeChoice, useLessMotion, useTheme } from "../theme.ts";
import { useView } from "../view.ts";
import { useVolume } from "../volume.ts";
import { HeadsetSettings } from "./headset-settings.tsx";
import styles from "./settings-sheet.module.css";

const VIEWS: readonly View[] = ["eyes", "behind"];
const THEMES: readonly ThemeChoice[] = ["auto", "day", "dusk"];

export function SettingsSheet({
  isOpen,
  onOpenChange,
  vr,
  onVoice,
  onForgotten,
}: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  /** A headset can be entered here. */
  vr: boolean;
  /** To my microphone and how I hear. */
  onVoice: () => void;
  /** The house has forgotten me: this browser must too. */
  onForgotten: () => void;
}) {
  const [theme, setTheme] = useTheme();
  const [less, setLess] = useLessMotion();
  const [view, setView] = useView();
  const [silent, setSilent] = useSilent();
  const [volume, setVolume] = useVolume();
  return (
    <Sheet
      small
      title={text("settings.title")}
      closeWords={text("settings.close")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <div className={styles.settings}>
        <Segmented
          label={text("settings.theme")}
          value={theme}
          choices={THEMES.map((value) => ({ value, words: text(`settings.theme.${value}`) }))}
          onChange={setTheme}
        />
        <Segmented
          label={text("settings.view")}
          value={view}
          choices={VIEWS.map((value) => ({ value, words: text(`settings.view.${value}`) }))}
          onChange={setView}
        />
        <Switch words={text("settings.motion")} more={text("settings.motion.more")} isOn={less} onChange={setLess} />
        <section className={styles.data} aria-label={text("settings.voice")}>
          <h3 className={styles.dataTitle}>{text("settings.voice")}</h3>
          <p className={styles.more}>{text("settings.voice.more")}</p>
          <div className={styles.buttons}>
            <Button icon="microphone" onPress={onVoice}>
              {text("voice.panel")}
            </Button>
          </div>
        </section>
        <section className={styles.sounds} aria-label={text("settings.sounds")}>
          <h3 className={styles.dataTitle}>{text("settings.sounds")}</h3>
          <Slider
            label={text("settings.volume")}
            value={volume}
            least={0}
            most={1}
            said={text("settings.volume.value", { percent: Math.round(volume * 100) })}
            onChange={setVolume}
          />
          {SOUNDS.map((sound) => (
            <Switch
              key={sound}
              words={text(`settings.sounds.${sound}`)}
              isOn={!silent.has(sound)}
              onChange={(on) => setSilent(new Set(SOUNDS.filter((one) => (one === sound ? !on : silent.has(one)))))}
            />
          ))}
        </section>
        {vr ? <HeadsetSettings /> : null}
        <MyData onForgotten={onForgotten} />
      </div>
    </Sheet>
  );
}

type Doing = "nothing" | "asking" | "working" | "saved" | "failed";

function MyData({ onForgotten }: { onForgotten: () => void }) {
  const visit = useVisit();
  const [doing, setDoing] = useState<Doing>("nothing");

  const save = async () => {
    setDoing("working");
    try {
      saveFile(`stoa-${visit.me.name.replace(/[^\p{L}\p{N}]+/gu, "-")}.json`, await visit.export());
      setDoing("saved");
    } catch {
      setDoing("failed");
    }
  };
  const forget = async () => {
    setDoing("working");
    try {
      await visit.forget();
      onForgotten();
    } catch {
      setDoing("failed");
    }
  };

  return (
    <section className={styles.data} aria-label={text("settings.data")}>
      <h3 className={styles.dataTitle}>{text("settings.data")}</h3>
      <p className={styles.more}>{text("settings.data.more")}</p>
      <div className={styles.buttons}>
        <Button icon="download-simple" isPending={doing === "working"} onPress={save}>
          {text("settings.export")}
        </Button>
        {doing === "asking" ? null : (
          <Button icon="trash" kind="danger" isDisabled={doing === "working"} onPress={() => setDoing("asking")}>
            {text("settings.forget")}
          </Button>
        )}
      </div>
      {doing === "asking" ? (
        <section className={styles.sure} aria-label={text("settings.forget")}>
          <p>{text("settings.forget.more")}</p>
          <div className={styles.buttons}>
            <Button kind="harm" onPress={forget}>
              {text("settings.forget.sure")}
            </Button>
            <Button kind="line" autoFocus onPress={() => setDoing("nothing")}>
              {text("settings.forget.keep")}
            </Button>
          </div>
        </section>
      ) : null}
      <p className={styles.told} role="status">
        {doing === "saved" ? (
          <>
            <Icon name="check" size={16} />
            {text("settings.exported")}
          </>
        ) : doing === "failed" ? (
          <span className={styles.failed}>{text("settings.failed")}</span>
        ) : null}
      </p>
    </section>
  );
}

function saveFile(name: string, data: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
