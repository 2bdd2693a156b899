/**
 * ScreensSheet: what is on the screens, in words and small pictures, for everybody; and for hosts and moderators what can
 * be done with them.
 */
import { may } from "../../../shared/conduct/roles.ts";
import { pageOf, type Show } from "../../../shared/screen/show.ts";
import type { Space } from "../../../shared/space/space.ts";
import { text } from "../../../shared/text/text.ts";
import { useMe, useScreens, useSpace, useVisit } from "../../react/index.ts";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { Switch } from "../parts/switch.tsx";
import { PutOn } from "./put-on.tsx";
import styles from "./screens-sheet.module.css";
import { ShowControls, TakeOff } from "./show-controls.tsx";
import { showWords } from "./show-words.ts";
import { useScreenSound } from "./sound.ts";

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
  return (
    <section className={styles.screen} aria-label={screen.name}>
      <Glimpse show={show} />
      <div className={styles.words}>
        <h3 className={styles.name} dir="auto">
          {screen.name}
        </h3>
        <div className={styles.told} aria-live="polite">
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
