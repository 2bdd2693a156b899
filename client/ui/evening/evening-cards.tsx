/**
 * EveningCards: what of an evening asks for a word, as one quiet card in the corner of the list of people: a poll that opens, and
 * at the end how it was. It never takes the focus; whoever listens is told politely. [VEV3] [VEV9]
 */
import { useLayoutEffect, useState } from "react";
import { say } from "../../../shared/text/evening-words.ts";
import { isolate } from "../../../shared/text/text.ts";
import type { Poll } from "../../net/index.ts";
import { useConversation } from "../../react/index.ts";
import { Button, IconButton } from "../parts/button.tsx";
import unseen from "../parts/unseen.module.css";
import styles from "./card.module.css";
import { pollWaiting } from "./cards.ts";
import type { EveningTab } from "./evening-sheet.tsx";
import { FeedbackScale } from "./feedback-scale.tsx";
import { PollBars } from "./poll-bars.tsx";
import { PollForm } from "./poll-form.tsx";
import { useFeedbackDue } from "./use-feedback.ts";

export function EveningCards({
  compact,
  hidden,
  onOpen,
  onAsks,
}: {
  /** There is little room: what takes more than a line opens. */
  compact: boolean;
  /** Something stands there that goes before everything else. */
  hidden: boolean;
  onOpen: (tab: EveningTab) => void;
  /** Told whether anything is asked, or room is to be left: what else stands there makes way, and is as it was afterwards. */
  onAsks: (asks: boolean) => void;
}) {
  const { polls, floor } = useConversation("polls", "hands");
  // Where there is little room one thing is asked at a time.
  const rests = compact && floor.up.some(({ mine }) => mine);
  const [away, setAway] = useState<ReadonlySet<string>>(new Set());
  const [answered, setAnswered] = useState<string | null>(null);
  const waits = pollWaiting(polls, away);
  // What I have just answered stays until I put it away, or something else is asked.
  const poll = waits ?? polls.find(({ id, closedAt }) => id === answered && closedAt === null && !away.has(id)) ?? null;
  const { due, done } = useFeedbackDue(true);
  const putAway = (id: string) => setAway((before) => new Set(before).add(id));
  const told =
    waits?.spec != null
      ? say("poll.opened", { question: isolate(waits.spec.question) })
      : due !== null
        ? say("feedback.title", { evening: isolate(due.title) })
        : "";
  const asks = rests || poll !== null || due !== null;
  useLayoutEffect(() => onAsks(asks), [asks, onAsks]);
  return (
    <>
      <div className={unseen.unseen} aria-live="polite" aria-atomic="true">
        {told}
      </div>
      {hidden || rests ? null : poll !== null ? (
        <PollCard
          key={poll.id}
          poll={poll}
          compact={compact}
          onOpen={() => onOpen("polls")}
          onAnswered={setAnswered}
          onAway={putAway}
        />
      ) : due !== null ? (
        <section className={styles.card} aria-label={say("feedback.title", { evening: due.title })}>
          <FeedbackScale evening={due} onDone={done} />
        </section>
      ) : null}
    </>
  );
}

function PollCard({
  poll,
  compact,
  onOpen,
  onAnswered,
  onAway,
}: {
  poll: Poll;
  compact: boolean;
  onOpen: () => void;
  onAnswered: (id: string) => void;
  onAway: (id: string) => void;
}) {
  const { id, spec, answer } = poll;
  return (
    <section className={styles.card} aria-label={say("poll.open")}>
      <header className={styles.head}>
        <p className={styles.kind}>{say("poll.open")}</p>
        <IconButton
          icon="x"
          small
          label={say(answer === null ? "poll.later" : "evening.close")}
          onPress={() => onAway(id)}
        />
      </header>
      <h2 className={styles.title} dir="auto">
        {spec?.question}
      </h2>
      {answer !== null ? (
        <PollBars poll={poll} />
      ) : compact ? (
        <Button kind="primary" onPress={onOpen}>
          {say("poll.answer")}
        </Button>
      ) : (
        <PollForm poll={poll} onDone={() => onAnswered(id)} />
      )}
    </section>
  );
}
