/**
 * Replay: a capsule played in its place: played and stopped, moved along, slower and faster, from any standpoint; who is
 * who, how far apart two are, and what was said. Nobody has a name or a look of their own until that is wanted.
 */
import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import type { Capsule } from "../../../shared/conduct/capsule.ts";
import type { Space } from "../../../shared/space/space.ts";
import { ReplayClock as Clock, type ReplayClock, SPEEDS, type Speed } from "../../world/replay/replay-clock.ts";
import { ReplayWorld } from "../../world/replay/replay-world.tsx";
import { IconButton } from "../parts/button.tsx";
import { Segmented } from "../parts/segmented.tsx";
import { Switch } from "../parts/switch.tsx";
import { Name } from "../parts/words.tsx";
import { useStillness } from "../theme.ts";
import { People } from "./people.tsx";
import styles from "./replay.module.css";
import { linesOf, Said } from "./said.tsx";
import { Timeline, timeWords } from "./timeline.tsx";
import { useClock } from "./use-clock.ts";
import { apart, type Called, type Person, peopleOf, tagOf } from "./who.ts";
import { metres, say, seconds } from "./words.ts";

export type ReplayProps = {
  capsule: Capsule;
  /** The space in which it was; its files are asked of `server`, the page's own unless told. */
  space: Space;
  server?: string;
  /** What they are called until their names are wanted. */
  called?: Called;
  onClose: () => void;
  /** The place stands and is drawn. */
  onReady?: () => void;
};

const SPEED_WORDS = {
  0.25: "replay.speed.quarter",
  0.5: "replay.speed.half",
  1: "replay.speed.usual",
  2: "replay.speed.double",
  4: "replay.speed.fourfold",
} as const;

/** What a press on a button goes by, and a key by one step. ms */
const LEAP_MS = 5000;

export function Replay({ capsule, space, server = "", called, onClose, onReady }: ReplayProps) {
  const { head } = capsule;
  const still = useStillness();
  const clock = useClock(useMemo(() => new Clock(head.steps.at(-1) ?? 0), [head]));
  const [named, setNamed] = useState(false);
  const [eyes, setEyes] = useState<string | null>(null);
  const [from, setFrom] = useState<"free" | "above">("free");
  const [undrawn, setUndrawn] = useState(false);
  const people = useMemo(() => peopleOf(capsule, named, called), [capsule, named, called]);
  const [picked, setPicked] = useState<readonly string[]>(() =>
    peopleOf(capsule, false)
      .slice(0, 2)
      .map(({ track }) => track.avatar),
  );
  const pair = useMemo(
    () => picked.flatMap((id) => people.find(({ track }) => track.avatar === id) ?? []),
    [people, picked],
  );
  const lines = useMemo(() => linesOf(people), [people]);
  const names = useMemo(() => new Map(people.map((one) => [one.track.avatar, tagOf(one)])), [people]);
  const said = useMemo(() => lines.map(({ at }) => at), [lines]);
  useEffect(() => {
    // Nothing is to be seen before those it is about have come.
    const [first, second] = peopleOf(capsule, false);
    clock.go(Math.max(first?.track.came ?? 0, second?.track.came ?? 0));
    return () => clock.pause();
  }, [clock, capsule]);
  const see = (avatar: string | null) => {
    setEyes(avatar);
    if (avatar !== null) setFrom("free");
  };

  return (
    <section
      className={styles.replay}
      aria-label={say("replay.title")}
      onKeyDown={(event) => pressed(event, clock, head.stepMs)}
    >
      <div className={styles.picture}>
        <ReplayWorld
          capsule={capsule}
          space={space}
          server={server}
          clock={clock}
          view={{ names, looks: named, pair: picked, eyes, from }}
          reducedMotion={still}
          label={say("replay.view", { place: space.name })}
          onMissing={() => setUndrawn(true)}
          onReady={onReady}
        />
        {undrawn ? <p className={styles.undrawn}>{say("replay.undrawn")}</p> : null}
        <Distance capsule={capsule} pair={pair} at={clock.at} />
        <div className={styles.close}>
          <IconButton icon="x" label={say("replay.close")} onPress={onClose} />
        </div>
      </div>
      <div className={styles.bar}>
        <div className={styles.play}>
          <IconButton icon="rewind" label={say("replay.back")} onPress={() => clock.go(clock.at - LEAP_MS)} />
          <IconButton
            icon={clock.playing ? "pause" : "play"}
            label={say(clock.playing ? "replay.pause" : "replay.play")}
            onPress={() => toggle(clock)}
          />
          <IconButton icon="fast-forward" label={say("replay.on")} onPress={() => clock.go(clock.at + LEAP_MS)} />
          <p className={styles.time}>
            <b>{timeWords(head.from + clock.at)}</b>{" "}
            <span>{say("replay.at", { at: seconds(clock.at), length: seconds(clock.length) })}</span>
          </p>
        </div>
        <Segmented
          label={say("replay.speed")}
          hideLabel
          value={String(clock.speed)}
          choices={SPEEDS.map((speed) => ({ value: String(speed), words: say(SPEED_WORDS[speed]) }))}
          onChange={(speed) => clock.run(Number(speed) as Speed)}
        />
        <Segmented
          label={say("replay.from")}
          hideLabel
          value={eyes === null ? from : "eyes"}
          choices={[
            { value: "free", words: say("replay.from.free") },
            { value: "above", words: say("replay.from.above") },
            { value: "eyes", words: say("replay.from.eyes") },
          ]}
          onChange={(chosen) => {
            see(chosen === "eyes" ? (picked[0] ?? people[0]?.track.avatar ?? null) : null);
            setFrom(chosen === "above" ? "above" : "free");
          }}
        />
        <Switch words={say("replay.faces")} more={say("replay.faces.more")} isOn={named} onChange={setNamed} />
      </div>
      <Timeline capsule={capsule} clock={clock} pair={pair} said={said} />
      <div className={styles.lists}>
        <Said lines={lines} from={head.from} at={clock.at} onGo={(at) => clock.go(at)} />
        <People
          people={people}
          at={clock.at}
          pair={picked}
          eyes={eyes}
          onMeasure={(avatar) =>
            setPicked((before) =>
              before.includes(avatar) ? before.filter((one) => one !== avatar) : [...before, avatar].slice(-2),
            )
          }
          onEyes={see}
        />
      </div>
    </section>
  );
}

/** How far apart the two are, over the picture. */
function Distance({ capsule, pair: [one, other], at }: { capsule: Capsule; pair: readonly Person[]; at: number }) {
  if (one === undefined || other === undefined) return null;
  const distance = apart(capsule, one.track, other.track, at);
  return (
    <p className={styles.distance}>
      <b>{distance === null ? say("replay.distance.none") : say("replay.distance.is", { metres: metres(distance) })}</b>
      <span>
        <Name>{one.name}</Name> · <Name>{other.name}</Name>
      </span>
    </p>
  );
}

function toggle(clock: ReplayClock): void {
  if (clock.playing) clock.pause();
  else clock.play(performance.now());
}

/** Space or K plays and stops, J and L leap, comma and full stop go by a step. */
function pressed(event: KeyboardEvent<HTMLElement>, clock: ReplayClock, stepMs: number): void {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isControl = target instanceof HTMLElement && target.closest("button, input:not([type=range]), label") !== null;
  if (key === "k" || (key === " " && !isControl)) toggle(clock);
  else if (key === "j") clock.go(clock.at - LEAP_MS);
  else if (key === "l") clock.go(clock.at + LEAP_MS);
  else if (key === ",") clock.go(clock.at - stepMs);
  else if (key === ".") clock.go(clock.at + stepMs);
  else return;
  event.preventDefault();
}
