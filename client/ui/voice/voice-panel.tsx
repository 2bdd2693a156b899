/** VoicePanel: my microphone and how I talk, and how I hear others. Comes when it is opened. */
import { useEffect, useState } from "react";
import { may } from "../../../shared/conduct/roles.ts";
import type { MannerOfSpeaking } from "../../../shared/protocol/from-client/voice.ts";
import { text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import { ChoiceList } from "../parts/choice-list.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { Segmented } from "../parts/segmented.tsx";
import { Slider } from "../parts/slider.tsx";
import { Switch } from "../parts/switch.tsx";
import { useOwnVoice } from "./choices.ts";
import { LevelMeter } from "./level.tsx";
import { useVoice } from "./session.tsx";
import { deviceChoices, useDevices } from "./use-devices.ts";
import type { OwnMicrophone } from "./use-microphone.ts";
import styles from "./voice-panel.module.css";
import { lineWords } from "./voice-words.ts";

/** How my line does is asked so often while this is open, ms. */
const ASK_MS = 3000;

export function VoicePanel({ mic }: { mic: OwnMicrophone }) {
  const { state } = useVoice();
  const [own, choose] = useOwnVoice();
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{text("voice.title")}</h2>
      <Mine mic={mic} />
      <DeviceLists opened={mic.standing.is} />
      <Segmented
        label={text("voice.way")}
        value={own.push ? "push" : "open"}
        choices={(["open", "push"] as const).map((value) => ({ value, words: text(`voice.way.${value}`) }))}
        onChange={(way) => choose({ push: way === "push" })}
      />
      <Slider
        label={text("voice.volume.all")}
        value={own.volume}
        least={0}
        most={1}
        step={0.05}
        said={text("settings.volume.value", { percent: Math.round(own.volume * 100) })}
        onChange={(volume) => choose({ volume })}
      />
      <div className={styles.switches}>
        <Manners manner={mic.manner} />
        <Switch
          words={text("voice.murmur")}
          more={text("voice.murmur.more")}
          isOn={own.murmur}
          onChange={(murmur) => choose({ murmur })}
        />
        {state.canCaption ? (
          <Switch
            words={text("voice.captions")}
            more={text("voice.captions.more")}
            isOn={own.captions}
            onChange={(captions) => choose({ captions })}
          />
        ) : null}
      </div>
      <LineSaid />
    </div>
  );
}

/** How my microphone stands, in a sentence, how loud it is, and the press that changes it. */
function Mine({ mic }: { mic: OwnMicrophone }) {
  const { session } = useVoice();
  const { is } = mic.standing;
  const on = is === "on";
  const back = is === "muted" || is === "held" || is === "audience" || is === "hushed";
  const plain = is === "off" || is === "shut" ? text(`voice.is.${is}`) : null;
  const said = mic.push ? "hold" : mic.manner === "near" ? "on" : mic.manner;
  return (
    <section className={classes(styles.mine, on && styles.on, back && styles.back)} aria-label={text("voice.input")}>
      <p className={styles.said} role="status">
        <Icon name={on || is === "off" || is === "opening" ? "microphone" : "microphone-slash"} on={on || back} />
        <span>{mic.why ?? plain ?? text(`voice.is.${said}`)}</span>
      </p>
      {on ? <LevelMeter read={mic.level} label={text("voice.level")} /> : null}
      {on && mic.murmured ? (
        <p className={styles.more} role="status">
          {text("voice.murmured")}
        </p>
      ) : null}
      <div className={styles.buttons}>
        {on && !mic.push ? (
          <Button kind="line" onPress={mic.press}>
            {text("voice.do.shut")}
          </Button>
        ) : null}
        {on ? (
          <Button kind="line" onPress={() => void session?.stop()}>
            {text("voice.do.off")}
          </Button>
        ) : null}
        {is === "off" || is === "shut" || is === "failed" ? (
          <Button kind="line" icon="microphone" onPress={() => void mic.speak()}>
            {text(is === "failed" ? "voice.retry" : "voice.do.open")}
          </Button>
        ) : null}
        {is === "hushed" ? (
          <Button kind="line" icon="microphone" onPress={() => void mic.speak()}>
            {text("voice.hushed.again")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function DeviceLists({ opened }: { opened: string }) {
  const [own, choose] = useOwnVoice();
  const { inputs, outputs, outputsCanBeChosen } = useDevices(opened);
  const named = [...inputs, ...outputs].some(({ label }) => label !== "");
  return (
    <>
      <ChoiceList
        label={text("voice.input")}
        {...deviceChoices(inputs, own.input)}
        onChange={(id) => choose({ input: id === "" ? null : id })}
      />
      {outputsCanBeChosen ? (
        <ChoiceList
          label={text("voice.output")}
          {...deviceChoices(outputs, own.output)}
          onChange={(id) => choose({ output: id === "" ? null : id })}
        />
      ) : null}
      {named ? null : <p className={styles.more}>{text("voice.devices.unnamed")}</p>}
    </>
  );
}

/** Softer than usual for anybody; to everybody for who may speak to the whole space. */
function Manners({ manner }: { manner: MannerOfSpeaking }) {
  const visit = useVisit();
  const me = useMe();
  const { attempt } = useTell();
  const speak = (next: MannerOfSpeaking) => (on: boolean) => void attempt(() => visit.voice.speak(on ? next : "near"));
  return (
    <>
      <Switch
        words={text("voice.whisper")}
        more={text("voice.whisper.more")}
        isOn={manner === "whisper"}
        onChange={speak("whisper")}
      />
      {may(me.role, "speak-to-space") ? (
        <div className={classes(manner === "house" && styles.house)}>
          <Switch
            words={text("voice.house")}
            more={text("voice.house.more")}
            isOn={manner === "house"}
            onChange={speak("house")}
          />
        </div>
      ) : null}
    </>
  );
}

/** One quiet line on how voices come and go. */
function LineSaid() {
  const visit = useVisit();
  const [words, setWords] = useState("");
  useEffect(() => {
    let over = false;
    const ask = async () => {
      const quality = await visit.voice.quality().catch(() => null);
      if (!over && quality !== null) setWords(lineWords(quality));
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [visit]);
  return <p className={styles.line}>{words}</p>;
}
