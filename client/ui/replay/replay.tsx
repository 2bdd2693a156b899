/**
 * Replay: a capsule played in its place: played and stopped, moved along, slower and faster, from any standpoint; who is
 * who, how far apart two are, and what was said. Nobody has a name or a look of their own until that is wanted.
 */
import { type KeyboardEvent, useMemo, useState } from "react";
import type { Capsule } from "../../../shared/conduct/capsule.ts";
import type { Space } from "../../../shared/space/space.ts";
import { type ReplayClock, SPEEDS, type Speed } from "../../world/replay/replay-clock.ts";
import { ReplayWorld } from "../../world/replay/replay-world.tsx";
import { IconButton } from "../parts/button.tsx";
import { Segmented } from "../parts/segmented.tsx";
import { Switch } from "../parts/switch.tsx";
import { Name } from "../parts/words.tsx";
import { useStillness } from "../theme.ts";
import { People } from "./people.tsx";
import styles from "./replay.module.css";
import { Said } from "./said.tsx";
import { Timeline } from "./timeline.tsx";
import { LEAP_MS, SPEED_WORDS, toggle, useReplay } from "./use-replay.ts";
import { apart, type Called, type Person } from "./who.ts";
import { metres, say, seconds, timeWords } from "./words.ts";

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

export function Replay({ capsule, space, server = "", called, onClose, onReady }: ReplayProps) {
  const { head } = capsule;
  const still = useStillness();
  const { clock, named, setNamed, people, picked, setPicked, pair, lines, names } = useReplay(capsule, called);
  const [eyes, setEyes] = useState<string | null>(null);
  const [from, setFrom] = useState<"free" | "above">("free");
  const [undrawn, setUndrawn] = useState(false);
  const said = useMemo(() => lines.map(({ at }) => at), [lines]);
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
