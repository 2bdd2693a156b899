/** QuestionsTab: what people ask the house: asking, voting, what is spoken about, and what was answered. [VEV2] */

import { type EveningKey, say } from "../../../shared/text/evening-words.ts";
import type { Question } from "../../net/index.ts";
import { useConversation, useMe, useVisit } from "../../react/index.ts";
import { Problem } from "../parts/problem.tsx";
import { AskForm } from "./ask-form.tsx";
import { Nothing } from "./nothing.tsx";
import { useDeed } from "./use-deed.ts";
import { VoteButton } from "./vote-button.tsx";
import styles from "./wish-list.module.css";
import { WishRow } from "./wish-row.tsx";

const GROUPS: readonly { key: EveningKey; of: (question: Question) => boolean }[] = [
  { key: "talk.live", of: ({ status }) => status === "live" },
  { key: "talk.waiting", of: ({ status }) => status === "waiting" },
  { key: "talk.done", of: ({ status }) => status !== "live" && status !== "waiting" },
];

export function QuestionsTab() {
  const visit = useVisit();
  const { muted } = useMe();
  const { questions, open } = useConversation("questions");
  const { problem, act } = useDeed();
  return (
    <div className={styles.tab}>
      {open && !muted ? (
        <AskForm label={say("talk.ask")} does={say("talk.ask.do")} onAsk={(words) => visit.conversation.ask(words)} />
      ) : null}
      {open ? null : <p className={styles.state}>{say("talk.closed")}</p>}
      {problem === null ? null : <Problem words={problem} small />}
      {questions.length === 0 ? <Nothing words={say("talk.none")} more={say("talk.none.more")} /> : null}
      {GROUPS.map(({ key, of }) => {
        const some = questions.filter(of);
        if (some.length === 0) return null;
        return (
          <section key={key} aria-label={say(key)}>
            <h3 className={styles.group}>{say(key)}</h3>
            <ul>
              {some.map((question) => (
                <QuestionRow key={question.id} question={question} act={act} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function QuestionRow({ question, act }: { question: Question; act: (deed: () => Promise<unknown>) => void }) {
  const { conversation } = useVisit();
  const { id, text, from, mine, voted, votes, status, how, word, merged } = question;
  const isOpen = status === "waiting" || status === "live";
  const stands =
    status === "waiting"
      ? undefined
      : status === "answered"
        ? say(how === "stage" ? "talk.status.answered.stage" : "talk.status.answered.text")
        : status === "live" || status === "parked" || status === "declined"
          ? say(`talk.status.${status}`)
          : undefined;
  return (
    <WishRow
      vote={
        isOpen ? (
          <VoteButton
            votes={votes}
            voted={voted}
            words={say(voted ? "talk.voted" : "talk.vote")}
            onVote={(on) => act(() => conversation.vote(id, on))}
          />
        ) : null
      }
      text={text}
      from={from}
      mine={mine}
      status={stands}
      tone={status === "live" ? "live" : status === "answered" ? "done" : status === "parked" ? "waits" : "quiet"}
      word={word}
      onWithdraw={mine && isOpen ? () => act(() => conversation.withdraw(id)) : undefined}
    >
      {merged.length === 0 ? null : (
        <p className={styles.merged}>
          {say("talk.merged", { count: merged.length })}
          {merged.some((one) => one.mine) ? `. ${say("talk.merged.mine")}` : ""}
        </p>
      )}
    </WishRow>
  );
}
