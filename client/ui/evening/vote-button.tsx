/** VoteButton: how many are for something, and my own vote, given and taken back by the same press. */
import { ToggleButton } from "react-aria-components";
import { say } from "../../../shared/text/evening-words.ts";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import styles from "./vote-button.module.css";

export function VoteButton({
  votes,
  voted,
  words,
  onVote,
}: {
  votes: number;
  voted: boolean;
  /** What a press does. */
  words: string;
  onVote: (on: boolean) => void;
}) {
  return (
    <ToggleButton
      className={classes(styles.vote)}
      isSelected={voted}
      onChange={onVote}
      aria-label={`${words}, ${say("talk.votes", { count: votes })}`}
    >
      <Icon name="caret-up" size={18} />
      <span className={styles.count}>{votes}</span>
    </ToggleButton>
  );
}
