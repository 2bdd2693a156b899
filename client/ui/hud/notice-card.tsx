/**
 * NoticeCard: a private word from the house: what, for how long, under which rule and why. It stays until it is read. Dusk
 * violet whatever the brand, serif because the house speaks. [CON]
 */
import type { Notice } from "../../../shared/protocol/from-server/index.ts";
import { text } from "../../../shared/text/text.ts";
import { useNotices, useVisit } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Words } from "../parts/words.tsx";
import { clockWords, lengthWords } from "../times.ts";
import type { OwnMicrophone } from "../voice/use-microphone.ts";
import { useDesk } from "./desk.tsx";
import styles from "./notice-card.module.css";

/** The oldest notice that nobody has read yet, with how many wait behind it. */
export function NoticeCard({ mic, onRule }: { mic: OwnMicrophone; onRule: () => void }) {
  const { notices, dismiss } = useNotices();
  const notice = notices[0];
  if (notice === undefined) return null;
  const answers = (notice.kind === "asked" || notice.kind === "hushed") && mic.standing.is !== "on";
  return (
    <section className={styles.card} role="alert" aria-label={text("notice.from")}>
      <p className={styles.from}>
        <Icon name="seal-check" on size={20} />
        <span>{text("notice.from")}</span>
        <span className={styles.private}>{text("notice.private")}</span>
      </p>
      <NoticeWords notice={notice} onRule={onRule} />
      <div className={styles.foot}>
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
        <Button kind={answers ? "line" : "house"} onPress={() => dismiss(notice.id)}>
          {text("notice.understood")}
        </Button>
        {notices.length > 1 ? (
          <span className={styles.private}>{text("notice.more", { count: notices.length - 1 })}</span>
        ) : null}
      </div>
    </section>
  );
}

/** What a notice says; on the closed screen too. */
export function NoticeWords({ notice, onRule }: { notice: Notice; onRule: () => void }) {
  const visit = useVisit();
  const { rules } = useDesk();
  const rule = notice.rule === undefined ? undefined : rules?.rules.find((one) => one.id === notice.rule);
  const now = visit.time();
  return (
    <>
      <h2 className={styles.title}>{titleOf(notice)}</h2>
      {notice.kind === "muted" || notice.kind === "isolated" ? (
        <p className={styles.words}>
          {notice.until === undefined ? (
            text(`notice.${notice.kind}.open`)
          ) : (
            <Words of={`notice.${notice.kind}.until`} values={{ time: clockWords(notice.until, now) }} />
          )}
        </p>
      ) : (
        <p className={styles.words} dir="auto">
          {notice.text}
        </p>
      )}
      {notice.kind === "unmuted" || notice.kind === "released" || notice.rule === undefined ? null : (
        <dl className={styles.facts}>
          <dt>{text("notice.rule")}</dt>
          <dd>
            {rule === undefined ? (
              notice.rule
            ) : (
              <button type="button" className={styles.rule} onClick={onRule}>
                {rule.title}
              </button>
            )}
          </dd>
          {notice.note === undefined ? null : (
            <>
              <dt>{text("notice.why")}</dt>
              <dd dir="auto">{notice.note}</dd>
            </>
          )}
        </dl>
      )}
    </>
  );
}

function titleOf(notice: Notice): string {
  if ((notice.kind === "muted" || notice.kind === "isolated") && notice.until !== undefined)
    return text(`notice.${notice.kind}.for`, { length: lengthWords(notice.until - notice.at) });
  return text(`notice.${notice.kind}`);
}
