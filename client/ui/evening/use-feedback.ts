/** UseFeedback: the evening of which I may be asked how it was, once: when it is over, or when I leave it. */

import type { EveningView } from "../../net/index.ts";
import { useConversation, useEvening, useMe, useSpace } from "../../react/index.ts";
import { useNow } from "../use-now.ts";
import { useAskedFeedback } from "./asked-feedback.ts";
import { feedbackDue } from "./cards.ts";

const TICK_MS = 10_000;

export function useFeedbackDue(closed: boolean): {
  /** Null where there is none, or I was asked. */
  due: EveningView | null;
  /** I was asked. */
  done: () => void;
} {
  const evening = useEvening();
  const { feedback } = useConversation("polls");
  const { role } = useMe();
  const space = useSpace().id;
  const [asked, setAsked] = useAskedFeedback();
  const now = useNow(TICK_MS);
  const due = feedbackDue({ evening, feedback, role, asked, space, now }, closed);
  return { due, done: () => due !== null && setAsked([...asked, `${space}/${due.id}`]) };
}
