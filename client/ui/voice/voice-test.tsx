/** VoiceTest: a microphone before the place: how loud it is, three seconds of it played back, and which one it is. */
import "../opened-words.ts";
import { useEffect, useRef, useState } from "react";
import { text } from "../../../shared/text/text.ts";
import { Level, type MicrophoneFailure, openMicrophone } from "../../voice/index.ts";
import { Button } from "../parts/button.tsx";
import { ChoiceList } from "../parts/choice-list.tsx";
import { useOwnVoice } from "./choices.ts";
import { LevelMeter } from "./level.tsx";
import { record } from "./record.ts";
import { deviceChoices, useDevices } from "./use-devices.ts";
import styles from "./voice-test.module.css";

const RECORDED_MS = 3000;
/** So loud a voice is at least, 0…1 as a meter shows it. */
const A_VOICE = 0.25;
/** Whoever was not heard for so long is asked whether it is switched on, ms. */
const PATIENCE_MS = 5000;
const LOOK_MS = 200;

type Open = { track: MediaStreamTrack; level: Level };
type Doing = "listening" | "recording" | "playing" | "played";

export function VoiceTest({
  onDone,
  onTrouble,
}: {
  onDone: () => void;
  onTrouble: (failure: MicrophoneFailure) => void;
}) {
  const [own, choose] = useOwnVoice();
  const [open, setOpen] = useState<Open | null>(null);
  const [doing, setDoing] = useState<Doing>("listening");
  const [heard, setHeard] = useState<"yet" | "yes" | "no">("yet");
  const { inputs, outputs, outputsCanBeChosen } = useDevices(open);
  const trouble = useRef(onTrouble);
  trouble.current = onTrouble;
  const stop = useRef(new AbortController());
  const box = useRef<HTMLDivElement>(null);
  // The card it stands on may be longer than its window, and with the names of devices it grows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it has grown
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
  }, [inputs.length, outputs.length]);

  useEffect(() => {
    let over = false;
    let opened: Open | null = null;
    stop.current = new AbortController();
    void openMicrophone(own.input ?? undefined).then((found) => {
      if (!found.ok) {
        if (!over) trouble.current(found.failure);
      } else if (over) found.track.stop();
      else {
        opened = { track: found.track, level: Level.of(found.track) };
        setOpen(opened);
        setDoing("listening");
        setHeard("yet");
      }
    });
    return () => {
      over = true;
      stop.current.abort();
      opened?.level.close();
      opened?.track.stop();
      setOpen(null);
    };
  }, [own.input]);

  useEffect(() => {
    if (open === null || heard === "yes") return;
    const began = performance.now();
    const timer = setInterval(() => {
      if (open.level.read() >= A_VOICE) setHeard("yes");
      else if (performance.now() - began > PATIENCE_MS) setHeard("no");
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [open, heard]);

  const tryOut = async () => {
    if (open === null) return;
    const { signal } = stop.current;
    setDoing("recording");
    const recorded = await record(open.track, RECORDED_MS, signal);
    if (signal.aborted) return;
    setDoing("playing");
    await recorded?.play(own.output, signal);
    if (!signal.aborted) setDoing(recorded === null ? "listening" : "played");
  };

  const said =
    open === null
      ? "opening"
      : doing === "recording"
        ? "recording"
        : doing !== "listening"
          ? "sound"
          : heard === "yes"
            ? "heard"
            : heard === "no"
              ? "silent"
              : "speak";
  return (
    <div ref={box} className={styles.test}>
      <LevelMeter read={() => open?.level.read() ?? 0} label={text("voice.level")} />
      <p className={styles.said} role="status">
        {text(`entry.voice.${said}`)}
      </p>
      <div className={styles.buttons}>
        <Button
          kind="line"
          icon={doing === "playing" ? "speaker-high" : "microphone"}
          isPending={open === null || doing === "recording" || doing === "playing"}
          onPress={() => void tryOut()}
        >
          {text(doing === "listening" ? "entry.voice.record" : "entry.voice.again")}
        </Button>
        <Button kind="plain" onPress={onDone}>
          {text("entry.voice.done")}
        </Button>
      </div>
      {inputs.length > 1 ? (
        <ChoiceList
          label={text("entry.voice.test")}
          {...deviceChoices(inputs, own.input)}
          onChange={(id) => choose({ input: id === "" ? null : id })}
        />
      ) : null}
      {outputsCanBeChosen && outputs.length > 1 ? (
        <ChoiceList
          label={text("voice.output")}
          {...deviceChoices(outputs, own.output)}
          onChange={(id) => choose({ output: id === "" ? null : id })}
        />
      ) : null}
    </div>
  );
}
