/**
 * Said: one message: who, how far, and their words, as text and nothing but text; its tombstone; or what a machine wrote
 * down of somebody's voice.
 */
import { memo, useState } from "react";
import { badgeOf, may } from "../../../shared/conduct/roles.ts";
import type { Message } from "../../../shared/protocol/from-server/index.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import { distanceWords } from "../near.ts";
import { Badge } from "../parts/badge.tsx";
import { Button, IconButton } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { Name } from "../parts/words.tsx";
import { clockWords } from "../times.ts";
import { type Reported, useDesk } from "./desk.tsx";
import styles from "./said.module.css";
import { endOf, wordsOf } from "./spoken.ts";

export const Said = memo(function Said({
  message,
  mine,
  follows,
  distance,
}: {
  message: Message;
  mine: boolean;
  /** The one before is by the same person, so the name need not be said again. */
  follows: boolean;
  /** Metres at the time; null for what was read later. */
  distance: number | null;
}) {
  const visit = useVisit();
  const { rules, hide, report } = useDesk();
  const keeps = may(visit.me.role, "moderate");
  const time = clockWords(message.at, visit.time());
  if (message.hidden !== undefined) {
    const { rule, role, at } = message.hidden;
    const title = rules?.rules.find((one) => one.id === rule)?.title ?? rule;
    return (
      <p className={styles.tombstone}>
        <Icon name="eye-slash" size={16} />
        <span>{text("chat.hidden", { role, rule: isolate(title), time: clockWords(at, visit.time()) })}</span>
      </p>
    );
  }
  return (
    <article className={classes(styles.said, follows && styles.follows, !(mine && !keeps) && styles.kept)}>
      {keeps ? (
        <span className={styles.hide}>
          <IconButton small icon="eye-slash" label={text("hide.these")} onPress={() => hide(message)} />
        </span>
      ) : mine ? null : (
        <ReportWords of={{ name: message.name, avatar: message.from, message }} onReport={report} />
      )}
      {follows ? null : (
        <header className={styles.head}>
          <span className={styles.name}>{mine ? text("chat.you") : <Name>{message.name}</Name>}</span>
          {mine ? null : <RoleOf message={message} />}
          <span className={styles.where}>
            {distance === null || mine ? time : distanceWords(distance)}
            {message.to === "near" ? null : ` · ${toWords(message, mine, visit)}`}
          </span>
        </header>
      )}
      <p className={styles.words} dir="auto">
        {message.text}
      </p>
    </article>
  );
});

/** What somebody said aloud, as a machine wrote it down: the end of it, and all of it when asked for. [VOI84] */
export function Spoken({ spoken, distance }: { spoken: readonly [Message, ...Message[]]; distance: number | null }) {
  const visit = useVisit();
  const { report } = useDesk();
  const [open, setOpen] = useState(false);
  const [first] = spoken;
  const mine = first.from === visit.me.id;
  const { words, cut } = endOf(spoken);
  return (
    <article className={classes(styles.said, !mine && styles.kept)}>
      {mine || first.from === null ? null : (
        <ReportWords of={{ name: first.name, avatar: first.from }} onReport={report} />
      )}
      <header className={styles.head}>
        <span className={styles.name}>{mine ? text("chat.you") : <Name>{first.name}</Name>}</span>
        {mine ? null : <RoleOf message={first} />}
        <span className={styles.where}>
          {distance === null || mine ? clockWords(first.at, visit.time()) : distanceWords(distance)}
        </span>
        <span className={styles.spoken}>
          <Icon name="subtitles" size={16} />
          {text("chat.spoken")}
        </span>
      </header>
      <p className={classes(styles.words, styles.heard)} dir="auto">
        {open ? wordsOf(spoken) : words}
      </p>
      {cut ? (
        <Button kind="plain" onPress={() => setOpen(!open)}>
          {text(open ? "chat.spoken.less" : "chat.spoken.all")}
        </Button>
      ) : null}
    </article>
  );
}

/** What they were when they said it: words of staff and bots bear it beside the name. [MSG6] */
function RoleOf({ message: { role = "visitor" } }: { message: Message }) {
  const badge = badgeOf(role);
  return badge === null ? null : <Badge of={badge} />;
}

function ReportWords({ of, onReport }: { of: Reported; onReport: (of: Reported) => void }) {
  return (
    <span className={styles.hide}>
      <IconButton small icon="flag" label={text("report.words")} onPress={() => onReport(of)} />
    </span>
  );
}

function toWords(message: Message, mine: boolean, visit: ReturnType<typeof useVisit>): string {
  const { to } = message;
  if (to === "near") return "";
  if (to === "space") return text("chat.to.space", { place: isolate(visit.space.name) });
  if ("zone" in to) {
    const zone = visit.space.zones.find((one) => one.id === to.zone);
    return text("chat.to.zone", { zone: isolate(zone?.name ?? to.zone) });
  }
  if (!mine) return text("chat.private");
  return text("chat.to", { name: isolate(visit.avatars.get(to.avatar)?.name ?? "") });
}
