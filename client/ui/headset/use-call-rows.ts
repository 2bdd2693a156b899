/**
 * UseCallRows: who calls me, a moderator, just now, in words at the wrist, and one press that takes me there: somebody who asks
 * for space nearby, or a colleague. The newest first. [COC10]
 */
import { isolate, text } from "../../../shared/text/text.ts";
import { useAvatars, useNotices, useVisit } from "../../react/index.ts";
import { type Row, useTaken } from "../../xr/index.ts";
import { button } from "./parts.ts";
import type { Attempt } from "./use-attempt.ts";

/**
 * @param put puts the open sheet away: who goes there wants to see
 * @param said the height of the words, `does` of the buttons, metres
 */
export function useCallRows(attempt: Attempt, put: () => void, said: number, does: number): Row[] {
  const visit = useVisit();
  const taken = useTaken();
  const avatars = useAvatars();
  const { notices, dismiss } = useNotices();
  const call = notices.findLast(({ kind }) => kind === "panic" || kind === "called");
  if (call === undefined) return [];
  // Whoever is in another copy of the place, or gone, cannot be gone to.
  const to = avatars.find(({ id }) => id === call.about)?.id;
  const there = (avatar: string) => () =>
    attempt(async () => {
      await taken(() => visit.conduct.goTo(avatar));
      dismiss(call.id);
      put();
    });
  const go =
    to === undefined
      ? []
      : [button("navigation-arrow", text("headset.call.go"), there(to), { on: true, tone: "safety" })];
  return [
    { height: said, cells: [{ kind: "words", words: isolate(call.text), tone: "alert" }] },
    { height: does, cells: [...go, button(null, text("headset.call.later"), () => dismiss(call.id))] },
  ];
}
