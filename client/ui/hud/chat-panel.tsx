/**
 * ChatPanel: what is said near me and who would hear me. People's words are drawn as text in their own direction;
 * a screen reader is told of new ones a few at a time. [CHAT]
 */
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { Message } from "../../../shared/protocol/from-server/index.ts";
import { text } from "../../../shared/text/text.ts";
import { useMe, useMessages, useVisit } from "../../react/index.ts";
import { Button, IconButton } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { Name } from "../parts/words.tsx";
import styles from "./chat-panel.module.css";
import { Composer } from "./composer.tsx";
import { useDesk } from "./desk.tsx";
import { HearingLine } from "./hearing-line.tsx";
import { Said, Spoken } from "./said.tsx";
import { type Entry, gather } from "./spoken.ts";
import type { Hearers } from "./use-hearers.ts";

type ChatProps = { hearers: Hearers; input: RefObject<HTMLTextAreaElement | null>; onLeaveChat: () => void };

export function ChatPanel({ hearers, input, onLeaveChat }: ChatProps) {
  return (
    <section className={styles.panel} aria-label={text("chat.title")}>
      <SaidList />
      <HearingLine hearers={hearers} />
      <Composer input={input} onLeave={onLeaveChat} />
    </section>
  );
}

/** On a phone: one bar, the last words above it, and all of them in a sheet. */
export function ChatBar({ hearers, input, onLeaveChat }: ChatProps) {
  const visit = useVisit();
  const { messages: words } = useMessages();
  const [open, setOpen] = useState(false);
  const { muted } = useMe();
  const { addressee } = useDesk();
  const special = muted || addressee !== null;
  const last = words.at(-1);
  return (
    <section className={styles.bar} aria-label={text("chat.title")}>
      {last === undefined || last.hidden !== undefined ? null : (
        <AriaButton className={classes(styles.last)} onPress={() => setOpen(true)}>
          <span className={styles.lastWords}>
            <b>{last.from === visit.me.id ? text("chat.you") : <Name>{last.name}</Name>}</b>{" "}
            {last.caption === true ? (
              <span className={styles.spoken}>
                <Icon name="subtitles" size={16} /> {text("chat.spoken")}{" "}
              </span>
            ) : null}
            <bdi dir="auto">{last.text}</bdi>
          </span>
        </AriaButton>
      )}
      <div className={styles.barBox}>
        {special ? <HearingLine hearers={hearers} /> : null}
        <Composer
          input={input}
          aside={special ? null : <HearingLine hearers={hearers} short />}
          onLeave={onLeaveChat}
        />
      </div>
      <Sheet title={text("chat.title")} closeWords={text("chat.close")} isOpen={open} onOpenChange={setOpen}>
        <SaidList inSheet />
      </Sheet>
    </section>
  );
}

/** Nearer to the end than this, and new words keep the list at its end. Pixels. */
const AT_END = 48;

function SaidList({ inSheet = false }: { inSheet?: boolean }) {
  const { messages: words, older } = useMessages();
  const visit = useVisit();
  const entries = useMemo(() => gather(words), [words]);
  const distances = useDistances();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  const [earlier, setEarlier] = useState(false);
  const asked = useRef(false);

  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    older().then(setEarlier, () => setEarlier(false));
  }, [older]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new words move the end
  useLayoutEffect(() => {
    if (atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight });
    else setAway(true);
  }, [words]);

  // Whoever writes many lines, or turns their phone, still sees the newest words.
  const empty = words.length === 0;
  useEffect(() => {
    const list = box.current;
    if (list === null || empty) return;
    const shapes = new ResizeObserver(() => {
      if (atEnd.current) list.scrollTo({ top: list.scrollHeight });
    });
    shapes.observe(list);
    return () => shapes.disconnect();
  }, [empty]);

  if (empty) return inSheet ? <p className={styles.empty}>{text("chat.empty")}</p> : null;

  const readOn = async () => {
    const before = box.current?.scrollHeight ?? 0;
    atEnd.current = false;
    setEarlier(await older().catch(() => false));
    requestAnimationFrame(() => {
      if (box.current !== null) box.current.scrollTop += box.current.scrollHeight - before;
    });
  };

  return (
    <div className={styles.saidBox}>
      <div
        ref={box}
        className={classes(styles.said, inSheet && styles.saidSheet)}
        role="log"
        aria-live="off"
        aria-label={text("chat.title")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: at }) => {
          atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < AT_END;
          if (atEnd.current) setAway(false);
        }}
      >
        {earlier ? (
          <Button kind="plain" onPress={readOn}>
            {text("chat.earlier")}
          </Button>
        ) : null}
        {entries.map((entry, i) =>
          "spoken" in entry ? (
            <Spoken
              key={entry.spoken[0].id}
              spoken={entry.spoken}
              distance={distances.get(entry.spoken[0].id) ?? null}
            />
          ) : (
            <Said
              key={entry.message.id}
              message={entry.message}
              mine={entry.message.from === visit.me.id}
              follows={follows(entries[i - 1], entry.message)}
              distance={distances.get(entry.message.id) ?? null}
            />
          ),
        )}
      </div>
      {away ? (
        <div className={styles.newest}>
          <IconButton
            small
            icon="caret-down"
            label={text("chat.newest")}
            onPress={() => {
              atEnd.current = true;
              setAway(false);
              box.current?.scrollTo({ top: box.current.scrollHeight });
            }}
          />
        </div>
      ) : null}
    </div>
  );
}

/** Words of the same person within this time stand under one name. */
const FOLLOWS_MS = 60_000;

function follows(entry: Entry | undefined, message: Message): boolean {
  const before = entry !== undefined && "message" in entry ? entry.message : undefined;
  return (
    before !== undefined &&
    before.hidden === undefined &&
    message.hidden === undefined &&
    before.from === message.from &&
    before.name === message.name &&
    JSON.stringify(before.to) === JSON.stringify(message.to) &&
    message.at - before.at < FOLLOWS_MS
  );
}

/** How far off each speaker stood when I heard them. Metres by message id; what was read later has none. */
function useDistances(): ReadonlyMap<string, number> {
  const visit = useVisit();
  const distances = useRef(new Map<string, number>());
  useEffect(
    () =>
      visit.on("message", (message) => {
        const speaker = message.from === null ? undefined : visit.avatars.get(message.from);
        if (speaker === undefined) return;
        const [x, , z] = speaker.pose.position;
        const [myX, , myZ] = visit.me.pose.position;
        distances.current.set(message.id, Math.hypot(x - myX, z - myZ));
      }),
    [visit],
  );
  return distances.current;
}
