/** HearingLine: how many people would hear what I say now, and how far it carries. */
import { text } from "../../../shared/text/text.ts";
import { useMe } from "../../react/index.ts";
import { metreFigure } from "../near.ts";
import { IconButton } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { Name, Words } from "../parts/words.tsx";
import { useDesk } from "./desk.tsx";
import styles from "./hearing-line.module.css";
import type { Hearers } from "./use-hearers.ts";

export function HearingLine({ hearers, short = false }: { hearers: Hearers; short?: boolean }) {
  const { muted } = useMe();
  const { addressee, writeTo } = useDesk();
  if (muted)
    return (
      <p className={classes(styles.line, styles.muted)}>
        <Icon name="speaker-slash" size={18} />
        <span>{text("chat.heard.muted")}</span>
      </p>
    );
  if (addressee !== null)
    return (
      <p className={classes(styles.line, styles.alone)}>
        <Icon name="chat-circle" size={18} />
        <span>
          <Words of="chat.heard.one" values={{ name: <Name>{addressee.name}</Name> }} />
        </span>
        <IconButton small icon="x" label={text("chat.to.stop")} onPress={() => writeTo(null)} />
      </p>
    );
  if (hearers.privately)
    return (
      <p className={classes(styles.line, styles.private, short && styles.short)}>
        <Icon name="lock-simple" size={18} />
        <span>
          <Words of={short ? "chat.heard.circle.short" : "chat.heard.circle"} values={{ count: hearers.count }} />
        </span>
      </p>
    );
  return (
    <p className={classes(styles.line, short && styles.short)}>
      <Icon name="ear" size={18} />
      <span>
        <Words
          of={short ? "chat.heard.short" : "chat.heard"}
          values={{ count: hearers.count, metres: String(Math.round(Number(metreFigure(hearers.reach)))) }}
        />
      </span>
    </p>
  );
}
