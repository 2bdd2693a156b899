/**
 * ScreensSheet: what is on the screens, in words and small pictures, for everybody; and for hosts and moderators what can
 * be done with them. A poll whose chart covers one stands there in words. [VEV5]
 */
import { may } from "../../../shared/conduct/roles.ts";
import { pollChartsAt } from "../../../shared/conversation/poll-charts.ts";
import { pollRows } from "../../../shared/conversation/poll-rows.ts";
import { pageOf, type Show } from "../../../shared/screen/show.ts";
import type { Space } from "../../../shared/space/space.ts";
import { say } from "../../../shared/text/evening-words.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Poll } from "../../net/index.ts";
import { useConversation, useEvening, useMe, useScreens, useSpace, useVisit } from "../../react/index.ts";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { Switch } from "../parts/switch.tsx";
import { useNow } from "../use-now.ts";
import { PutOn } from "./put-on.tsx";
import styles from "./screens-sheet.module.css";
import { ShowControls, TakeOff } from "./show-controls.tsx";
import { showWords } from "./show-words.ts";
import { useScreenSound } from "./sound.ts";

/** A chart that goes by itself is gone from the words within this, ms. */
const TICK_MS = 1000;

export function ScreensSheet({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (open: boolean) => void }) {
  const { screens } = useSpace();
  const shows = useScreens();
  const [sound, setSound] = useScreenSound();
  const hosts = may(useMe().role, "show");
  const videos = [...shows.values()].some(({ kind }) => kind === "video");
  return (
    <Sheet
      small
      title={text("screens.title")}
      closeWords={text("screens.close")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <div className={styles.screens}>
        {videos ? (
          <Switch words={text("screens.sound")} more={text("screens.sound.more")} isOn={sound} onChange={setSound} />
        ) : null}
        {screens.map((screen) => (
          <OneScreen key={screen.id} screen={screen} show={shows.get(screen.id) ?? null} hosts={hosts} />
        ))}
      </div>
    </Sheet>
  );
}

function OneScreen({ screen, show, hosts }: { screen: Space["screens"][number]; show: Show | null; hosts: boolean }) {
  const put = hosts && show !== null && !show.own;
  const poll = useChartOn(screen.id);
  return (
    <section className={styles.screen} aria-label={screen.name}>
      <Glimpse show={show} />
      <div className={styles.words}>
        <h3 className={styles.name} dir="auto">
          {screen.name}
        </h3>
        <div className={styles.told} aria-live="polite">
          {poll === null ? null : <ChartWords poll={poll} />}
          <p className={styles.what}>{show === null ? text("screens.nothing") : showWords(show)}</p>
          <p className={styles.alt} dir="auto">
            {show === null ? screen.alt : pageOf(show).alt || text("screens.wordless")}
          </p>
        </div>
        {put ? <ShowControls show={show} /> : null}
        {hosts ? <PutOn screen={screen.id}>{put ? <TakeOff screen={screen.id} /> : null}</PutOn> : null}
      </div>
    </section>
  );
}

/** The poll whose chart covers a screen just now. */
function useChartOn(screen: string): Poll | null {
  const ofCues = useEvening()?.inForce.charts ?? [];
  const { polls } = useConversation("polls");
  const now = useNow(polls.some((poll) => poll.screen === screen) ? TICK_MS : null);
  return pollChartsAt(ofCues, polls, now).charts.get(screen) ?? null;
}

function ChartWords({ poll: { spec, people, counts } }: { poll: Poll }) {
  if (spec === null) return null;
  return (
    <>
      <p className={styles.what}>{say("poll.chart", { question: isolate(spec.question) })}</p>
      <ul className={styles.alt}>
        {pollRows(spec, { people, counts }).map(({ value, words, count, percent }) => (
          <li key={value}>{say("poll.row", { option: isolate(words), count, percent })}</li>
        ))}
      </ul>
    </>
  );
}

/** A small picture of it. What it shows is told beside it, so this says nothing. */
function Glimpse({ show }: { show: Show | null }) {
  const { server } = useVisit();
  if (show === null) return null;
  return (
    <div className={styles.glimpse}>
      {show.kind === "video" ? <Icon name="play" size={28} /> : <img src={`${server}/${pageOf(show).file}`} alt="" />}
    </div>
  );
}
