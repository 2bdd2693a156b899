/** ScreenCards: each screen of the space: what is on it, and what can be put there. */
import { useState } from "react";
import { pageOf } from "../../../../shared/screen/show.ts";
import { isolate } from "../../../../shared/text/text.ts";
import { useVisit } from "../../../react/index.ts";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { PutOn } from "../../screens/put-on.tsx";
import { showWords } from "../../screens/show-words.ts";
import { ActButton, ActIcon } from "../act-button.tsx";
import type { ScreenStand } from "../acts/stand.ts";
import box from "../box.module.css";
import { useHosting } from "../hosting.tsx";
import { say } from "../words.ts";
import styles from "./screen-cards.module.css";

export function ScreenCards() {
  const { screens } = useHosting().stand;
  return (
    <section className={box.box} aria-labelledby="console-screens">
      <header className={box.head}>
        <h2 id="console-screens" className={styles.title}>
          {say("console.screens")}
        </h2>
      </header>
      {screens.length === 0 ? <p className={box.quiet}>{say("console.screens.none")}</p> : null}
      <ul className={styles.cards}>
        {screens.map((screen) => (
          <ScreenCard key={screen.id} screen={screen} />
        ))}
      </ul>
    </section>
  );
}

function ScreenCard({ screen: { id, name, show } }: { screen: ScreenStand }) {
  const { server, host } = useVisit();
  const { offer } = useHosting();
  const [bringing, setBringing] = useState(false);
  const isPut = show !== null && !show.own;
  return (
    <li className={styles.card} aria-label={name}>
      <div className={styles.glimpse}>
        {show === null ? (
          <span>{say("console.screens.nothing")}</span>
        ) : show.kind === "video" ? (
          <Icon name="play" size={32} />
        ) : (
          <img src={`${server}/${pageOf(show).file}`} alt="" />
        )}
        {isPut ? null : <span className={styles.tag}>{say("console.screens.own")}</span>}
      </div>
      <div className={styles.words}>
        <h3 className={styles.name} dir="auto">
          {name}
        </h3>
        <p className={styles.what} dir="auto">
          {show === null ? say("console.screens.nothing") : showWords(show)}
        </p>
        <div className={styles.acts}>
          <ActButton id={`screen.show ${id}`} icon={null} words={say("console.screen.change")} />
          {show?.kind === "slides" && isPut ? (
            <>
              <ActIcon id={`screen.previous ${id}`} icon="caret-left" />
              <ActIcon id={`screen.next ${id}`} icon="caret-right" />
            </>
          ) : null}
          {show?.kind === "video" && isPut ? (
            <ActIcon id={`screen.play ${id}`} icon={show.playing ? "pause" : "play"} />
          ) : null}
          {isPut ? (
            <ActButton id={`screen.off ${id}`} icon={null} kind="plain" words={say("console.screen.clear")} />
          ) : null}
          {bringing ? null : (
            <Button kind="plain" icon="upload-simple" onPress={() => setBringing(true)}>
              {say("console.screen.bring")}
            </Button>
          )}
        </div>
        {bringing ? (
          <PutOn
            screen={id}
            onPut={() => {
              setBringing(false);
              offer({
                told: say("console.told.screen.show", { screen: isolate(name) }),
                back: () => host.screenBack(id),
              });
            }}
          >
            <Button kind="plain" onPress={() => setBringing(false)}>
              {say("console.cancel")}
            </Button>
          </PutOn>
        ) : null}
      </div>
    </li>
  );
}
