/** IdeasTab: what people would like the house to do, with its word to each, and supporting them. [VEV4] */

import { say } from "../../../shared/text/evening-words.ts";
import { useConversation, useMe, useVisit } from "../../react/index.ts";
import { Problem } from "../parts/problem.tsx";
import { AskForm } from "./ask-form.tsx";
import { Nothing } from "./nothing.tsx";
import { useDeed } from "./use-deed.ts";
import { VoteButton } from "./vote-button.tsx";
import styles from "./wish-list.module.css";
import { WishRow } from "./wish-row.tsx";

export function IdeasTab() {
  const { conversation } = useVisit();
  const { muted } = useMe();
  const { ideas } = useConversation("ideas");
  const { problem, act } = useDeed();
  return (
    <div className={styles.tab}>
      {muted ? null : (
        <AskForm
          label={say("idea.bring")}
          does={say("idea.bring.do")}
          onAsk={(words) => conversation.bringIdea(words)}
        />
      )}
      {problem === null ? null : <Problem words={problem} small />}
      {ideas.length === 0 ? <Nothing words={say("idea.none")} more={say("idea.none.more")} /> : null}
      <ul>
        {ideas.map(({ id, text, from, mine, voted, votes, status, word }) => {
          const isOpen = status !== "done" && status !== "declined";
          return (
            <WishRow
              key={id}
              vote={
                isOpen ? (
                  <VoteButton
                    votes={votes}
                    voted={voted}
                    words={say(voted ? "idea.supported" : "idea.support")}
                    onVote={(on) => void act(() => conversation.voteIdea(id, on))}
                  />
                ) : null
              }
              text={text}
              from={from}
              mine={mine}
              status={say(`idea.status.${status}`)}
              tone={status === "done" ? "done" : status === "planned" ? "waits" : "quiet"}
              word={word}
              onWithdraw={mine && isOpen ? () => void act(() => conversation.withdrawIdea(id)) : undefined}
            />
          );
        })}
      </ul>
    </div>
  );
}
