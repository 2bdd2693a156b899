/** ConsoleNav: the parts of the console, what waits in each, and the ways out of it. */
import type { MouseEvent } from "react";
import { may } from "../../../shared/conduct/roles.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { ActButton } from "./act-button.tsx";
import { waitingIn } from "./acts/inbox.ts";
import styles from "./console-nav.module.css";
import { Glyph } from "./glyph.tsx";
import { useHosting } from "./hosting.tsx";
import { addressOf, PARTS } from "./parts.ts";
import { say } from "./words.ts";

export function ConsoleNav() {
  const { part, turnTo, stand } = useHosting();
  const visit = useVisit();
  const { role } = useMe();
  const waiting = waitingIn(stand).all;
  const open = (event: MouseEvent, name: (typeof PARTS)[number]["name"]) => {
    // In another tab it opens as its address says.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    turnTo(name);
  };
  return (
    <nav className={styles.nav} aria-label={say("console.parts")}>
      <ul className={styles.list}>
        {PARTS.map(({ name }) => (
          <li key={name}>
            <a
              href={addressOf(name, visit.space.id)}
              className={classes(styles.link, part === name && styles.here)}
              aria-current={part === name ? "page" : undefined}
              onClick={(event) => open(event, name)}
            >
              <Glyph name={name} on={part === name} />
              <span>{say(`console.part.${name}`)}</span>
              {name === "conversation" && waiting > 0 ? <span className={styles.count}>{waiting}</span> : null}
            </a>
          </li>
        ))}
      </ul>
      <div className={styles.out}>
        {may(role, "moderate") ? <Conduct /> : null}
        <ActButton id="go.place" kind="plain" />
      </div>
    </nav>
  );
}

/** For whoever moderates too: how many cases wait, and the way there. */
function Conduct() {
  const { act, stand } = useHosting();
  const waiting = stand.cases.filter(({ status }) => status === "waiting").length;
  return (
    <button type="button" className={styles.link} onClick={() => void act("go.conduct")}>
      <Icon name="shield-check" />
      <span>{say("console.conduct")}</span>
      {waiting === 0 ? null : (
        <span className={styles.urgent} title={say("console.conduct.more", { count: waiting })}>
          {waiting}
        </span>
      )}
    </button>
  );
}
