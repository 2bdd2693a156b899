/**
 * NoticeCard: a private word from the house: what, where, for how long, by whom, under which rule in which version, why, and
 * how to appeal. It stays until it is read. Dusk violet whatever the brand, serif because the house speaks. [REP6]
 */
import type { ReactNode } from "react";
import type { Notice } from "../../../shared/protocol/from-server/index.ts";
import { announcedTitle } from "../../../shared/text/announced.ts";
import { isolate, type TextKey, text } from "../../../shared/text/text.ts";
import { useNotices, useVisit } from "../../react/index.ts";
import { factWords } from "../fact-words.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Words } from "../parts/words.tsx";
import { clockWords, lengthWords } from "../times.ts";
import type { OwnMicrophone } from "../voice/use-microphone.ts";
import { useDesk } from "./desk.tsx";
import styles from "./notice-card.module.css";

/** The oldest notice that nobody has read yet, with how many wait behind it. */
export function NoticeCard({
  mic,
  onRule,
  call,
}: {
  mic: OwnMicrophone;
  onRule: () => void;
  /** Draws where it calls somebody to. */
  call: (notice: Notice) => ReactNode;
}) {
  const visit = useVisit();
  const { notices, dismiss } = useNotices();
  const notice = notices[0];
  if (notice === undefined) return null;
  const answers = (notice.kind === "asked" || notice.kind === "hushed") && mic.standing.is !== "on";
  return (
    <section
      className={styles.card}
      // What is said to everybody waits its turn, and is told by the announcer.
      {...(notice.kind !== "announcement" && { role: "alert" })}
      aria-label={text("notice.from")}
    >
      <p className={styles.from}>
        <Icon name="seal-check" on size={20} />
        <span>{text("notice.from")}</span>
        <span className={styles.private}>
          {notice.kind === "announcement" ? clockWords(notice.at, visit.time()) : text("notice.private")}
        </span>
      </p>
      <NoticeWords notice={notice} onRule={onRule} />
      <div className={styles.foot}>
        {call(notice)}
        {answers ? (
          <Button
            kind="house"
            onPress={() => {
              dismiss(notice.id);
              void mic.speak();
            }}
          >
            {text(notice.kind === "asked" ? "notice.asked.open" : "voice.hushed.again")}
          </Button>
        ) : null}
        <Button kind={answers || notice.call !== undefined ? "line" : "house"} onPress={() => dismiss(notice.id)}>
          {text(notice.kind === "announcement" ? "near.close" : "notice.understood")}
        </Button>
        {notices.length > 1 ? (
          <span className={styles.private}>{text("notice.more", { count: notices.length - 1 })}</span>
        ) : null}
      </div>
    </section>
  );
}

/** What a notice says: the house's own sentence, in the reader's language where it speaks it, and what it rests on. */
function NoticeWords({ notice, onRule }: { notice: Notice; onRule: () => void }) {
  return (
    <>
      <h2 className={styles.title}>{titleOf(notice)}</h2>
      <p className={styles.words} dir="auto">
        {notice.text}
      </p>
      <Facts notice={notice} onRule={onRule} />
    </>
  );
}

/** What somebody decided, and not what is taken back or told. */
const DECIDED: readonly Notice["kind"][] = ["warned", "muted", "isolated"];

function Facts({ notice, onRule }: { notice: Notice; onRule: () => void }) {
  const visit = useVisit();
  const { rules } = useDesk();
  const { kind, rule: id, version, until, at, by, facts, note, sanction, source, corrects } = notice;
  const decided = DECIDED.includes(kind);
  const rule = rules?.rules.find((one) => one.id === id);
  const holds = kind === "muted" || kind === "isolated";
  if (!decided && note === undefined && source === undefined && corrects === undefined) return null;
  return (
    <dl className={styles.facts}>
      {decided && id !== undefined ? (
        <Fact of="notice.rule">
          {rule === undefined ? (
            id
          ) : (
            <button type="button" className={styles.rule} onClick={onRule}>
              {rule.title}
            </button>
          )}{" "}
          {version === undefined ? null : (
            <span className={styles.version}>{text("notice.version", { version: isolate(version) })}</span>
          )}
        </Fact>
      ) : null}
      {holds ? (
        <>
          <Fact of="notice.where">{text("notice.where.house")}</Fact>
          <Fact of="notice.until">
            {until === undefined ? (
              text("notice.until.open")
            ) : (
              <Words
                of="notice.until.time"
                values={{ time: clockWords(until, visit.time()), length: lengthWords(until - at) }}
              />
            )}
          </Fact>
        </>
      ) : null}
      {decided && by !== undefined ? (
        <Fact of="notice.who">
          {by === "machine" ? text("notice.by.machine") : text("notice.by.person", { role: by })}
        </Fact>
      ) : null}
      {decided && facts !== undefined ? <Fact of="notice.facts">{factWords(facts)}</Fact> : null}
      {note === undefined ? null : (
        <Fact of="notice.why">
          <span dir="auto">{note}</span>
        </Fact>
      )}
      {corrects === undefined || corrects.text === null ? null : (
        <Fact of="notice.struck">
          <del dir="auto">{corrects.text}</del>
        </Fact>
      )}
      {source === undefined ? null : (
        <Fact of="notice.source">
          <span dir="auto">{source}</span>
        </Fact>
      )}
      {decided && sanction !== undefined ? (
        <Fact of="notice.appeal">
          <a
            className={styles.appeal}
            href={`/decisions#${encodeURIComponent(sanction)}`}
            target="_blank"
            rel="noopener"
          >
            {text("notice.appeal.how")}
          </a>
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ of, children }: { of: TextKey; children: ReactNode }) {
  return (
    <>
      <dt>{text(of)}</dt>
      <dd>{children}</dd>
    </>
  );
}

function titleOf(notice: Notice): string {
  if (notice.kind === "announcement") return announcedTitle(notice);
  if ((notice.kind === "muted" || notice.kind === "isolated") && notice.until !== undefined)
    return text(`notice.${notice.kind}.for`, { length: lengthWords(notice.until - notice.at) });
  return text(`notice.${notice.kind}`);
}
